import { describe } from 'vitest'
import { openEmbedded } from '../support/embedded.ts'
import { statementsContract } from './statements.ts'

describe('SQLite is sent no more statements than there are levels:', () => {
  statementsContract(openEmbedded)
})
