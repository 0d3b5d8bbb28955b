import { Failure } from '../errors.ts'
import type { Entry, Relation } from '../model/domain.ts'
import { ontology } from '../model/ontology.ts'
import type { GraphStore, ReadOptions } from '../store/port.ts'
import { openSnapshot } from '../store/snapshot.ts'
import { CompactGraph, RelationEnds } from './CompactGraph.ts'
import { analysisLimits } from './limits.ts'
import type { Work } from './measures/measure.ts'
import type { GraphPart } from './question.ts'

function tooLarge(what: 'entries' | 'relations'): Failure {
  const limit = analysisLimits[what]
  return new Failure(
    'TOO_MUCH_WORK',
    `This part of the graph has more than ${limit.toLocaleString('en')} ${what}.`,
    {
      hint: 'Ask for a smaller part: some kinds, some types of relations, a day.',
      data: { limit, of: what },
    },
  )
}

/** How often it is looked whether anybody still waits. */
const between = 5000

/**
 * Reads a part of the graph into memory, all of it as it stood at one dataset version.
 * @throws {Failure} TOO_MUCH_WORK if it is larger than can be analysed
 */
export async function readGraph(
  store: GraphStore,
  part: GraphPart,
  work: Work,
  options: ReadOptions,
): Promise<{ version: number; graph: CompactGraph }> {
  const { entries, types, asOf } = part
  const day = asOf === undefined ? {} : { asOf }
  const queries = [
    { entries: { ...entries, ...day }, bare: true },
    { relations: { ...(types ? { types } : {}), ...day }, bare: true },
  ]
  const { version, streams, close } = await openSnapshot(store, queries, options)
  try {
    const numbers = new Map<string, number>()
    for (const stream of streams.slice(0, -1))
      await readEntries(stream as AsyncIterable<Entry>, numbers, work)
    const graph = await readRelations(streams.at(-1) as AsyncIterable<Relation>, numbers, work)
    return { version, graph }
  } finally {
    await close()
  }
}

async function readEntries(
  entries: AsyncIterable<Entry>,
  numbers: Map<string, number>,
  work: Work,
): Promise<void> {
  for await (const { id } of entries) {
    if (!numbers.has(id)) numbers.set(id, numbers.size)
    if (numbers.size > analysisLimits.entries) throw tooLarge('entries')
    if (numbers.size % between === 0) work.progress(0)
  }
}

/** How many relations an entry has in most graphs: enough to tell how far the reading is. */
const usual = 5

async function readRelations(
  relations: AsyncIterable<Relation>,
  numbers: ReadonlyMap<string, number>,
  work: Work,
): Promise<CompactGraph> {
  const ends = new RelationEnds()
  const symmetric: number[] = []
  let read = 0
  for await (const { type, from, to } of relations) {
    if (++read % between === 0) work.progress(Math.min(0.99, read / (usual * numbers.size + 1)))
    const [origin, end] = [numbers.get(from), numbers.get(to)]
    if (origin === undefined || end === undefined) continue
    if (ontology.relationTypes.get(type)?.symmetric) symmetric.push(ends.count)
    ends.add(origin, end)
    if (ends.count > analysisLimits.relations) throw tooLarge('relations')
  }
  const isSymmetric = new Uint8Array(ends.count)
  for (const index of symmetric) isSymmetric[index] = 1
  return new CompactGraph([...numbers.keys()], ends.origins, ends.ends, isSymmetric)
}
