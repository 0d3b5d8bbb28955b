import { openEmbedded } from '../support/embedded.ts'
import { graphStoreContract } from './contract.ts'

graphStoreContract('SQLite', { runs: 40, open: openEmbedded })
