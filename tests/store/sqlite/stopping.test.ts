import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { GraphStore } from '../../../api/store/port.ts'
import { openSqliteStore } from '../../../api/store/sqlite/open.ts'
import { failureOf, topics } from './places.ts'

const size = 160
const key = (index: number) => `topic:topic-${index}`

/** Everybody in a crowd knows everybody, but the only way out is through topic 1: looking for longer ways is in vain. */
function crowd() {
  const relation = (from: number, to: number) => ({
    action: 'createRelation',
    type: 'related',
    from: key(from),
    to: key(to),
    properties: {},
    citations: [],
  })
  const operations = [relation(0, 1), relation(1, 2)]
  for (let from = 3; from < size; from++) {
    operations.push(relation(1, from))
    for (let to = from + 1; to < size; to++) operations.push(relation(from, to))
  }
  return { author: 'test', summary: 'A crowd', operations }
}

const longPaths = { from: key(0), to: key(2), maxHops: 6, count: 20 }

// How soon work stops is told by the clock; a machine that has much else to do gets several tries.
const tries = { retry: 5 }

describe('stopping long work', () => {
  let store: GraphStore

  beforeAll(async () => {
    const place = mkdtempSync(join(tmpdir(), 'concord-sqlite-'))
    store = await openSqliteStore({ file: join(place, 'concord.db') })
    await store.commit(topics(...Array.from({ length: size }, (_, index) => `Topic ${index}`)))
    await store.commit(crowd())
    await store.paths({ ...longPaths, count: 1 })
    return async () => {
      await store.close()
      rmSync(place, { recursive: true, force: true })
    }
  })

  test('caps the work on paths and says so', async () => {
    const { paths, stoppedAt } = await store.paths(longPaths)
    expect(paths.map(({ entries }) => entries)).toEqual([[key(0), key(1), key(2)]])
    expect(stoppedAt?.reason).toBe('work')
  })

  test('gives what was found in time', tries, async () => {
    const began = performance.now()
    const { paths, stoppedAt } = await store.paths(longPaths, { timeLimit: 30 })
    expect(performance.now() - began).toBeLessThan(250)
    expect(paths).toHaveLength(1)
    expect(stoppedAt?.reason).toBe('time')
  })

  test('ends a question for paths soon after it is called off, and answers the next one', tries, async () => {
    const controller = new AbortController()
    const failed = failureOf(store.paths(longPaths, { signal: controller.signal }))
    await new Promise((resolve) => setTimeout(resolve, 20))
    const began = performance.now()
    controller.abort()
    expect((await failed).code).toBe('CANCELLED')
    expect(performance.now() - began).toBeLessThan(100)
    expect(await store.count({})).toBe(size)
  })

  test('calls off what waits behind other work', async () => {
    const long = store.paths(longPaths)
    const controller = new AbortController()
    const waiting = failureOf(store.count({ kinds: ['Topic'] }, { signal: controller.signal }))
    const late = failureOf(store.facets({ by: ['kind'], first: 5 }, { timeLimit: 5 }))
    controller.abort()
    expect((await waiting).code).toBe('CANCELLED')
    expect((await late).code).toBe('TIMEOUT')
    await long
  })

  test('stops a query inside the database', async () => {
    const where = { any: Array.from({ length: 150 }, () => ({ property: 'name', contains: 'nothing' })) }
    expect((await failureOf(store.count({ where }, { timeLimit: 0 }))).code).toBe('TIMEOUT')
    expect(await store.count({ where })).toBe(0)
  })

  test('refuses short work that is not wanted any more', async () => {
    const signal = AbortSignal.abort()
    expect((await failureOf(store.lookup([key(0)], { signal }))).code).toBe('CANCELLED')
    expect((await failureOf(store.commit(topics('Late'), { signal }))).code).toBe('CANCELLED')
  })

  test('a stream sees one state, and lets go of it when its reader stops early', async () => {
    const seen: string[] = []
    for await (const relation of store.stream({ relations: {} })) {
      seen.push((relation as { id: string }).id)
      if (seen.length === 1) await store.commit(topics(`Meanwhile ${Date.now()}`))
      if (seen.length === 1200) break
    }
    expect(new Set(seen).size).toBe(1200)
    let entries = 0
    for await (const _ of store.stream({ entries: {} })) {
      if (entries++ === 0) await store.commit(topics(`Later ${Date.now()}`))
    }
    expect(entries).toBe(size + 1)
    expect(await store.count({})).toBe(size + 2)
  })

  test('keeps the event loop free while a long question is answered', tries, async () => {
    const answer = store.paths(longPaths)
    let longest = 0
    let last = performance.now()
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    await answer
    clearInterval(beat)
    expect(longest).toBeLessThan(150)
  })
})
