import { ontology } from '../model/ontology.ts'
import type { GraphStore, ReadOptions } from '../store/port.ts'
import type { Structure } from '../store/structure.ts'
import { CompactGraph } from './CompactGraph.ts'
import { analysisLimits } from './limits.ts'
import type { GraphPart } from './question.ts'

/** The relations of all types in one. */
function compact({ ids, relations }: Structure): CompactGraph {
  const count = relations.reduce((sum, { origins }) => sum + origins.length, 0)
  const [origins, ends, symmetric] = [new Int32Array(count), new Int32Array(count), new Uint8Array(count)]
  let at = 0
  for (const ofType of relations) {
    origins.set(ofType.origins, at)
    ends.set(ofType.ends, at)
    const next = at + ofType.origins.length
    if (ontology.relationTypes.get(ofType.type)?.symmetric) symmetric.fill(1, at, next)
    at = next
  }
  return new CompactGraph(ids, origins, ends, symmetric)
}

/**
 * Reads a part of the graph into memory, all of it as it stood at one dataset version.
 * @throws {Failure} TOO_MUCH_WORK if it is larger than can be analysed
 */
export async function readGraph(
  store: GraphStore,
  { entries, ...rest }: GraphPart,
  options: ReadOptions,
): Promise<{ version: number; graph: CompactGraph }> {
  const structure = await store.structure({ ...entries, ...rest, most: analysisLimits }, options)
  return { version: structure.version, graph: compact(structure) }
}
