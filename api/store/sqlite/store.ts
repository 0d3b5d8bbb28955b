import { Failure } from '../../errors.ts'
import type {
  Change,
  ChangesetRecord,
  Entry,
  EntryId,
  Lookup,
  Relation,
  RelationId,
} from '../../model/domain.ts'
import type { Ontology } from '../../model/ontology.ts'
import type {
  ChangesetsQuery,
  ChangesQuery,
  CommitResult,
  Facet,
  GraphStore,
  Health,
  Neighborhood,
  Page,
  Paths,
  ReadOptions,
  RelationCount,
  RelationPage,
  RelationsQuery,
  SearchHit,
  SearchQuery,
  StreamQuery,
} from '../port.ts'
import type { Database } from './database.ts'
import { sqliteFailure } from './failures.ts'
import { changes, changesets } from './reading/history.ts'
import { list } from './reading/list.ts'
import { lookup, relationWithId } from './reading/lookup.ts'
import { relationCounts, relations } from './reading/relations.ts'
import { searchNames } from './reading/search.ts'
import type { Symbols } from './symbols.ts'
import type { Thread } from './threads/Thread.ts'

type Query<Method extends keyof GraphStore> = Parameters<GraphStore[Method]>[0]

/**
 * The embedded store. What takes microseconds is done where it is asked for, since a thread would cost more than the
 * work; what can be long goes to the reader's thread, what writes to the writer's.
 */
export class SqliteStore implements GraphStore {
  private readonly database: Database
  private readonly symbols: Symbols
  private readonly model: Ontology
  private readonly reader: Thread
  private readonly writer: Thread | undefined
  private closed = false

  constructor(
    database: Database,
    symbols: Symbols,
    model: Ontology,
    reader: Thread,
    writer: Thread | undefined,
  ) {
    this.database = database
    this.symbols = symbols
    this.model = model
    this.reader = reader
    this.writer = writer
  }

  /** Does short work at once, in a promise's terms. */
  private async here<Result>(options: ReadOptions | undefined, work: () => Result): Promise<Result> {
    if (this.closed) throw new Failure('STORE_UNAVAILABLE', 'The store is closed.')
    if (options?.signal?.aborted) throw new Failure('CANCELLED')
    return work()
  }

  lookup(ids: readonly EntryId[], options?: ReadOptions): Promise<readonly (Lookup | null)[]> {
    return this.here(options, () => lookup(this.database, this.symbols, ids))
  }

  relationsById(ids: readonly RelationId[], options?: ReadOptions): Promise<readonly (Relation | null)[]> {
    return this.here(options, () => ids.map((id) => relationWithId(this.database, this.symbols, id) ?? null))
  }

  list(query: Query<'list'>, options?: ReadOptions): Promise<Page<Entry>> {
    // Without conditions every page is a walk along an index.
    const short =
      query.where === undefined &&
      query.asOf === undefined &&
      query.order.by === 'name' &&
      (query.kinds?.length ?? 1) === 1
    return short
      ? this.here(options, () => list(this.database, this.symbols, this.model, query))
      : this.reader.do('list', query, options)
  }

  count(query: Query<'count'>, options?: ReadOptions): Promise<number> {
    return this.reader.do('count', query, options)
  }

  facets(query: Query<'facets'>, options?: ReadOptions): Promise<readonly Facet[]> {
    return this.reader.do('facets', query, options)
  }

  relations(query: RelationsQuery, options?: ReadOptions): Promise<ReadonlyMap<EntryId, RelationPage>> {
    const short =
      query.order !== 'since' &&
      query.where === undefined &&
      query.otherKinds === undefined &&
      query.of.length <= 100
    return short
      ? this.here(options, () => relations(this.database, this.symbols, this.model, query))
      : this.reader.do('relations', query, options)
  }

  relationCounts(
    query: Query<'relationCounts'>,
    options?: ReadOptions,
  ): Promise<ReadonlyMap<EntryId, readonly RelationCount[]>> {
    const short = query.asOf === undefined
    return short
      ? this.here(options, () => relationCounts(this.database, this.symbols, this.model, query))
      : this.reader.do('relationCounts', query, options)
  }

  relationsAmong(query: Query<'relationsAmong'>, options?: ReadOptions): Promise<readonly Relation[]> {
    return this.reader.do('relationsAmong', query, options)
  }

  async search(query: SearchQuery, options?: ReadOptions): Promise<readonly SearchHit[]> {
    const names = await this.here(options, () => searchNames(this.database, this.symbols, query))
    return names.missing <= 0 ? names.hits : this.reader.do('search', query, options)
  }

  neighborhood(query: Query<'neighborhood'>, options?: ReadOptions): Promise<Neighborhood> {
    return this.reader.do('neighborhood', query, options)
  }

  paths(query: Query<'paths'>, options?: ReadOptions): Promise<Paths> {
    return this.reader.do('paths', query, options)
  }

  stream(query: StreamQuery, options?: ReadOptions): AsyncIterable<Entry | Relation> {
    return this.reader.stream(query, options)
  }

  async commit(changeset: Query<'commit'>, options?: ReadOptions): Promise<CommitResult> {
    if (!this.writer)
      throw new Failure('STORE_READ_ONLY', `The store can be read but not written. (${this.database.file})`, {
        hint: 'Make the file and its folder writable.',
      })
    return this.writer.do('commit', changeset, options)
  }

  datasetVersion(options?: ReadOptions): Promise<number> {
    return this.here(
      options,
      () => this.database.get<{ version: number }>('SELECT version FROM dataset')?.version ?? 0,
    )
  }

  changesets(query: ChangesetsQuery, options?: ReadOptions): Promise<Page<ChangesetRecord>> {
    return this.here(options, () => changesets(this.database, query))
  }

  changes(query: ChangesQuery, options?: ReadOptions): Promise<Page<Change>> {
    return this.here(options, () => changes(this.database, this.symbols, query))
  }

  async health(): Promise<Health> {
    const place = this.database.file
    try {
      const product = await this.here(
        {},
        () =>
          `SQLite ${this.database.get<{ version: string }>('SELECT sqlite_version() AS version')?.version}`,
      )
      return { ok: true, product, place, datasetVersion: await this.datasetVersion() }
    } catch (error) {
      const { code, message } = sqliteFailure(error, place)
      return { ok: false, product: 'SQLite', place, datasetVersion: null, fault: { code, message } }
    }
  }

  async close(): Promise<void> {
    if (this.closed) return
    await Promise.all([this.reader.close(), this.writer?.close()])
    this.closed = true
    this.database.close()
  }
}
