import type { Entry, EntryId, Lookup, Operation, Relation, RelationId } from '../../../model/domain.ts'
import { parseRelationId, type RelationKey } from '../../../model/ids.ts'
import { kindOf } from '../../../model/ontology.ts'
import { firstSpellId } from '../../changeset/spells.ts'
import { type Touched, touchedBy } from '../../changeset/touched.ts'
import type { Writing } from '../connection.ts'
import { groupedBy } from '../grouping.ts'
import { readTombstone } from '../reading/lookup.ts'
import type { Records, RelationRow } from '../records.ts'
import { matchStretches } from '../statement.ts'
import type { Stored } from '../values.ts'

/** What a changeset touches, and in which dataset version each of it came into being. */
export interface TouchedThere extends Touched {
  createdIn(id: EntryId | RelationId): number
}

/** The entries whose content is needed; of the others only whether they are there. */
function changedBy(operations: readonly Operation[]): Set<EntryId> {
  const changed = new Set<EntryId>()
  for (const operation of operations) {
    if (operation.action === 'updateEntry' || operation.action === 'deleteEntry') changed.add(operation.id)
    if (operation.action === 'mergeEntry') changed.add(operation.id).add(operation.into)
  }
  return changed
}

const wholeEntries =
  'UNWIND $ids AS id OPTIONAL MATCH (n:Entry {id: id}) OPTIONAL MATCH (t:Tombstone {id: id}) ' +
  'WITH n, t WHERE n IS NOT NULL OR t IS NOT NULL RETURN properties(n), properties(t)'

const entriesThere =
  'UNWIND $ids AS id OPTIONAL MATCH (n:Entry {id: id}) OPTIONAL MATCH (t:Tombstone {id: id}) ' +
  'WITH id, n, t WHERE n IS NOT NULL OR t IS NOT NULL RETURN id, properties(t)'

const relationsOfEntries =
  'UNWIND $ids AS id MATCH (n:Entry {id: id})-[r]-() ' +
  'RETURN id, type(r), startNode(r).id, endNode(r).id, properties(r)'

/** Reads what the operations of a changeset touch, in the transaction that will change it. */
export class TouchedReader {
  private readonly transaction: Writing
  private readonly records: Records
  private readonly entries = new Map<EntryId, Lookup>()
  private readonly relations = new Map<RelationId, Relation>()
  private readonly stretches = new Map<RelationId, Relation[]>()
  private readonly relationsOf = new Map<EntryId, Relation[]>()
  private readonly created = new Map<string, number>()

  constructor(transaction: Writing, records: Records) {
    this.transaction = transaction
    this.records = records
  }

  async read(operations: readonly Operation[]): Promise<TouchedThere> {
    const ids = touchedBy(operations)
    const changed = changedBy(operations)
    const made = new Set(
      operations.flatMap((operation) => (operation.action === 'createEntry' ? [operation.id] : [])),
    )
    await Promise.all([
      this.readWhole([...changed]),
      this.readPresence([...ids.entries].filter((id) => !changed.has(id))),
      this.readRelationsOf([...ids.withRelations]),
      ...this.readRelations([...ids.relations], made),
    ])
    // Such a changeset is refused; all that stands in its way is said at once.
    const stand = [...made].some((id) => this.entries.get(id)?.state === 'live')
    if (stand) this.stretches.clear()
    if (stand) await Promise.all(this.readRelations([...ids.relations], new Set()))
    return {
      entry: (id) => this.entries.get(id),
      relation: (id) => this.relations.get(id),
      stretchesOf: (relation) => this.stretches.get(firstSpellId(relation)) ?? [],
      relationsOf: (id) => this.relationsOf.get(id) ?? [],
      createdIn: (id) => this.created.get(id) ?? 0,
    }
  }

  private async readWhole(ids: EntryId[]): Promise<void> {
    if (ids.length === 0) return
    for (const row of await this.transaction.run({ text: wholeEntries, parameters: { ids } })) {
      const [live, gone] = [row.get(0) as Stored | null, row.get(1) as Stored | null]
      if (live) {
        this.entries.set(live.id as string, { state: 'live', entry: this.records.readEntry(live) })
        this.created.set(live.id as string, live.createdIn as number)
      } else if (gone) this.entries.set(gone.id as string, readTombstone(gone))
    }
  }

  private async readPresence(ids: EntryId[]): Promise<void> {
    if (ids.length === 0) return
    for (const row of await this.transaction.run({ text: entriesThere, parameters: { ids } })) {
      const [id, gone] = [row.get(0) as EntryId, row.get(1) as Stored | null]
      this.entries.set(id, gone ? readTombstone(gone) : { state: 'live', entry: this.mentioned(id) })
    }
  }

  /** An entry that is only mentioned: that it is there is all that its operation asks. */
  private mentioned(id: EntryId): Entry {
    const kind = kindOf(id, this.records.names.model) ?? ''
    return { id, kind, properties: {}, citations: [], revision: 0, changedIn: 0 }
  }

  private async readRelationsOf(ids: EntryId[]): Promise<void> {
    for (const id of ids) this.relationsOf.set(id, [])
    if (ids.length === 0) return
    for (const row of await this.transaction.run({ text: relationsOfEntries, parameters: { ids } })) {
      const relation = this.keep([row.get(1), row.get(2), row.get(3), row.get(4)])
      this.relationsOf.get(row.get(0) as EntryId)?.push(relation)
    }
  }

  /** All stretches of relations. Those of an entry that this changeset makes cannot be there yet, so they are not looked for. */
  private readRelations(ids: readonly RelationId[], made: ReadonlySet<EntryId>): Promise<void>[] {
    const keys = ids
      .map((id) => parseRelationId(id))
      .filter((key): key is RelationKey => key !== undefined && !made.has(key.from) && !made.has(key.to))
    const pairs = new Map(keys.map((key) => [firstSpellId(key), key]))
    return [...groupedBy([...pairs.values()], ({ type }) => type)].map(async ([type, group]) => {
      const text =
        `UNWIND $rows AS row ${matchStretches(this.records.names.relationshipType(type))} ` +
        'RETURN type(r), a.id, b.id, properties(r)'
      const rows = group.map(({ from, to }) => [from, to])
      for (const row of await this.transaction.run({ text, parameters: { rows } })) {
        const relation = this.keep([row.get(0), row.get(1), row.get(2), row.get(3)])
        const known = this.stretches.get(firstSpellId(relation))
        if (known) known.push(relation)
        else this.stretches.set(firstSpellId(relation), [relation])
      }
    })
  }

  private keep(row: RelationRow): Relation {
    const relation = this.records.readRelation(row)
    this.relations.set(relation.id, relation)
    this.created.set(relation.id, row[3].createdIn as number)
    return relation
  }
}
