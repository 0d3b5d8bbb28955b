import { describe, inject } from 'vitest'
import { editToken, servedFromNeo4j } from '../../support/served.ts'
import { changesetsAreFollowed } from '../live.ts'
import { metricsAreMeasured } from './metrics.ts'

const address = inject('neo4j').lts

describe.runIf(address)('on Neo4j', () => {
  const { concord } = servedFromNeo4j(address, { CONCORD_EDIT_TOKEN: editToken })

  metricsAreMeasured(concord, editToken)
  changesetsAreFollowed(concord, editToken)
})
