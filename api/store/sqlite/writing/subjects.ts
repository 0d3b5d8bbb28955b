import type { Entry, EntryId, Lookup, Relation, RelationId } from '../../../model/domain.ts'
import type { Ontology } from '../../../model/ontology.ts'
import type { Touched } from '../../changeset/plan.ts'
import type { Database } from '../database.ts'
import { entryRow, goneLookup, relationWithId } from '../reading/lookup.ts'
import { type EntryRow, entryOf, type RelationRow, relationColumns, relationOf } from '../rows.ts'
import type { Symbols } from '../symbols.ts'

/** A live entry whose content is read only when somebody looks: most are only asked whether they are there. */
class LiveLookup {
  readonly state = 'live'
  private readonly row: EntryRow
  private readonly symbols: Symbols
  private read: Entry | undefined

  constructor(row: EntryRow, symbols: Symbols) {
    this.row = row
    this.symbols = symbols
  }

  get entry(): Entry {
    this.read ??= entryOf(this.row, this.symbols)
    return this.read
  }
}

/** What a changeset touches, read when it is asked for and kept for the length of the changeset. */
export class StoredSubjects implements Touched {
  private readonly database: Database
  private readonly symbols: Symbols
  private readonly rows = new Map<EntryId, EntryRow | undefined>()
  private readonly lookups = new Map<EntryId, Lookup | undefined>()

  constructor(database: Database, symbols: Symbols) {
    this.database = database
    this.symbols = symbols
  }

  /** The row of a live entry as it is stored now. */
  row(id: EntryId): EntryRow | undefined {
    if (!this.rows.has(id)) this.rows.set(id, entryRow(this.database, id))
    return this.rows.get(id)
  }

  /** Makes the row be read again: the changeset itself changed it. */
  forget(id: EntryId): void {
    this.rows.delete(id)
  }

  entry(id: EntryId): Lookup | undefined {
    if (!this.lookups.has(id)) {
      const row = this.row(id)
      this.lookups.set(id, row ? new LiveLookup(row, this.symbols) : goneLookup(this.database, id))
    }
    return this.lookups.get(id)
  }

  relation(id: RelationId): Relation | undefined {
    return relationWithId(this.database, this.symbols, id, (end) => this.row(end))
  }

  relationsOf(id: EntryId): Relation[] {
    const row = this.row(id)
    if (!row) return []
    const rows = this.database.all<RelationRow>(
      `SELECT ${relationColumns}, f.id AS from_id, t.id AS to_id FROM neighbor n JOIN relation r ON r.key = n.relation_key
       JOIN entry f ON f.key = r.from_key JOIN entry t ON t.key = r.to_key WHERE n.entry_key = ?`,
      row.key,
    )
    return rows.map((found) => relationOf(found, this.symbols))
  }
}

/** The model under which subjects are read and written. */
export interface Context {
  readonly database: Database
  readonly symbols: Symbols
  readonly model: Ontology
}
