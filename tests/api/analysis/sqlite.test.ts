import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningConcord, startConcord } from '../../support/concord.ts'
import { editable } from '../exports/exports.ts'
import { changesetsAreFollowed } from '../live.ts'
import { metricsAreMeasured } from './metrics.ts'

const token = 'a-token-of-the-tests'
const { folder, settings } = editable(token)
let concord: RunningConcord

beforeAll(async () => {
  concord = await startConcord(settings)
})
afterAll(async () => {
  await concord?.stop()
  folder.remove()
})

describe('on SQLite', () => {
  metricsAreMeasured(() => concord, token)
  changesetsAreFollowed(() => concord, token)

  test('a server ends though somebody follows', async () => {
    const other = await startConcord({ CONCORD_STORE: settings.CONCORD_STORE })
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
