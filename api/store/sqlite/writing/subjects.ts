import type { Entry, EntryId, Lookup, Relation, RelationId } from '../../../model/domain.ts'
import { parseRelationId, type RelationKey } from '../../../model/ids.ts'
import type { Touched } from '../../changeset/plan.ts'
import { entryRow, goneLookup, relationKey, relationRow, relationsByKey } from '../reading/lookup.ts'
import { type EntryRow, entryOf, relationOf } from '../rows.ts'
import type { Session } from '../session.ts'
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

/** What is known of a live entry while a changeset is applied. */
export type KnownEntry = Pick<EntryRow, 'key' | 'sort_name'>

/** What a changeset touches, read when it is asked for and kept for the length of the changeset. */
export class StoredSubjects implements Touched {
  private readonly session: Session
  private readonly known = new Map<EntryId, KnownEntry | undefined>()
  private readonly types = new Map<number, ReadonlySet<number>>()
  private readonly lookups = new Map<EntryId, Lookup | undefined>()

  constructor(session: Session) {
    this.session = session
  }

  /** The key and name of a live entry, as the changeset left them so far. */
  find(id: EntryId): KnownEntry | undefined {
    if (!this.known.has(id)) this.entry(id)
    return this.known.get(id)
  }

  /** Notes what the changeset made of an entry; nothing if it took it away. */
  note(id: EntryId, now: KnownEntry | undefined): void {
    this.known.set(id, now)
  }

  /** What stood under an id before the changeset. */
  entry(id: EntryId): Lookup | undefined {
    if (!this.lookups.has(id)) {
      const { database, symbols } = this.session
      const row = entryRow(database, id)
      this.known.set(id, row && { key: row.key, sort_name: row.sort_name })
      this.lookups.set(id, row ? new LiveLookup(row, symbols) : goneLookup(database, id))
    }
    return this.lookups.get(id)
  }

  /** The key of a relation that stands. */
  relationKey(id: RelationId): number | undefined {
    const key = parseRelationId(id)
    return key && this.keyOf(key)
  }

  private keyOf(key: RelationKey): number | undefined {
    const [from, to] = [this.find(key.from), this.find(key.to)]
    if (!from || !to) return undefined
    const type = this.session.symbols.of(key.type)
    if (!this.typesFrom(from.key).has(type)) return undefined
    const ends = { fromKey: from.key, toKey: to.key, toName: to.sort_name }
    return relationKey(this.session.database, ends, type, key.spell)
  }

  /** The types of relations that an entry began with before the changeset: most new relations are the first of theirs. */
  private typesFrom(entry: number): ReadonlySet<number> {
    let types = this.types.get(entry)
    if (!types) {
      const sql = 'SELECT type FROM relation_count WHERE entry_key = ? AND direction = 0'
      types = new Set(this.session.database.all<{ type: number }>(sql, entry).map(({ type }) => type))
      this.types.set(entry, types)
    }
    return types
  }

  relation(id: RelationId): Relation | undefined {
    const key = parseRelationId(id)
    const found = key && this.keyOf(key)
    const row = found === undefined ? undefined : relationRow(this.session.database, found)
    if (!row || !key || this.find(key.from)?.key !== row.from_key) return undefined
    return relationOf(row, key.from, key.to, this.session.symbols)
  }

  relationsOf(id: EntryId): Relation[] {
    const entry = this.find(id)
    if (!entry) return []
    const keys = this.session.database.all<{ relation_key: number }>(
      'SELECT relation_key FROM neighbor WHERE entry_key = ?',
      entry.key,
    )
    return relationsByKey(
      this.session,
      keys.map(({ relation_key: key }) => key),
    )
  }
}
