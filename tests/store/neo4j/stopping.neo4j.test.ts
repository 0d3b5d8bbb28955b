import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Connection } from '../../../api/store/neo4j/connection.ts'
import { openNeo4jStore } from '../../../api/store/neo4j/open.ts'
import { Work } from '../../../api/store/neo4j/work.ts'
import type { GraphStore } from '../../../api/store/port.ts'
import { ask, onEachServer } from './servers.ts'

const endless = {
  text: 'UNWIND range(1, 100000000000) AS number RETURN count(number) AS endless',
  parameters: {},
}

onEachServer('stopping', (address) => {
  let connection: Connection
  let store: GraphStore

  beforeAll(async () => {
    store = await openNeo4jStore(address)
    connection = new Connection(address)
  })
  afterAll(async () => {
    await connection.close()
    await store.close()
  })

  async function running(): Promise<number> {
    const rows = await ask(
      address,
      "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'endless' AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*) AS number",
    )
    return rows[0]?.number as number
  }

  async function goneSoon(): Promise<void> {
    const limit = Date.now() + 5_000
    while ((await running()) > 0 && Date.now() < limit) await pause(50)
    expect(await running()).toBe(0)
  }

  test('an abort ends the work on the server', async () => {
    const stop = new AbortController()
    const reading = connection.read(endless, new Work({ signal: stop.signal }))
    const outcome = expect(reading).rejects.toMatchObject({ code: 'CANCELLED' })
    while ((await running()) === 0) await pause(20)
    stop.abort()
    await outcome
    await goneSoon()
  })

  test('a time limit ends the work on the server, and in time', async () => {
    const began = performance.now()
    await expect(connection.read(endless, new Work({ timeLimit: 300 }))).rejects.toMatchObject({
      code: 'TIMEOUT',
    })
    expect(performance.now() - began).toBeLessThan(2_000)
    await goneSoon()
  })

  test('an abort ends a write, which leaves nothing', async () => {
    const stop = new AbortController()
    const writing = connection.write(
      (transaction) => transaction.run(endless),
      new Work({ signal: stop.signal }),
    )
    const outcome = expect(writing).rejects.toMatchObject({ code: 'CANCELLED' })
    while ((await running()) === 0) await pause(20)
    stop.abort()
    await outcome
    await goneSoon()
  })

  test('what was aborted before it began is not begun', async () => {
    const signal = AbortSignal.abort()
    await expect(store.count({}, { signal })).rejects.toMatchObject({ code: 'CANCELLED' })
    await expect(store.lookup(['state:france'], { signal })).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test('the store goes on after work was stopped', async () => {
    expect(await store.count({ kinds: ['State'] }, { timeLimit: 10_000 })).toBe(0)
  })

  test('closing waits for what is under way, and refuses what comes later', async () => {
    const closing = new Connection(address)
    const reading = closing.read(
      { text: 'UNWIND range(1, 3000000) AS n RETURN count(n)', parameters: {} },
      new Work(),
    )
    await closing.close()
    expect((await reading)[0]?.get(0)).toBe(3_000_000)
    await expect(closing.read(endless, new Work())).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  })
})
