import type {
  Citation,
  EntryId,
  Lookup,
  Operation,
  PropertyValue,
  Relation,
  RelationId,
} from '../../model/domain.ts'
import { parseRelationId, type RelationKey, relationId } from '../../model/ids.ts'
import type { Step } from '../../model/values/step.ts'
import type { Effect } from './effects.ts'
import { firstSpellId } from './spells.ts'

/** What the operations of a changeset touch, as it is stored now. */
export interface Touched {
  /** What stands under an id that `touchedBy` names; undefined where nothing ever did. */
  entry(id: EntryId): Lookup | undefined
  relation(id: RelationId): Relation | undefined
  /** All stretches of a relation that is made or changed: those of its type from the one entry to the other. */
  stretchesOf(relation: RelationKey): readonly Relation[]
  /** All relations of an entry that is deleted, merged away, or merged into. */
  relationsOf(id: EntryId): readonly Relation[]
}

/** The ids whose state a plan needs. */
export interface TouchedIds {
  readonly entries: ReadonlySet<EntryId>
  readonly relations: ReadonlySet<RelationId>
  /** Entries all of whose relations are needed. */
  readonly withRelations: ReadonlySet<EntryId>
}

/** The entries that properties name, as steps do. */
export function mentioned(properties: Readonly<Record<string, PropertyValue | null>>): EntryId[] {
  return Object.values(properties).flatMap((value) =>
    Array.isArray(value)
      ? (value as readonly (Step | string)[]).flatMap((item) =>
          typeof item === 'object' && 'entries' in item ? (item.entries ?? []) : [],
        )
      : [],
  )
}

/** The sources that citations name. */
export function sources(citations: readonly Citation[] | undefined): EntryId[] {
  return (citations ?? []).map(({ source }) => source)
}

/** What has to be read before the operations can be planned. */
export function touchedBy(operations: readonly Operation[]): TouchedIds {
  const entries = new Set<EntryId>()
  const relations = new Set<RelationId>()
  const withRelations = new Set<EntryId>()
  for (const operation of operations) {
    const needed: EntryId[] = []
    switch (operation.action) {
      case 'createEntry':
        needed.push(operation.id, ...mentioned(operation.properties), ...sources(operation.citations))
        break
      case 'updateEntry':
        needed.push(operation.id, ...mentioned(operation.set), ...sources(operation.citations))
        break
      case 'createRelation':
        needed.push(operation.from, operation.to, ...sources(operation.citations))
        relations.add(relationId(operation)).add(firstSpellId(operation))
        break
      case 'updateRelation':
        needed.push(...sources(operation.citations))
        relations.add(operation.id).add(firstSpellId(parseRelationId(operation.id) as RelationKey))
        break
      case 'deleteRelation':
        relations.add(operation.id)
        break
      case 'deleteEntry':
        needed.push(operation.id)
        withRelations.add(operation.id)
        break
      case 'mergeEntry':
        needed.push(operation.id, operation.into)
        withRelations.add(operation.id)
        withRelations.add(operation.into)
        break
    }
    for (const id of needed) entries.add(id)
  }
  return { entries, relations, withRelations }
}

/** What some changesets change, so that one after them whose state was read before knows whether that still stands. */
export class ChangedSoFar {
  private readonly subjects = new Set<EntryId | RelationId>()
  /** Entries that relations were given to or taken from. */
  private readonly related = new Set<EntryId>()
  private readonly keys = new Set<string>()

  add(effects: readonly Effect[], idempotencyKey: string | undefined): void {
    if (idempotencyKey !== undefined) this.keys.add(idempotencyKey)
    for (const { before, after } of effects)
      for (const state of [before, after]) {
        if (!state) continue
        this.subjects.add(state.id)
        if (!('from' in state)) continue
        this.subjects.add(firstSpellId(state))
        this.related.add(state.from).add(state.to)
      }
  }

  /** Takes what a changeset touches for changed: it comes before those that are asked about later. */
  reserve(operations: readonly Operation[], idempotencyKey: string | undefined): void {
    if (idempotencyKey !== undefined) this.keys.add(idempotencyKey)
    const { entries, relations } = touchedBy(operations)
    for (const id of [...entries, ...relations]) this.subjects.add(id)
    for (const id of entries) this.related.add(id)
  }

  /** Whether what a changeset touches was changed. */
  concerns(operations: readonly Operation[], idempotencyKey: string | undefined): boolean {
    if (idempotencyKey !== undefined && this.keys.has(idempotencyKey)) return true
    if (this.subjects.size === 0) return false
    const { entries, relations, withRelations } = touchedBy(operations)
    return (
      [...entries, ...relations].some((id) => this.subjects.has(id)) ||
      [...withRelations].some((id) => this.related.has(id))
    )
  }
}
