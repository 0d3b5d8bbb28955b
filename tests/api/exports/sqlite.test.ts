import { describe, expect, test } from 'vitest'
import { editToken, servedFromFile } from '../../support/served.ts'
import { exportsAreReadByOthers } from './exports.ts'
import { namesLeadSomewhere } from './names.ts'

describe('exports of SQLite', () => {
  const { concord } = servedFromFile({ CONCORD_EDIT_TOKEN: editToken })

  exportsAreReadByOthers(concord, editToken)
  namesLeadSomewhere(concord, editToken)

  test('as many as are allowed are made at a time, and given up when nobody takes them', async () => {
    const abort = new AbortController()
    const open = () => fetch(`${concord().url}/export/dataset.zip`, { signal: abort.signal })
    // Their bodies are not read, so that they stay under way: an archive is larger than what a connection holds.
    const held = await Promise.all(Array.from({ length: 4 }, open))
    expect(held.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const refused = await open()
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('10')
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'BUSY', limit: 4 } }] })
    abort.abort()
    await expect
      .poll(async () => {
        const response = await fetch(`${concord().url}/export/relations.csv?types=AMENDS`)
        await response.text()
        return response.status
      })
      .toBe(200)
  })
})
