import DataLoader from 'dataloader'
import type { Analyst } from '../analysis/threads/Analyst.ts'
import { Failure } from '../errors.ts'
import type { Day, Entry, EntryId, Lookup, Relation, RelationId } from '../model/domain.ts'
import { today } from '../model/time.ts'
import type {
  GraphStore,
  Meter,
  ReadOptions,
  RelationCount,
  RelationPage,
  RelationsQuery,
  YearCount,
  YearsQuery,
} from '../store/port.ts'
import type { VersionWatch } from '../store/VersionWatch.ts'

/** Who asks, as far as the server knows. */
export interface Viewer {
  /** Whether changesets may be applied. */
  readonly canEdit: boolean
  readonly name: string
}

/** What stands under an id, after following the way of merged entries. */
export interface FoundEntry {
  readonly entry: Entry | null
  /** The id that was asked for, if it leads to another one now. */
  readonly redirectedFrom?: EntryId
  readonly deleted: boolean
}

/** A question for the relations of an entry. */
export type RelationArguments = Omit<RelationsQuery, 'of' | 'withEntry'>

/** What the resolvers of one request share: the store, its limits, and what was read already. */
export interface Context {
  readonly store: GraphStore
  readonly analyst: Analyst
  readonly versions: VersionWatch
  readonly viewer: Viewer
  /** The day of the request, UTC. */
  readonly today: Day
  /** How long is left, and whether the caller is still there. */
  read(): ReadOptions
  /** Does work that has a time limit of its own: the request has as much time left after it as before. */
  untimed<Result>(work: () => Promise<Result>): Promise<Result>
  /** What the database did for this request, if that is asked for. */
  readonly meter?: Meter
  /** The relation with an id. */
  relation(id: RelationId): Promise<Relation | null>
  /** The entry under an id. */
  find(id: EntryId): Promise<FoundEntry>
  /** The entry under an id, read together with a page of its relations that will be asked for next. */
  findWithRelations(id: EntryId, query: RelationArguments): Promise<FoundEntry>
  /** A page of an entry's relations. Pages with equal arguments are read together. */
  relations(id: EntryId, query: RelationArguments): Promise<RelationPage>
  relationCounts(id: EntryId, asOf: Day | undefined): Promise<readonly RelationCount[]>
  /** Counts by year of one entry. Equal questions of several entries are asked together. */
  years(id: EntryId, query: Omit<YearsQuery, 'of'>): Promise<readonly YearCount[]>
}

/** Merges of merges are followed this far; no more than a few ever stand in a row. */
const longestWay = 16

async function follow(
  store: GraphStore,
  ids: readonly EntryId[],
  options: ReadOptions,
): Promise<FoundEntry[]> {
  const found: (Lookup | null)[] = [...(await store.lookup(ids, options))]
  for (let step = 0; step < longestWay; step++) {
    const merged = found.flatMap((lookup, index) =>
      lookup?.state === 'merged' ? [{ index, into: lookup.into }] : [],
    )
    if (merged.length === 0) break
    const next = await store.lookup(
      merged.map(({ into }) => into),
      options,
    )
    for (const [position, { index }] of merged.entries()) found[index] = next[position] ?? null
  }
  return found.map((lookup, index) => {
    const entry = lookup?.state === 'live' ? lookup.entry : null
    const redirected = entry && entry.id !== ids[index] ? { redirectedFrom: ids[index] as EntryId } : {}
    return { entry, deleted: lookup?.state === 'deleted', ...redirected }
  })
}

