import { openStore } from '../../api/store/open.ts'
import type { OpenStore } from '../contract/fixture.ts'
import { temporaryFolder } from './concord.ts'

/** Opens an empty embedded store in a folder of its own, which goes when it is closed. */
export async function openEmbedded(): Promise<OpenStore> {
  const folder = temporaryFolder()
  const store = await openStore({ kind: 'sqlite', file: `${folder.path}/concord.db` })
  return {
    store,
    close: async () => {
      await store.close()
      folder.remove()
    },
  }
}
