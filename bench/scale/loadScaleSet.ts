import type { GraphStore } from '../../api/store/port.ts'
import type { ScaleSet } from './readScaleSet.ts'

/** How many operations go into one changeset: large enough that its own cost does not count. */
export const operationsPerChangeset = 20_000

/**
 * Loads the scale set through the port, as anybody would: by changesets.
 * @param onProgress told after each changeset: how many of how many operations are done
 * @returns seconds that the commits took
 */
export async function loadScaleSet(
  store: GraphStore,
  { entries, relations }: ScaleSet,
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  const total = entries.length + relations.length
  let done = 0
  const began = performance.now()
  const commit = async (operations: object[]) => {
    await store.commit({ author: 'bench', summary: 'Load the scale set', operations })
    done += operations.length
    onProgress(done, total)
  }
  for (let start = 0; start < entries.length; start += operationsPerChangeset)
    await commit(
      entries
        .slice(start, start + operationsPerChangeset)
        .map(({ id, name }) => ({ action: 'createEntry', id, properties: { name } })),
    )
  for (let start = 0; start < relations.length; start += operationsPerChangeset)
    await commit(
      relations
        .slice(start, start + operationsPerChangeset)
        .map((relation) => ({ action: 'createRelation', ...relation })),
    )
  return (performance.now() - began) / 1000
}
