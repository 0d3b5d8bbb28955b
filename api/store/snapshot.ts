import { Failure } from '../errors.ts'
import type { Entry, Relation } from '../model/domain.ts'
import type { GraphStore, ReadOptions, StreamQuery } from './port.ts'

/** Streams that were opened at one dataset version. Each is read once. */
export interface Snapshot {
  readonly version: number
  readonly streams: readonly AsyncIterableIterator<Entry | Relation>[]
  /** Lets go of streams that are not read to their end. */
  close(): Promise<void>
}

const tries = 5

async function* from(
  first: IteratorResult<Entry | Relation>,
  rest: AsyncIterator<Entry | Relation>,
): AsyncGenerator<Entry | Relation> {
  try {
    for (let result = first; !result.done; result = await rest.next()) yield result.value
  } finally {
    await rest.return?.()
  }
}

async function open(
  store: GraphStore,
  queries: readonly StreamQuery[],
  options: ReadOptions,
): Promise<Snapshot | undefined> {
  const version = await store.datasetVersion(options)
  const opened = queries.map((query) => store.stream(query, options)[Symbol.asyncIterator]())
  const close = async () => {
    await Promise.all(opened.map((stream) => stream.return?.()))
  }
  try {
    // A stream sees what stood when its first item was asked for.
    const firsts = await Promise.all(opened.map((stream) => stream.next()))
    if ((await store.datasetVersion(options)) === version) {
      const streams = opened.map((stream, index) =>
        from(firsts[index] as IteratorResult<Entry | Relation>, stream),
      )
      return { version, streams, close }
    }
  } catch (error) {
    await close()
    throw error
  }
  await close()
  return undefined
}

/**
 * Opens streams that all see the same dataset version.
 * @throws {Failure} BUSY if the graph changes faster than they can be opened
 */
export async function openSnapshot(
  store: GraphStore,
  queries: readonly StreamQuery[],
  options: ReadOptions,
): Promise<Snapshot> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const snapshot = await open(store, queries, options)
    if (snapshot) return snapshot
  }
  throw new Failure('BUSY', 'The graph changes too fast to be read as a whole just now.', { retryAfter: 5 })
}
