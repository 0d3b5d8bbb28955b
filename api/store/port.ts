import type {
  Change,
  Changeset,
  ChangesetRecord,
  Day,
  Entry,
  EntryId,
  Lookup,
  Relation,
  RelationId,
} from '../model/domain.ts'
import type { Direction } from '../model/ontology.ts'
import type { Condition } from './conditions.ts'
import type { Structure, StructureQuery } from './structure.ts'

export type { Condition, PropertyTest, Quantifier, RelationTest } from './conditions.ts'

/** What the database did, added up over several reads. */
export interface Meter {
  /** Statements that were sent. Looking at the dataset version before reading an embedded store is none. */
  statements: number
  /** Rows that they gave. */
  rows: number
  /** What the database itself counts as work, where it counts: database hits of Neo4j. */
  hits?: number
  /** How long it worked. */
  milliseconds: number
}

/** How long a read may take and who may stop it. Both reach the database. */
export interface ReadOptions {
  /** Stops the work when it is aborted: the read fails with CANCELLED. */
  readonly signal?: AbortSignal
  /** Milliseconds after which the work is stopped: the read fails with TIMEOUT. */
  readonly timeLimit?: number
  /** Is told what the database did; measuring makes the read slower. */
  readonly meter?: Meter
}

/** Which entries are meant. What is absent restricts nothing. */
export interface EntryFilter {
  readonly kinds?: readonly string[]
  readonly where?: Condition
  /** Only entries that exist on this day. */
  readonly asOf?: Day
}

/** The number of relations of a type that an entry has, seen from one of its ends: all that there ever were, or those that hold on a day. */
export interface RelationNumber {
  readonly type: string
  readonly direction: Direction
  readonly asOf?: Day
}

/** A number of relations to order by. */
export interface OrderNumber extends RelationNumber {
  /** Without those who take part without being counted, as the model says of the type: observers are no members. */
  readonly counted?: boolean
}

/**
 * What a list is ordered by: a sortable property (`name` by its sort form), the number of all relations, or of those of
 * a type. Missing values come last, whichever way it is ordered. Ties are broken by id, in the direction of the order.
 */
export interface Order {
  readonly by: string | { readonly degree: true } | OrderNumber
  readonly descending?: boolean
}

/** Which page of a list: the first ones after a cursor, or the last ones before one. Cursors come from the edges of another page. */
export type PageRequest =
  | { readonly first: number; readonly after?: string }
  | { readonly last: number; readonly before?: string }

