import type { EntryId, Lookup, Relation, RelationId } from '../../../model/domain.ts'
import { parseRelationId } from '../../../model/ids.ts'
import type { Database } from '../database.ts'
import {
  type EndsRow,
  type EntryRow,
  entryColumns,
  type RelationRow,
  relationColumns,
  relationOf,
} from '../rows.ts'
import type { Session } from '../session.ts'

interface GoneRow {
  id: string
  state: 'merged' | 'deleted'
  into_id: string | null
  revision: number
  changed_in: number
}

const byId = `SELECT ${entryColumns} FROM entry e WHERE e.id = ?`

/** The row of a live entry. */
export function entryRow(database: Database, id: EntryId): EntryRow | undefined {
  return database.get<EntryRow>(byId, id)
}

/** The key of a live entry. */
export function entryKey(database: Database, id: EntryId): number | undefined {
  return database.get<{ key: number }>('SELECT key FROM entry WHERE id = ?', id)?.key
}

/** The id of a live entry. */
export function entryId(database: Database, key: number): EntryId {
  return database.get<{ id: string }>('SELECT id FROM entry WHERE key = ?', key)?.id ?? ''
}

const relationSql = `SELECT ${relationColumns} FROM relation r WHERE r.key = ?`

/** The row of a relation by its key. */
export function relationRow(database: Database, key: number): (RelationRow & EndsRow) | undefined {
  return database.get<RelationRow & EndsRow>(relationSql, key)
}

/** The relations with these keys. */
export function relationsByKey({ database, symbols }: Session, keys: readonly number[]): Relation[] {
  return keys.flatMap((key) => {
    const row = relationRow(database, key)
    if (!row) return []
    return [relationOf(row, entryId(database, row.from_key), entryId(database, row.to_key), symbols)]
  })
}

function goneOf({ id, state, revision, changed_in: changedIn, into_id: into }: GoneRow): Lookup {
  return state === 'merged'
    ? { state, id, into: into ?? '', revision, changedIn }
    : { state, id, revision, changedIn }
}

const goneColumns = 'g.id, g.state, g.into_id, g.revision, g.changed_in'

/** What stands under ids that are no live entry's. */
function goneLookups(database: Database, ids: readonly EntryId[]): Map<EntryId, Lookup> {
  const sql = `SELECT ${goneColumns} FROM json_each(?) j CROSS JOIN gone g ON g.id = j.value`
  const rows = ids.length > 0 ? database.all<GoneRow>(sql, JSON.stringify(ids)) : []
  return new Map(rows.map((row) => [row.id, goneOf(row)]))
}

/** What stands under an id that is no live entry's. */
export function goneLookup(database: Database, id: EntryId): Lookup | undefined {
  const row = database.get<GoneRow>(`SELECT ${goneColumns} FROM gone g WHERE g.id = ?`, id)
  return row && goneOf(row)
}

/** What stands under each id. */
export function lookup(session: Session, ids: readonly EntryId[]): (Lookup | null)[] {
  const { database, known } = session
  const [first] = ids
  const single = ids.length === 1 && first !== undefined ? known.entryById(session, first) : undefined
  if (single) return [{ state: 'live', entry: single }]
  const all = known.allInMemory(session, ids)
  if (all) return all.map((entry) => ({ state: 'live', entry }))
  return database.snapshot(() => {
    const entries = known.entriesById(session, ids)
    const gone = goneLookups(
      database,
      ids.filter((id) => !entries.has(id)),
    )
    return ids.map((id): Lookup | null => {
      const entry = entries.get(id)
      return entry ? { state: 'live', entry } : (gone.get(id) ?? null)
    })
  })
}

const neighborKey =
  'SELECT relation_key FROM neighbor WHERE entry_key = ? AND type = ? AND direction = 0 AND other_name = ? AND other_key = ? AND spell = ?'

/** The ends of a relation that is looked for. */
export interface Ends {
  readonly fromKey: number
  readonly toKey: number
  readonly toName: string
}

/** The key of a relation, found by where it stands among the neighbours of its beginning. */
export function relationKey(
  database: Database,
  { fromKey, toKey, toName }: Ends,
  type: number,
  spell: number,
): number | undefined {
  const found = database.get<{ relation_key: number }>(neighborKey, fromKey, type, toName, toKey, spell)
  return found?.relation_key
}

/** The row of the relation with this id. */
export function relationRowById(
  { database, symbols, model }: Session,
  id: RelationId,
): (RelationRow & EndsRow) | undefined {
  const key = parseRelationId(id)
  if (!key || !model.relationTypes.has(key.type)) return undefined
  const from = entryKey(database, key.from)
  const to = entryRow(database, key.to)
  if (from === undefined || !to) return undefined
  const ends = { fromKey: from, toKey: to.key, toName: to.sort_name }
  const found = relationKey(database, ends, symbols.of(key.type), key.spell)
  const row = found === undefined ? undefined : relationRow(database, found)
  // A symmetric relation is found from either end, but has one id only.
  return row?.from_key === from ? row : undefined
}

// A symmetric relation is found from either end, but has one id only.
const byRelationId = `SELECT j.key AS place, ${relationColumns} FROM json_each(?) j
  CROSS JOIN entry f ON f.id = j.value ->> 0 CROSS JOIN entry t ON t.id = j.value ->> 2
  CROSS JOIN neighbor n ON n.entry_key = f.key AND n.type = j.value ->> 1 AND n.direction = 0
    AND n.other_name = t.sort_name AND n.other_key = t.key AND n.spell = j.value ->> 3
  CROSS JOIN relation r ON r.key = n.relation_key AND r.from_key = f.key`

/** The relations with these ids; null where there is none. */
export function relationsById(session: Session, ids: readonly RelationId[]): (Relation | null)[] {
  const keys = ids.map((id) => {
    const key = parseRelationId(id)
    if (!key || !session.model.relationTypes.has(key.type)) return []
    return [key.from, session.symbols.of(key.type), key.to, key.spell]
  })
  if (keys.length === 0) return []
  return session.database.snapshot(() => {
    session.known.refresh(session)
    const rows = session.database.all<RelationRow & EndsRow & { place: number }>(
      byRelationId,
      JSON.stringify(keys),
    )
    const found = new Map(
      rows.map((row) => {
        const [from, , to] = keys[row.place] as [EntryId, number, EntryId]
        return [row.place, session.known.keepRelation(session, row, from, to)]
      }),
    )
    return ids.map((_, place) => found.get(place) ?? null)
  })
}
