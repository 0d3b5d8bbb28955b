import { describe, inject } from 'vitest'
import { openEmptyNeo4j } from '../contract/emptyNeo4j.ts'
import { statementsContract } from './statements.ts'

const address = inject('neo4j').lts

describe.runIf(address)('Neo4j is sent no more statements than there are levels:', () => {
  if (address) statementsContract(() => openEmptyNeo4j(address))
})
