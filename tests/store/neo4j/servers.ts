import neo4j from 'neo4j-driver'
import { describe, inject } from 'vitest'
import type { Neo4jAddress } from '../../support/neo4j.ts'

/** Rows that a statement gives, past the store. */
export async function ask(
  { url, user, password }: Neo4jAddress,
  text: string,
  parameters: Record<string, unknown> = {},
): Promise<Record<string, unknown>[]> {
  const driver = neo4j.driver(url, neo4j.auth.basic(user, password), { disableLosslessIntegers: true })
  try {
    const { records } = await driver.executeQuery(text, parameters)
    return records.map((record) => record.toObject())
  } finally {
    await driver.close()
  }
}

/** Takes everything out of a database but its indexes. */
export async function empty(address: Neo4jAddress): Promise<void> {
  await ask(address, 'MATCH (n) DETACH DELETE n')
}

/** Tests that run on each server that there is. */
export function onEachServer(name: string, tests: (address: Neo4jAddress) => void): void {
  const servers = inject('neo4j')
  for (const release of ['lts', 'latest'] as const) {
    const address = servers[release]
    describe.runIf(address)(`${name}, on Neo4j ${release}`, () => {
      if (address) tests(address)
    })
  }
}
