import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { ask as askServer, empty } from '../store/neo4j/servers.ts'
import { type RunningConcord, startConcord } from '../support/concord.ts'
import { ask, longQuestion } from './leaving.ts'

const address = inject('neo4j').lts

describe.runIf(address)('on Neo4j', () => {
  let concord: RunningConcord

  beforeAll(async () => {
    if (!address) return
    await empty(address)
    concord = await startConcord({
      CONCORD_STORE: address.url,
      CONCORD_NEO4J_USER: address.user,
      CONCORD_NEO4J_PASSWORD: address.password,
    })
  })
  afterAll(() => concord?.stop())

  async function running(): Promise<number> {
    if (!address) return 0
    const rows = await askServer(
      address,
      "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'PARTY_TO' AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*) AS number",
    )
    return rows[0]?.number as number
  }

  test('a request whose caller went away stops its work on the server', async () => {
    const times: number[] = []
    for (let attempt = 0; attempt < 5; attempt++) {
      const long = ask(concord, longQuestion)
      while ((await running()) === 0) await pause(5)
      long.leave()
      const began = performance.now()
      while ((await running()) > 0 && performance.now() - began < 5000) await pause(5)
      times.push(performance.now() - began)
    }
    expect(Math.max(...times)).toBeLessThan(5000)
    // A machine that does much else may be late once, but not every time.
    expect(Math.min(...times)).toBeLessThan(100)
  })
})
