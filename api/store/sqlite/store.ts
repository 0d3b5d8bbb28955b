import { Failure, failureOf } from '../../errors.ts'
import type {
  Change,
  ChangesetRecord,
  Entry,
  EntryId,
  Lookup,
  Relation,
  RelationId,
} from '../../model/domain.ts'
import { AnswerMemory, keptCounts } from '../AnswerMemory.ts'
import { CommitQueue, type Outcome } from '../changeset/CommitQueue.ts'
import type {
  ChangesetsQuery,
  ChangesQuery,
  CommitResult,
  Difference,
  Facet,
  GraphStore,
  Health,
  Meter,
  Neighborhood,
  Page,
  Paths,
  ReadOptions,
  RelationCount,
  RelationPage,
  RelationsQuery,
  SearchHit,
  SearchQuery,
  SharedSet,
  StreamQuery,
  UncheckedChangeset,
  YearCount,
} from '../port.ts'
import type { Structure, StructureQuery } from '../structure.ts'
import { sqliteFailure } from './failures.ts'
import { changesets } from './reading/history.ts'
import { list } from './reading/list.ts'
import { lookup, relationsById } from './reading/lookup.ts'
import { relationCounts, relations } from './reading/relations.ts'
import { Search } from './reading/search.ts'
import type { Session } from './session.ts'
import type { Thread } from './threads/Thread.ts'
import type { WorkQuery, WorkResult } from './threads/work.ts'

type Query<Method extends keyof GraphStore> = Parameters<GraphStore[Method]>[0]

/** How many entries and neighbours are short work: what takes longer would keep the event loop waiting. */
const shortWork = { entries: 1000, neighbors: 5000 }

/**
 * The embedded store. What takes microseconds is done where it is asked for, since a thread would cost more than the
 * work; what can be long goes to the reader's thread, what writes to the writer's.
 */
export class SqliteStore implements GraphStore {
  private readonly session: Session
  private readonly reader: Thread
  private readonly writer: Thread | undefined
  private readonly commits: CommitQueue
  private readonly answers = new AnswerMemory(keptCounts)
  private closed: Promise<void> | undefined

  /** @param writer absent if the file cannot be written */
  constructor(session: Session, reader: Thread, writer: Thread | undefined) {
    this.session = session
    this.reader = reader
    this.writer = writer
    this.commits = new CommitQueue((changesets, options) => this.commitTogether(changesets, options))
  }

  /** Does short work at once, or begins long work, in a promise's terms. */
  private async here<Result>(
    options: ReadOptions | undefined,
    work: () => Result | Promise<Result>,
  ): Promise<Result> {
    if (this.closed) throw new Failure('STORE_UNAVAILABLE', 'The store is closed.')
    if (options?.signal?.aborted) throw new Failure('CANCELLED')
    try {
      const meter = options?.meter
      return await (meter ? this.metered(meter, work) : work())
    } catch (error) {
      throw sqliteFailure(error, this.session.database.file)
    }
  }

  private metered<Result>(meter: Meter, work: () => Result): Result {
    const { effort } = this.session.database
    const [{ statements, rows }, began] = [{ ...effort }, performance.now()]
    const result = work()
    meter.statements += effort.statements - statements
    meter.rows += effort.rows - rows
    meter.milliseconds += performance.now() - began
    return result
  }

  lookup(ids: readonly EntryId[], options?: ReadOptions): Promise<readonly (Lookup | null)[]> {
    return this.here(options, () => lookup(this.session, ids))
  }

  relationsById(ids: readonly RelationId[], options?: ReadOptions): Promise<readonly (Relation | null)[]> {
    return this.here(options, () => relationsById(this.session, ids))
  }

  list(query: Query<'list'>, options?: ReadOptions): Promise<Page<Entry>> {
    // Without conditions every page is a walk along an index.
    const { by } = query.order
    const counted = typeof by === 'object' && 'type' in by
    const short = query.where === undefined && query.asOf === undefined && !counted
    const { session, reader } = this
    const question = `list ${JSON.stringify(query)}`
    const find = () => (short ? list(session, query) : reader.do('list', query, options))
    return this.here(options, () =>
      session.known.answer(session, question, find, ({ edges }) => edges.length),
    )
  }

  /** What is dear to count is done in the thread, and kept while the version stays. */
  private async counted<Name extends 'count' | 'facets' | 'years' | 'shared'>(
    name: Name,
    query: WorkQuery<Name>,
    options: ReadOptions | undefined,
  ): Promise<WorkResult<Name>> {
    const version = await this.datasetVersion(options)
    return this.answers.of(version, [name, query], () => this.reader.do(name, query, options))
  }

  count(query: Query<'count'>, options?: ReadOptions): Promise<number> {
    return this.counted('count', query, options)
  }

  facets(query: Query<'facets'>, options?: ReadOptions): Promise<readonly Facet[]> {
    return this.counted('facets', query, options)
  }

  years(query: Query<'years'>, options?: ReadOptions): Promise<readonly (readonly YearCount[])[]> {
    return this.counted('years', query, options)
  }

