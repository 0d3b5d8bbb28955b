import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from '../../api/store/sqlite/open.ts'
import { graphStoreContract } from './contract.ts'

graphStoreContract('SQLite', {
  runs: 40,
  open: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concord-contract-'))
    const store = await openSqliteStore({ file: join(folder, 'concord.db') })
    return {
      store,
      close: async () => {
        await store.close()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  },
})
