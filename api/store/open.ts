import type { GraphStore } from './port.ts'

/** Which store, and how to reach it. */
export type StoreChoice =
  | { readonly kind: 'sqlite'; readonly file: string }
  | {
      readonly kind: 'neo4j'
      readonly url: string
      readonly user: string
      readonly password: string
      readonly database?: string | undefined
    }

/**
 * Opens the store that the settings name. The code of the other one is not even loaded.
 * @throws {Failure} that says why it cannot be opened
 */
export async function openStore(choice: StoreChoice): Promise<GraphStore> {
  if (choice.kind === 'sqlite') {
    const { openSqliteStore } = await import('./sqlite/open.ts')
    return openSqliteStore({ file: choice.file })
  }
  const { openNeo4jStore } = await import('./neo4j/open.ts')
  const { url, user, password, database } = choice
  return openNeo4jStore({ url, user, password, ...(database === undefined ? {} : { database }) })
}
