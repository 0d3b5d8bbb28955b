import { describe, inject } from 'vitest'
import { servedFromNeo4j } from '../../support/served.ts'
import { nothingBreaksIt } from './fuzzing.ts'

const address = inject('neo4j').lts

describe.runIf(address)('on Neo4j nothing breaks the server:', () => {
  nothingBreaksIt(servedFromNeo4j(address).concord, 60)
})