/** One batch for each set of equal arguments, so that a level of a query is one question to the store. */
function batchedByArguments<Arguments, Result>(
  load: (ids: readonly EntryId[], args: Arguments) => Promise<ReadonlyMap<EntryId, Result>>,
) {
  const loaders = new Map<string, DataLoader<EntryId, NonNullable<Result>>>()
  const loaderOf = (args: Arguments) => {
    const key = JSON.stringify(args)
    const known = loaders.get(key)
    if (known) return known
    const loader = new DataLoader<EntryId, NonNullable<Result>>(async (ids) => {
      const results = await load(ids, args)
      return ids.map((each) => results.get(each) ?? new Failure('STORE_FAULT'))
    })
    loaders.set(key, loader)
    return loader
  }
  return {
    load: (id: EntryId, args: Arguments): Promise<Result> => loaderOf(args).load(id),
    /** Gives what was read in another way. */
    prime: (id: EntryId, args: Arguments, result: NonNullable<Result>): void => {
      loaderOf(args).prime(id, result)
    },
  }
}

/** What a request brings along. */
export interface RequestFrame {
  readonly store: GraphStore
  readonly analyst: Analyst
  readonly versions: VersionWatch
  readonly viewer: Viewer
  readonly signal: AbortSignal
  /** Milliseconds that the request may take. */
  readonly timeLimit: number
  /** Whether it is measured what the database does. */
  readonly metered?: boolean
}

/** Finds entries by their ids: those that are asked for at the same time are read together, each once. */
function entryLoader(store: GraphStore, read: () => ReadOptions): DataLoader<EntryId, FoundEntry> {
  return new DataLoader((ids) => follow(store, ids, read()), { maxBatchSize: 1000 })
}

/** What it takes to find entries by their ids, and what is near where there is nothing. */
export type Finding = Pick<Context, 'store' | 'read' | 'find'>

/** Finds entries where no query of GraphQL is answered. */
export function findingIn(store: GraphStore, read: () => ReadOptions): Finding {
  const entries = entryLoader(store, read)
  return { store, read, find: (id) => entries.load(id) }
}

/** Makes the context of one request. */
export function createContext({
  store,
  analyst,
  versions,
  viewer,
  signal,
  timeLimit,
  metered,
}: RequestFrame): Context {
  let deadline = Date.now() + timeLimit
  const meter: Meter | undefined = metered ? { statements: 0, rows: 0, milliseconds: 0 } : undefined
  const read = (): ReadOptions => {
    const left = deadline - Date.now()
    if (left <= 0)
      throw new Failure('TIMEOUT', `The request took longer than ${timeLimit / 1000} seconds.`, {
        data: { limit: timeLimit },
      })
    return { signal, timeLimit: left, ...(meter ? { meter } : {}) }
  }
  const entries = entryLoader(store, read)
  const relationsById = new DataLoader(
    async (ids: readonly RelationId[]) => [...(await store.relationsById(ids, read()))],
    { maxBatchSize: 1000 },
  )
  const pages = batchedByArguments((of, args: RelationArguments) => store.relations({ ...args, of }, read()))
  const ahead = batchedByArguments((of, args: RelationArguments) =>
    store.relations({ ...args, of, withEntry: true }, read()),
  )
  const findWithRelations = async (id: EntryId, query: RelationArguments): Promise<FoundEntry> => {
    const { entry, ...page } = await ahead.load(id, query)
    if (!entry) return entries.load(id)
    pages.prime(id, query, page)
    const found = { entry, deleted: false }
    entries.prime(id, found)
    return found
  }
  const counts = batchedByArguments((of, { asOf }: { asOf: Day | undefined }) =>
    store.relationCounts({ of, ...(asOf === undefined ? {} : { asOf }) }, read()),
  )
  const years = batchedByArguments(async (of, query: Omit<YearsQuery, 'of'>) => {
    const found = await store.years({ ...query, of }, read())
    return new Map(of.map((id, index) => [id, found[index] ?? []]))
  })
  const untimed = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const began = Date.now()
    const result = await work()
    deadline += Date.now() - began
    return result
  }
  return {
    store,
    analyst,
    versions,
    viewer,
    today: today(),
    read,
    untimed,
    ...(meter ? { meter } : {}),
    relation: (id) => relationsById.load(id),
    find: (id) => entries.load(id),
    findWithRelations,
    relations: pages.load,
    relationCounts: (id, asOf) => counts.load(id, { asOf }),
    years: years.load,
  }
}
