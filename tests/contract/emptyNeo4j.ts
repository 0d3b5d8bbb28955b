import neo4j from 'neo4j-driver'
import { openNeo4jStore } from '../../api/store/neo4j/open.ts'
import type { Neo4jAddress } from '../support/neo4j.ts'
import type { OpenStore } from './fixture.ts'

/** Opens a store on a server whose only database is emptied first. Its indexes stay, as they would for users. */
export async function openEmptyNeo4j({ url, user, password }: Neo4jAddress): Promise<OpenStore> {
  const driver = neo4j.driver(url, neo4j.auth.basic(user, password))
  await driver.executeQuery('MATCH (n) DETACH DELETE n')
  await driver.close()
  const store = await openNeo4jStore({ url, user, password })
  return { store, close: () => store.close() }
}
