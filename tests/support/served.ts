import { afterAll, beforeAll } from 'vitest'
import { empty } from '../store/neo4j/servers.ts'
import { type RunningConcord, startConcord, temporaryFolder } from './concord.ts'
import type { Neo4jAddress } from './neo4j.ts'

/** A token by which tests change things. */
export const editToken = 'a-token-of-the-tests'

/** The program while the tests of a file run. */
export interface Served {
  /** It, once it has started. */
  readonly concord: () => RunningConcord
  /** What it was started with. */
  readonly settings: Readonly<Record<string, string>>
}

function served(settings: Readonly<Record<string, string>>, prepare: () => Promise<void>): Served {
  let concord: RunningConcord
  beforeAll(async () => {
    await prepare()
    concord = await startConcord(settings)
  })
  afterAll(() => concord?.stop())
  return { concord: () => concord, settings }
}

/** Serves the content from a file of its own before the tests where this is called, and ends it after them. */
export function servedFromFile(more: Readonly<Record<string, string>> = {}): Served {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())
  return served({ CONCORD_STORE: `file:${folder.path}/concord.db`, ...more }, async () => undefined)
}

/** The same from a Neo4j, which is emptied before. */
export function servedFromNeo4j(
  address: Neo4jAddress | null,
  more: Readonly<Record<string, string>> = {},
): Served {
  const settings = {
    CONCORD_STORE: address?.url ?? '',
    CONCORD_NEO4J_USER: address?.user ?? '',
    CONCORD_NEO4J_PASSWORD: address?.password ?? '',
    ...more,
  }
  return served(settings, async () => {
    if (address) await empty(address)
  })
}
