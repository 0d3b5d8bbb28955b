import { afterAll, beforeAll, describe, inject } from 'vitest'
import { empty } from '../../store/neo4j/servers.ts'
import { type RunningConcord, startConcord } from '../../support/concord.ts'
import { exportsAreReadByOthers } from './exports.ts'

const token = 'a-token-of-the-tests'
const server = inject('neo4j').lts

describe.runIf(server)('exports of Neo4j', () => {
  let concord: RunningConcord
  beforeAll(async () => {
    if (server) await empty(server)
    concord = await startConcord({
      CONCORD_STORE: server?.url ?? '',
      CONCORD_NEO4J_USER: server?.user ?? '',
      CONCORD_NEO4J_PASSWORD: server?.password ?? '',
      CONCORD_EDIT_TOKEN: token,
    })
  })
  afterAll(() => concord?.stop())

  exportsAreReadByOthers(() => concord, token)
})
