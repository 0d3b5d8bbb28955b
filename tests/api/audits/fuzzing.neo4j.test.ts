import { afterAll, beforeAll, describe, inject } from 'vitest'
import { empty } from '../../store/neo4j/servers.ts'
import { type RunningConcord, startConcord } from '../../support/concord.ts'
import { nothingBreaksIt } from './fuzzing.ts'

const server = inject('neo4j').lts
let concord: RunningConcord

describe.runIf(server)('on Neo4j nothing breaks the server:', () => {
  beforeAll(async () => {
    if (server) await empty(server)
    concord = await startConcord({
      CONCORD_STORE: server?.url ?? '',
      CONCORD_NEO4J_USER: server?.user ?? '',
      CONCORD_NEO4J_PASSWORD: server?.password ?? '',
    })
  })
  afterAll(() => concord?.stop())

  nothingBreaksIt(() => concord)
})
