import { describe } from 'vitest'
import { openStore } from '../../api/store/open.ts'
import { temporaryFolder } from '../support/concord.ts'
import { statementsContract } from './statements.ts'

describe('SQLite is sent no more statements than there are levels:', () => {
  statementsContract(async () => {
    const folder = temporaryFolder()
    const store = await openStore({ kind: 'sqlite', file: `${folder.path}/concord.db` })
    return {
      store,
      close: async () => {
        await store.close()
        folder.remove()
      },
    }
  })
})
