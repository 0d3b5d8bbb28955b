import { describe, inject } from 'vitest'
import { editToken, servedFromNeo4j } from '../../support/served.ts'
import { exportsAreReadByOthers } from './exports.ts'
import { namesLeadSomewhere } from './names.ts'

const address = inject('neo4j').lts

describe.runIf(address)('exports of Neo4j', () => {
  const { concord } = servedFromNeo4j(address, { CONCORD_EDIT_TOKEN: editToken })

  exportsAreReadByOthers(concord, editToken)
  namesLeadSomewhere(concord, editToken)
})
