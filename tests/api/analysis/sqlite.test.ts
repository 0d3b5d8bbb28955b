import { describe, expect, test } from 'vitest'
import { startConcord } from '../../support/concord.ts'
import { editToken, servedFromFile } from '../../support/served.ts'
import { changesetsAreFollowed } from '../live.ts'
import { metricsAreMeasured } from './metrics.ts'

describe('on SQLite', () => {
  const { concord, settings } = servedFromFile({ CONCORD_EDIT_TOKEN: editToken })

  metricsAreMeasured(concord, editToken)
  changesetsAreFollowed(concord, editToken)

  test('a server ends though somebody follows', async () => {
    const other = await startConcord({ CONCORD_STORE: settings.CONCORD_STORE ?? '' })
    const abort = new AbortController()
    const query = encodeURIComponent('subscription { changesetApplied { version } }')
    const response = await fetch(`${other.url}/graphql/stream?query=${query}`, {
      headers: { accept: 'text/event-stream' },
      signal: abort.signal,
    })
    expect(response.status).toBe(200)
    await other.stop()
    expect(other.child.exitCode).toBe(0)
    await response.text().catch(() => undefined)
  })
})
