import type { EntryId, RelationId } from './ids.ts'
import type { Values, ValueTypeName } from './values/index.ts'
import type { Day, PartialDate } from './values/partialDate.ts'

/** A value of a property: of one of the value types, or several of one. */
export type PropertyValue = Values[ValueTypeName] | readonly Values[ValueTypeName][]

/** The properties of an entry or relation, as its kind or type declares them. */
export type Properties = Readonly<Record<string, PropertyValue>>

/** Which source, where in it, says what. */
export interface Citation {
  /** An entry of the kind Source. */
  readonly source: EntryId
  /** Where in the source: 'Article 80', 'p. 381'. */
  readonly at?: string
  /** The properties that rest on it (for a relation also `since` and `until`); absent if all of it does. */
  readonly for?: readonly string[]
  /** What the source says instead, where it differs from the value. */
  readonly as?: string
}

/** A node of the graph. */
export interface Entry {
  readonly id: EntryId
  /** The name of its kind. */
  readonly kind: string
  readonly properties: Properties
  readonly citations: readonly Citation[]
  /** How often it was changed, counting its creation. */
  readonly revision: number
  /** The dataset version that last changed it. */
  readonly changedIn: number
}

/** A typed, directed edge between two entries. A symmetric one has the lesser id at `from`. */
export interface Relation {
  readonly id: RelationId
  readonly type: string
  readonly from: EntryId
  readonly to: EntryId
  /** Counts the stretches between the same two entries from 1. */
  readonly spell: number
  readonly since?: PartialDate
  readonly until?: PartialDate
  /**
   * The days between which both of its ends exist, as the store knows them: where no `since` is known, the relation
   * cannot have held before; where it has no `until`, it may have lapsed with one of them. Numbers as `dayNumber` writes
   * them; absent where the relation's own dates say more, or nothing is known of the ends.
   */
  readonly endsExistFrom?: number
  readonly endsExistUntil?: number
  readonly properties: Properties
  readonly citations: readonly Citation[]
  readonly revision: number
  readonly changedIn: number
}

/** What stands under an id: an entry, the way to the one it was merged into, or the trace of a deleted one. */
export type Lookup =
  | { readonly state: 'live'; readonly entry: Entry }
  | {
      readonly state: 'merged'
      readonly id: EntryId
      readonly into: EntryId
      readonly revision: number
      readonly changedIn: number
    }
  | { readonly state: 'deleted'; readonly id: EntryId; readonly revision: number; readonly changedIn: number }

/** Makes a new entry. An id that was deleted or merged away can be used again: the entry comes back. */
export interface CreateEntry {
  readonly action: 'createEntry'
  readonly id: EntryId
  readonly properties: Properties
  readonly citations: readonly Citation[]
}

/** Makes a new relation. */
export interface CreateRelation {
  readonly action: 'createRelation'
  readonly type: string
  readonly from: EntryId
  readonly to: EntryId
  readonly spell: number
  readonly since?: PartialDate
  readonly until?: PartialDate
  readonly properties: Properties
  readonly citations: readonly Citation[]
}

/** Changes some properties: null takes one away, what is not named stays. `citations` replaces all of them. */
export interface UpdateEntry {
  readonly action: 'updateEntry'
  readonly id: EntryId
  /** The revision that the writer saw. */
  readonly revision: number
  readonly set: Readonly<Record<string, PropertyValue | null>>
  readonly citations?: readonly Citation[]
}

/** Changes a relation's dates, properties or citations, not its ends or type. */
export interface UpdateRelation {
  readonly action: 'updateRelation'
  readonly id: RelationId
  readonly revision: number
  readonly since?: PartialDate | null
  readonly until?: PartialDate | null
  readonly set: Readonly<Record<string, PropertyValue | null>>
  readonly citations?: readonly Citation[]
}

/** Deletes an entry with all its relations. It leaves a trace that says so. */
export interface DeleteEntry {
  readonly action: 'deleteEntry'
  readonly id: EntryId
  readonly revision: number
}

/** Deletes a relation. */
export interface DeleteRelation {
  readonly action: 'deleteRelation'
  readonly id: RelationId
  readonly revision: number
}

/**
 * Merges an entry into another of its kind: its relations move, its id leads there from now on. Relations that
 * would join the other to itself, or that it has already in the same words, are dropped.
 */
export interface MergeEntry {
  readonly action: 'mergeEntry'
  readonly id: EntryId
  readonly revision: number
  readonly into: EntryId
  readonly intoRevision: number
}

/** One step of a changeset. No entry or relation is named by two steps. */
export type Operation =
  | CreateEntry
  | CreateRelation
  | UpdateEntry
  | UpdateRelation
  | DeleteEntry
  | DeleteRelation
  | MergeEntry

/** Operations that are applied as one, or not at all. */
export interface Changeset {
  /** Who makes it: a user's id, or the name of a loader. */
  readonly author: string
  /** What it does, one line. */
  readonly summary: string
  readonly operations: readonly Operation[]
  /** Makes a repeated commit of the same changeset harmless. */
  readonly idempotencyKey?: string
  /** When it was made, ISO 8601 in UTC; the time of the commit if absent. */
  readonly time?: string
}

/** A changeset that was applied. */
export interface ChangesetRecord {
  /** The dataset version that it made. */
  readonly version: number
  readonly author: string
  readonly summary: string
  /** ISO 8601, UTC. */
  readonly time: string
  readonly idempotencyKey?: string
  /** How many entries and relations it changed. */
  readonly entries: number
  readonly relations: number
}

/** What a changeset did to an entry or relation, with what stood before and after. */
export type Change =
  | {
      readonly version: number
      readonly subject: 'entry'
      readonly id: EntryId
      readonly action: 'created' | 'updated' | 'deleted' | 'merged'
      readonly before: Entry | null
      readonly after: Entry | null
      /** For a merge: where the id leads now. */
      readonly into?: EntryId
    }
  | {
      readonly version: number
      readonly subject: 'relation'
      readonly id: RelationId
      readonly action: 'created' | 'updated' | 'deleted'
      readonly before: Relation | null
      readonly after: Relation | null
    }

export type { Day, EntryId, PartialDate, RelationId }
