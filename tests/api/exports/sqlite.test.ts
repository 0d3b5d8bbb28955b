import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningConcord, startConcord } from '../../support/concord.ts'
import { editable, exportsAreReadByOthers } from './exports.ts'

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

describe('exports of SQLite', () => {
  exportsAreReadByOthers(() => concord, token)

  test('as many as are allowed are made at a time, and given up when nobody takes them', async () => {
    const abort = new AbortController()
    const open = () => fetch(`${concord.url}/export/dataset.zip`, { signal: abort.signal })
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
        const response = await fetch(`${concord.url}/export/relations.csv?types=AMENDS`)
        await response.text()
        return response.status
      })
      .toBe(200)
  })
})
