import { describe, inject } from 'vitest'
import { graphStoreContract } from './contract.ts'
import { openEmptyNeo4j } from './emptyNeo4j.ts'

const address = inject('neo4j').latest

describe.runIf(address)('on a real server', () => {
  graphStoreContract('Neo4j, the newest release', {
    runs: 6,
    open: () => openEmptyNeo4j(address as NonNullable<typeof address>),
  })
})
