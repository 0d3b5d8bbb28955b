import { describe, inject } from 'vitest'
import { graphStoreContract } from './contract.ts'
import { openEmptyNeo4j } from './emptyNeo4j.ts'

const address = inject('neo4j').lts

describe.runIf(address)('on a real server', () => {
  graphStoreContract('Neo4j, the long-term release', {
    runs: 6,
    open: () => openEmptyNeo4j(address as NonNullable<typeof address>),
  })
})