  relations(query: RelationsQuery, options?: ReadOptions): Promise<ReadonlyMap<EntryId, RelationPage>> {
    // By name without conditions a page is a walk along an index.
    const size = 'first' in query.page ? query.page.first : query.page.last
    const short =
      query.order !== 'since' &&
      query.where === undefined &&
      query.otherKinds === undefined &&
      query.asOf === undefined &&
      query.of.length * size <= shortWork.neighbors
    if (!short) return this.reader.do('relations', query, options)
    const { session } = this
    const question = `relations ${JSON.stringify(query)}`
    const find = () => relations(session, query)
    return this.here(options, () =>
      session.known.answer(session, question, find, (pages) =>
        [...pages.values()].reduce((sum, { edges }) => sum + edges.length, 0),
      ),
    )
  }

  relationCounts(
    query: Query<'relationCounts'>,
    options?: ReadOptions,
  ): Promise<ReadonlyMap<EntryId, readonly RelationCount[]>> {
    const short = query.asOf === undefined && query.of.length <= shortWork.entries
    return short
      ? this.here(options, () => relationCounts(this.session, query))
      : this.reader.do('relationCounts', query, options)
  }

  relationsAmong(query: Query<'relationsAmong'>, options?: ReadOptions): Promise<readonly Relation[]> {
    return this.reader.do('relationsAmong', query, options)
  }

  shared(query: Query<'shared'>, options?: ReadOptions): Promise<readonly SharedSet[]> {
    // Counts are small and kept; entries would fill the memory.
    return query.first === 0
      ? this.counted('shared', query, options)
      : this.reader.do('shared', query, options)
  }

  async search(query: SearchQuery, options?: ReadOptions): Promise<readonly SearchHit[]> {
    const { session } = this
    const byNames = () => {
      const search = session.database.snapshot(() => new Search(session, query).byNames())
      return search.done ? search.found : undefined
    }
    const found = await this.here(options, () =>
      session.known.answer(
        session,
        `search ${JSON.stringify(query)}`,
        byNames,
        (hits) => hits?.length ?? Number.POSITIVE_INFINITY,
      ),
    )
    return found ?? this.reader.do('search', query, options)
  }

  neighborhood(query: Query<'neighborhood'>, options?: ReadOptions): Promise<Neighborhood> {
    return this.reader.do('neighborhood', query, options)
  }

  paths(query: Query<'paths'>, options?: ReadOptions): Promise<Paths> {
    return this.reader.do('paths', query, options)
  }

  structure(query: StructureQuery, options?: ReadOptions): Promise<Structure> {
    return this.reader.do('structure', query, options)
  }

  stream(query: StreamQuery, options?: ReadOptions): AsyncIterable<Entry | Relation> {
    return this.reader.stream(query, options)
  }

  commit(changeset: UncheckedChangeset, options?: ReadOptions): Promise<CommitResult> {
    return this.commits.commit(changeset, options)
  }

  private async commitTogether(
    changesets: readonly UncheckedChangeset[],
    options: ReadOptions,
  ): Promise<readonly Outcome[]> {
    if (!this.writer)
      throw new Failure(
        'STORE_READ_ONLY',
        `The store can be read but not written. (${this.session.database.file})`,
        { hint: 'Make the file and its folder writable.' },
      )
    const outcomes = await this.writer.do('commit', changesets, options)
    this.session.known.lookAgain()
    return outcomes.map((end) => ('failure' in end ? { failure: failureOf(end.failure) } : end))
  }

  datasetVersion(options?: ReadOptions): Promise<number> {
    return this.here(options, () => this.session.database.version())
  }

  changesets(query: ChangesetsQuery, options?: ReadOptions): Promise<Page<ChangesetRecord>> {
    return query.entry === undefined
      ? this.here(options, () => changesets(this.session.database, query))
      : this.reader.do('changesets', query, options)
  }

  changes(query: ChangesQuery, options?: ReadOptions): Promise<Page<Change>> {
    return this.reader.do('changes', query, options)
  }

  atVersion(
    ids: readonly (EntryId | RelationId)[],
    version: number,
    options?: ReadOptions,
  ): Promise<readonly (Entry | Relation | null)[]> {
    return this.reader.do('atVersion', { ids, version }, options)
  }

  diff(query: Query<'diff'>, options?: ReadOptions): Promise<Page<Difference>> {
    return this.reader.do('diff', query, options)
  }

  async health(): Promise<Health> {
    const { database } = this.session
    const place = database.file
    try {
      const row = await this.here({}, () =>
        database.get<{ version: string }>('SELECT sqlite_version() AS version'),
      )
      const datasetVersion = await this.datasetVersion()
      return { ok: true, product: `SQLite ${row?.version}`, place, datasetVersion }
    } catch (error) {
      const { code, message } = sqliteFailure(error, place)
      return { ok: false, product: 'SQLite', place, datasetVersion: null, fault: { code, message } }
    }
  }

  close(): Promise<void> {
    this.closed ??= this.closeAll()
    return this.closed
  }

  private async closeAll(): Promise<void> {
    await Promise.all([this.reader.close(), this.commits.close().then(() => this.writer?.close())])
    this.session.database.settle()
    this.session.database.close()
  }
}
