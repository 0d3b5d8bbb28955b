import type { Entry, EntryId, Lookup, Relation, RelationId } from '../../../model/domain.ts'
import { parseRelationId, type RelationKey } from '../../../model/ids.ts'
import type { Stretch } from '../../../model/time.ts'
import type { Touched } from '../../changeset/touched.ts'
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
export interface KnownEntry extends Pick<EntryRow, 'key' | 'sort_name'> {
  /** When it exists; looked up when it is asked for if absent. */
  readonly exists?: Stretch
}

/** What a changeset touches, read when it is asked for and kept for the length of the changeset. */
export class StoredSubjects implements Touched {
  private readonly session: Session
  private readonly known = new Map<EntryId, KnownEntry | undefined>()
  private readonly groups = new Map<number, ReadonlySet<number>>()
  private readonly stretches = new Map<number, Stretch>()
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

  /** When a live entry exists, as the changeset left it so far. */
  existence({ key, exists }: KnownEntry): Stretch {
    if (exists) return exists
    let known = this.stretches.get(key)
    if (!known) {
      const sql = 'SELECT exists_from AS "from", exists_until AS until FROM entry WHERE key = ?'
      known = this.session.database.get<Stretch & Record<string, number>>(sql, key) as Stretch
      this.stretches.set(key, known)
    }
    return known
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
    const { symbols, model, database } = this.session
    const type = symbols.of(key.type)
    const back = model.relationTypes.get(key.type)?.symmetric ? 0 : 1
    if (!this.groupsAt(from.key).has(type * 2) || !this.groupsAt(to.key).has(type * 2 + back))
      return undefined
    const ends = { fromKey: from.key, toKey: to.key, toName: to.sort_name }
    return relationKey(database, ends, type, key.spell)
  }

  /**
   * The types and directions of the relations that an entry had before the changeset, each pair in one number: most new
   * relations are the first of theirs at one end, so that nobody has to look for them.
   */
  private groupsAt(entry: number): ReadonlySet<number> {
    let groups = this.groups.get(entry)
    if (!groups) {
      const sql = 'SELECT type * 2 + direction AS pair FROM relation_count WHERE entry_key = ?'
      groups = new Set(this.session.database.all<{ pair: number }>(sql, entry).map(({ pair }) => pair))
      this.groups.set(entry, groups)
    }
    return groups
  }

  stretchesOf({ type: name, from: fromId, to: toId }: RelationKey): Relation[] {
    const [from, to] = [this.find(fromId), this.find(toId)]
    const { symbols, database } = this.session
    const type = symbols.of(name)
    if (!from || !to || !this.groupsAt(from.key).has(type * 2)) return []
    const keys = database.all<{ relation_key: number }>(
      'SELECT relation_key FROM neighbor WHERE entry_key = ? AND type = ? AND direction = 0 AND other_name = ? AND other_key = ?',
      from.key,
      type,
      to.sort_name,
      to.key,
    )
    return relationsByKey(
      this.session,
      keys.map(({ relation_key: key }) => key),
    )
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
