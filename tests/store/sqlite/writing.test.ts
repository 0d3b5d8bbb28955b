import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { failureOf, folder, opened, otherProcess, topics } from './places.ts'

describe('writing to a SQLite store', () => {
  test('says that the disk is full, applies nothing of it, and goes on once there is room', async () => {
    const file = join(folder(), 'concord.db')
    const store = await opened(file, { sizeLimit: 1_500_000 })
    await store.commit(topics('Ozone'))
    const many = Array.from({ length: 5000 }, (_, index) => `Topic ${index} ${'long '.repeat(15)}`.trim())
    const failure = await failureOf(store.commit(topics(...many)))
    expect(failure.code).toBe('STORE_FULL')
    expect(await store.datasetVersion()).toBe(1)
    expect(await store.count({})).toBe(1)
    expect(await store.commit(topics('Climate'))).toMatchObject({ version: 2, entries: 1 })
    await store.close()
    const larger = await opened(file)
    expect(await larger.commit(topics(...many))).toMatchObject({ version: 3, entries: 5000 })
  })

  test('says that another process is writing, and commits once it is done', async () => {
    const file = join(folder(), 'concord.db')
    const store = await opened(file)
    await store.commit(topics('Ozone'))
    const lock = await otherProcess(file, 'BEGIN IMMEDIATE')
    expect(await failureOf(store.commit(topics('Climate')))).toMatchObject({
      code: 'STORE_BUSY',
      retryAfter: 1,
    })
    expect((await store.lookup(['topic:ozone']))[0]).toMatchObject({ state: 'live' })
    await lock.end()
    expect(await store.commit(topics('Climate'))).toMatchObject({ version: 2 })
  })

  test('sees what another store on the same file wrote, in every kind of answer', async () => {
    const file = join(folder(), 'concord.db')
    const one = await opened(file)
    const other = await opened(file)
    await one.commit(topics('Ozone', 'Climate', 'Air'))
    const relate = (from: string, to: string) => ({
      author: 'test',
      summary: 'Relate',
      operations: [{ action: 'createRelation', type: 'related', from, to, properties: {}, citations: [] }],
    })
    const ask = { from: 'topic:air', to: 'topic:ozone', maxHops: 3, count: 5 }
    expect((await other.paths(ask)).paths).toEqual([])
    await one.commit(relate('topic:air', 'topic:climate'))
    await one.commit(relate('topic:climate', 'topic:ozone'))
    expect((await other.paths(ask)).paths.map(({ entries }) => entries)).toEqual([
      ['topic:air', 'topic:climate', 'topic:ozone'],
    ])
    await one.commit({
      author: 'test',
      summary: 'Delete',
      operations: [{ action: 'deleteEntry', id: 'topic:climate', revision: 1 }],
    })
    expect((await other.paths(ask)).paths).toEqual([])
    expect(await other.datasetVersion()).toBe(4)
    expect(await other.count({})).toBe(2)
    expect(await other.search({ text: 'climate', first: 5 })).toEqual([])
  })

  test('lets what is under way end before it closes, and refuses what comes later', async () => {
    const store = await opened(join(folder(), 'concord.db'))
    const committed = ['Ozone', 'Air', 'Sea'].map((name) => store.commit(topics(name)))
    const closed = store.close()
    expect((await Promise.all(committed)).map(({ version }) => version)).toEqual([1, 2, 3])
    await closed
    expect((await failureOf(store.datasetVersion())).code).toBe('STORE_UNAVAILABLE')
    expect((await failureOf(store.commit(topics('Climate')))).code).toBe('STORE_UNAVAILABLE')
    expect(await store.health()).toMatchObject({ ok: false, fault: { code: 'STORE_UNAVAILABLE' } })
  })
})