/** A page of a list. */
export interface Page<Item> {
  readonly edges: readonly { readonly cursor: string; readonly node: Item }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

/**
 * What entries are counted by: `kind` or a filterable choice or country property, by name; the decade in which a date
 * begins; the kinds at the other ends of relations, where an entry counts once for each.
 */
export type FacetBy = string | { readonly decade: string } | { readonly otherKind: RelationNumber }

/** Counts of values, the most frequent first; ties in the order of the values. Decades by their first year: '1990'. */
export interface Facet {
  /** The name of the property or relation type. */
  readonly property: string
  readonly values: readonly { readonly value: string; readonly count: number }[]
}

/** Which relations of a type are counted by years. */
export interface YearlyRelations extends Omit<RelationNumber, 'asOf'> {
  readonly otherKinds?: readonly string[]
  /** What a relation must be: its properties, `since` and `until`, and the days on which it holds. */
  readonly where?: Condition
  /** What the entry at its other end must be. */
  readonly other?: Condition
}

/** What is counted by years: relations of a type, or entries by a date of theirs or by the time in which they exist. */
export type Yearly =
  | { readonly relation: YearlyRelations }
  | { readonly date: string }
  | { readonly existence: true }

/** A question for counts by year. */
export interface YearsQuery {
  readonly count: Yearly
  /** Of these entries, each by itself; or of all that a filter means, together. */
  readonly of: readonly EntryId[] | EntryFilter
  /** The first and last year that are wanted; those of the first and last thing that happened if absent. */
  readonly from?: number
  readonly to?: number
}

/**
 * A year: how many began and ended in it, and how many held on its last day. What has a date and no end goes on. A
 * relation whose beginning is not known holds from when both of its ends exist, and is not among those that began.
 */
export interface YearCount {
  readonly year: number
  readonly holding: number
  readonly began: number
  readonly ended: number
}

/** Which relations of an entry are meant. */
export interface RelationFilter {
  readonly types?: readonly string[]
  /** Seen from the entry; both if absent. A symmetric relation is found in either. */
  readonly direction?: Direction
  /** Only relations whose other end is of one of these kinds. */
  readonly otherKinds?: readonly string[]
  /** Only relations that hold on this day. */
  readonly asOf?: Day
  readonly where?: Condition
}

/** A relation as seen from one of its ends. */
export interface RelationEdge {
  readonly cursor: string
  readonly relation: Relation
  /** The entry at the other end. */
  readonly other: Entry
  /** `forward` if the relation begins at the entry it is seen from. */
  readonly direction: Direction
}

/** A page of the relations of one entry. */
export interface RelationPage {
  readonly edges: readonly RelationEdge[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  /** How many there are in all, if asked for. */
  readonly total?: number
  /** The entry itself, if asked for and there. */
  readonly entry?: Entry
}

/** Relations of many entries at once, each with a page of its own. */
export interface RelationsQuery extends RelationFilter {
  readonly of: readonly EntryId[]
  /**
   * By the sort name of the other end; ties by its id, then the type, the direction (forward first), the spell.
   * `since` orders by the first day of `since`, the most recent first, then as above; unknown ones last.
   */
  readonly order?: 'name' | 'since'
  readonly page: PageRequest
  readonly withTotal?: boolean
  /** Gives the entries too whose relations are read, so that both are one question. */
  readonly withEntry?: boolean
}

/** A question for the neighbours that entries share: the entries at the other ends of their relations. */
export interface SharedQuery extends Omit<RelationFilter, 'where'> {
  /** 2 to 50, each once. */
  readonly of: readonly EntryId[]
  /** How many neighbours of each set are wanted, by name; at most 1000. */
  readonly first: number
}

/** The neighbours of exactly these entries, and of no other one that was asked about. */
export interface SharedSet {
  /** In the order of the question. */
  readonly of: readonly EntryId[]
  readonly count: number
  readonly entries: readonly Entry[]
}

/** How many relations of a type an entry has in one direction. Symmetric ones count as forward, whichever end it is. */
export interface RelationCount {
  readonly type: string
  readonly direction: Direction
  readonly count: number
}

/** Why something was found: where the words stand. `similar` allows for typing errors. */
export type MatchedIn = 'name' | 'abbreviation' | 'otherName' | 'text' | 'similar'

/** A question for what is different on two days. */
export interface DiffQuery {
  /** The first day is before the second. */
  readonly from: Day
  readonly to: Day
  /** Only these entries, and relations that one of them has. */
  readonly entries?: Omit<EntryFilter, 'asOf'>
  /** Only relations of these types, and no entries. */
  readonly types?: readonly string[]
  /** Only entries, or only relations. */
  readonly subject?: 'entry' | 'relation'
  readonly page: PageRequest
}

/** What happened to an entry or relation after one day and up to another. */
export type Difference = {
  /** It exists or holds on the second day alone, or on the first alone; or a date of it lies between them. */
  readonly change: 'began' | 'ended' | 'changed'
  /** The day on which it first began or ended after the first day, else that of the first of its other dates. */
  readonly day: Day
  /** The names of the dates that lie after the first day and up to the second, in the order of the model. */
  readonly dates: readonly string[]
} & (
  | { readonly subject: 'entry'; readonly entry: Entry }
  | { readonly subject: 'relation'; readonly relation: Relation }
)

/** A question to the search. */
export interface SearchQuery {
  readonly text: string
  readonly kinds?: readonly string[]
  /** At most 100. */
  readonly first: number
}

/** Something that was found. */
export interface SearchHit {
  readonly entry: Entry
  readonly matchedIn: MatchedIn
  /** The name, abbreviation or other name that matched, as it is written; the name where the text matched. */
  readonly matchedText: string
}

/** How many relations of a type are followed from an entry: in one direction, or in each if none is said. */
export interface RelationLimit {
  readonly type: string
  /** Seen from the entry. */
  readonly direction?: Direction
  /** 0 to 100. With 0 it is only said how many there are. */
  readonly first: number
}

/** The surroundings of some entries, limited for each relation type and direction. */
export interface NeighborhoodQuery {
  readonly start: readonly EntryId[]
  /** Steps away from the start, 1 to 3. */
  readonly depth: number
  /** How many relations of each type and direction are followed from each entry, by the name of the other end; at most 100. */
  readonly perType: number
  /** Other numbers for some types; what names a direction goes before what names none. */
  readonly limits?: readonly RelationLimit[]
  readonly types?: readonly string[]
  readonly otherKinds?: readonly string[]
  readonly asOf?: Day
  /** The largest number of entries, the start included; then it stops and says so. */
  readonly limit: number
}

/** What was found around the start. */
export interface Neighborhood {
  /** The start first, then by distance, each level in the order in which it was found. */
  readonly entries: readonly Entry[]
  /** The relations that were followed, each once. */
  readonly relations: readonly Relation[]
  /**
   * For each entry that was expanded, how many of its relations are in the answer, from whichever end they were
   * followed, and how many there are. Those at `depth` steps were not.
   */
  readonly groups: readonly {
    readonly entry: EntryId
    readonly type: string
    readonly direction: Direction
    readonly shown: number
    readonly total: number
  }[]
  /** Whether entries were left out because of `limit`. */
  readonly limited: boolean
}

/** Ways from one entry to another. */
export interface PathsQuery {
  readonly from: EntryId
  readonly to: EntryId
  /** 1 to 6. */
  readonly maxHops: number
  /** How many paths, the shortest first; 1 to 100. */
  readonly count: number
  /** Only paths of exactly so many hops, 1 to `maxHops`. */
  readonly length?: number
  readonly types?: readonly string[]
  readonly asOf?: Day
  /** Entries, and kinds of which one, must stand in the middle of a path; at most three in all. */
  readonly through?: readonly EntryId[]
  readonly throughKinds?: readonly string[]
  /** Entries and kinds that may not stand in the middle of a path. */
  readonly avoid?: readonly EntryId[]
  readonly avoidKinds?: readonly string[]
  /** Whether the relations of each hop are wanted. */
  readonly withSteps?: boolean
  /** Whether it is asked if there are more paths than `count`. */
  readonly withMore?: boolean
}

/** A simple path: no entry twice. */
export interface Path {
  readonly entries: readonly EntryId[]
  /**
   * One for each hop: the relations that make it, in either direction, at least one, at most five, by type and id.
   * Absent unless asked for.
   */
  readonly steps?: readonly (readonly Relation[])[]
}

/** What was found on the way. */
export interface Paths {
  /** By the number of hops; which ones of equal length are given is up to the store, but the same at each call. */
  readonly paths: readonly Path[]
  /** Whether there are more such paths; absent unless asked for. What was not looked at is not known. */
  readonly more?: boolean
  /** Present if the work was capped before everything up to `maxHops` was looked at. */
  readonly stoppedAt?: { readonly hops: number; readonly reason: 'work' | 'time' }
}

/** What to stream: entries or relations, in the order of the store, each once, unchanged by writes meanwhile. */
export type StreamQuery =
  | {
      readonly entries: EntryFilter
      /** Only what they are known by is wanted: properties and citations may be left out. Much faster. */
      readonly bare?: boolean
    }
  | { readonly relations: { readonly types?: readonly string[]; readonly asOf?: Day } }

/** A changeset whose operations have not been looked at. */
export type UncheckedChangeset = Omit<Changeset, 'operations'> & { readonly operations: readonly unknown[] }

/** The answer to a commit. */
export interface CommitResult {
  /** The dataset version that the changeset made. */
  readonly version: number
  /** How many entries and relations it changed. */
  readonly entries: number
  readonly relations: number
  /** Whether it had been applied before, under the same idempotency key. */
  readonly repeated: boolean
}

/** Which changesets, the newest first. */
export interface ChangesetsQuery {
  /** That changed this entry, or a relation of it. */
  readonly entry?: EntryId
  readonly author?: string
  /** Only those after this dataset version. */
  readonly since?: number
  readonly page: PageRequest
}

/** Which changes: those of a changeset, or all of an entry or relation. In the order in which they were applied, entries before relations, by id. */
export type ChangesQuery = (
  | { readonly version: number }
  | { readonly entry: EntryId }
  | { readonly relation: RelationId }
) & { readonly page: PageRequest }

/** How a store is. */
export interface Health {
  readonly ok: boolean
  /** What the store is: 'SQLite 3.53.0', 'Neo4j 5.26.30 community'. */
  readonly product: string
  /** Where the data lives, without secrets. */
  readonly place: string
  readonly datasetVersion: number | null
  /** If not ok: the code and message of the failure. */
  readonly fault?: { readonly code: string; readonly message: string }
}

/**
 * Where the graph lives. Everything speaks in terms of the domain; no query language passes through.
 * Every method fails with a `Failure` of `errors.ts`.
 */
export interface GraphStore {
  /** What stands under each id, in the order of the ids; null where nothing ever did. */
  lookup(ids: readonly EntryId[], options?: ReadOptions): Promise<readonly (Lookup | null)[]>
  /** The relations with these ids, in their order; null where there is none. */
  relationsById(ids: readonly RelationId[], options?: ReadOptions): Promise<readonly (Relation | null)[]>
  list(query: EntryFilter & { order: Order; page: PageRequest }, options?: ReadOptions): Promise<Page<Entry>>
  count(filter: EntryFilter, options?: ReadOptions): Promise<number>
  /** One for each of `by`, in their order. */
  facets(
    query: EntryFilter & { by: readonly FacetBy[]; first: number },
    options?: ReadOptions,
  ): Promise<readonly Facet[]>
  /** One list for each entry that is named, in their order, or one for all that a filter means; each without a gap, at most 1000 years. */
  years(query: YearsQuery, options?: ReadOptions): Promise<readonly (readonly YearCount[])[]>
  relations(query: RelationsQuery, options?: ReadOptions): Promise<ReadonlyMap<EntryId, RelationPage>>
  /** How many relations of each type and direction; types without any are left out. In the order of the model. */
  relationCounts(
    query: { of: readonly EntryId[]; asOf?: Day },
    options?: ReadOptions,
  ): Promise<ReadonlyMap<EntryId, readonly RelationCount[]>>
  /** The relations whose both ends are among these entries, by id; at most `limit`. */
  relationsAmong(
    query: { entries: readonly EntryId[]; types?: readonly string[]; asOf?: Day; limit: number },
    options?: ReadOptions,
  ): Promise<readonly Relation[]>
  /** Every set that has any, those of the most entries first; then the largest, then in the order of the question. */
  shared(query: SharedQuery, options?: ReadOptions): Promise<readonly SharedSet[]>
  search(query: SearchQuery, options?: ReadOptions): Promise<readonly SearchHit[]>
  neighborhood(query: NeighborhoodQuery, options?: ReadOptions): Promise<Neighborhood>
  paths(query: PathsQuery, options?: ReadOptions): Promise<Paths>
  /**
   * Who is related to whom, at one dataset version, for what looks at the graph as a whole. In the order of the store.
   * @throws {Failure} TOO_MUCH_WORK if it is larger than asked for
   */
  structure(query: StructureQuery, options?: ReadOptions): Promise<Structure>
  stream(query: StreamQuery, options?: ReadOptions): AsyncIterable<Entry | Relation>
  /**
   * Applies a changeset as one, or not at all. Its operations are checked against the model and what is stored.
   * @throws {Failure} INVALID_CHANGESET with all problems; CONFLICT with those whose revision has moved on;
   * IDEMPOTENCY_MISMATCH.
   */
  commit(changeset: UncheckedChangeset, options?: ReadOptions): Promise<CommitResult>
  /** The number of the last changeset applied; 0 for an empty store. */
  datasetVersion(options?: ReadOptions): Promise<number>
  changesets(query: ChangesetsQuery, options?: ReadOptions): Promise<Page<ChangesetRecord>>
  changes(query: ChangesQuery, options?: ReadOptions): Promise<Page<Change>>
  /** What was under each id of an entry or relation at a dataset version; null where there was nothing. */
  atVersion(
    ids: readonly (EntryId | RelationId)[],
    version: number,
    options?: ReadOptions,
  ): Promise<readonly (Entry | Relation | null)[]>
  /** By day, entries before relations, then by id. */
  diff(query: DiffQuery, options?: ReadOptions): Promise<Page<Difference>>
  /** Never fails: a store that is down says so. */
  health(): Promise<Health>
  /** Lets what is under way end, then lets go of files and connections. */
  close(): Promise<void>
}
