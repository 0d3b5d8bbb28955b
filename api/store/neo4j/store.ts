import type { Day, EntryId, RelationId } from '../../model/domain.ts'
import { AnswerMemory, keptCounts } from '../AnswerMemory.ts'
import { CommitQueue } from '../changeset/CommitQueue.ts'
import type {
  ChangesetsQuery,
  ChangesQuery,
  DiffQuery,
  EntryFilter,
  FacetBy,
  GraphStore,
  Health,
  NeighborhoodQuery,
  Order,
  PageRequest,
  PathsQuery,
  ReadOptions,
  RelationsQuery,
  SearchQuery,
  SharedQuery,
  StreamQuery,
  UncheckedChangeset,
  YearsQuery,
} from '../port.ts'
import type { StructureQuery } from '../structure.ts'
import type { Connection } from './connection.ts'
import { failureOf } from './failures.ts'
import { count, facets, relationCounts } from './reading/counts.ts'
import { diff } from './reading/differences.ts'
import { changes, changesets, datasetVersion } from './reading/history.ts'
import { list } from './reading/list.ts'
import { lookup, relationsById } from './reading/lookup.ts'
import { neighborhood } from './reading/neighborhood.ts'
import { paths } from './reading/paths.ts'
import { relations, relationsAmong } from './reading/relations.ts'
import { search } from './reading/search.ts'
import { shared } from './reading/shared.ts'
import { stream } from './reading/stream.ts'
import { structure } from './reading/structure.ts'
import { atVersion } from './reading/versions.ts'
import { years } from './reading/years.ts'
import type { Records } from './records.ts'
import { Work } from './work.ts'
import { commitChangesets } from './writing/commit.ts'
import { PlannerStatistics } from './writing/statistics.ts'

/** Milliseconds that a look at the store's health may take. */
const healthLimit = 3_000

/** The graph in Neo4j. Made by `openNeo4jStore`. */
export class Neo4jStore implements GraphStore {
  private readonly connection: Connection
  private readonly records: Records
  private readonly product: string
  private readonly place: string
  private readonly commits: CommitQueue
  private readonly answers = new AnswerMemory(keptCounts)

  constructor(
    connection: Connection,
    records: Records,
    product: string,
    place: string,
    log?: (line: string) => void,
  ) {
    this.connection = connection
    this.records = records
    this.product = product
    this.place = place
    const statistics = new PlannerStatistics(connection, log)
    this.commits = new CommitQueue(async (changesets, options) => {
      const outcomes = await commitChangesets(connection, records, changesets, new Work(options))
      for (const outcome of outcomes)
        if (outcome && 'result' in outcome)
          await statistics.note(outcome.result.entries + outcome.result.relations)
      return outcomes
    })
  }

  async lookup(ids: readonly EntryId[], options?: ReadOptions) {
    return lookup(this.connection, this.records, ids, new Work(options))
  }

  async relationsById(ids: readonly RelationId[], options?: ReadOptions) {
    return relationsById(this.connection, this.records, ids, new Work(options))
  }

  async list(query: EntryFilter & { order: Order; page: PageRequest }, options?: ReadOptions) {
    return list(this.connection, this.records, query, new Work(options))
  }

  async count(filter: EntryFilter, options?: ReadOptions) {
    return count(this.connection, this.records.names, filter, new Work(options))
  }

  /** To ask for the version costs a way over the network; what is dearer to count is kept while the version stays. */
  private async counted<Answer>(
    question: readonly unknown[],
    work: Work,
    answer: () => Promise<Answer>,
  ): Promise<Answer> {
    const version = await datasetVersion(this.connection, work)
    return this.answers.of(version, question, answer)
  }

  async facets(query: EntryFilter & { by: readonly FacetBy[]; first: number }, options?: ReadOptions) {
    const work = new Work(options)
    return this.counted(['facets', query], work, () =>
      facets(this.connection, this.records.names, query, work),
    )
  }

  async years(query: YearsQuery, options?: ReadOptions) {
    const work = new Work(options)
    return this.counted(['years', query], work, () => years(this.connection, this.records.names, query, work))
  }

  async relations(query: RelationsQuery, options?: ReadOptions) {
    return relations(this.connection, this.records, query, new Work(options))
  }

  async relationCounts(query: { of: readonly EntryId[]; asOf?: Day }, options?: ReadOptions) {
    return relationCounts(this.connection, this.records.names, query, new Work(options))
  }

  async relationsAmong(
    query: { entries: readonly EntryId[]; types?: readonly string[]; asOf?: Day; limit: number },
    options?: ReadOptions,
  ) {
    return relationsAmong(this.connection, this.records, query, new Work(options))
  }

  async shared(query: SharedQuery, options?: ReadOptions) {
    const work = new Work(options)
    const answer = () => shared(this.connection, this.records, query, work)
    // Counts are small and kept; entries would fill the memory.
    return query.first === 0 ? this.counted(['shared', query], work, answer) : answer()
  }

  async search(query: SearchQuery, options?: ReadOptions) {
    return search(this.connection, this.records, query, new Work(options))
  }

  async neighborhood(query: NeighborhoodQuery, options?: ReadOptions) {
    return neighborhood(this.connection, this.records, query, new Work(options))
  }

  async paths(query: PathsQuery, options?: ReadOptions) {
    return paths(this.connection, this.records, query, new Work(options))
  }

  async structure(query: StructureQuery, options?: ReadOptions) {
    return structure(this.connection, this.records, query, new Work(options))
  }

  stream(query: StreamQuery, options?: ReadOptions) {
    return stream(this.connection, this.records, query, new Work(options))
  }

  commit(changeset: UncheckedChangeset, options?: ReadOptions) {
    return this.commits.commit(changeset, options)
  }

  async datasetVersion(options?: ReadOptions) {
    return datasetVersion(this.connection, new Work(options))
  }

  async changesets(query: ChangesetsQuery, options?: ReadOptions) {
    return changesets(this.connection, query, new Work(options))
  }

  async changes(query: ChangesQuery, options?: ReadOptions) {
    return changes(this.connection, this.records, query, new Work(options))
  }

  async atVersion(ids: readonly (EntryId | RelationId)[], version: number, options?: ReadOptions) {
    return atVersion(this.connection, this.records, ids, version, new Work(options))
  }

  async diff(query: DiffQuery, options?: ReadOptions) {
    return diff(this.connection, this.records, query, new Work(options))
  }

  async health(): Promise<Health> {
    const { product, place } = this
    try {
      const version = await datasetVersion(this.connection, new Work({ timeLimit: healthLimit }))
      return { ok: true, product, place, datasetVersion: version }
    } catch (thrown) {
      const { code, message } = failureOf(thrown)
      return { ok: false, product, place, datasetVersion: null, fault: { code, message } }
    }
  }

  async close(): Promise<void> {
    await this.commits.close()
    await this.connection.close()
  }
}
