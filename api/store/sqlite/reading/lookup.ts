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

/** What stands under an id that is no live entry's. */
export function goneLookup(database: Database, id: EntryId): Lookup | undefined {
  const sql = 'SELECT id, state, into_id, revision, changed_in FROM gone WHERE id = ?'
  const row = database.get<GoneRow>(sql, id)
  if (!row) return undefined
  const { state, revision, changed_in: changedIn, into_id: into } = row
  return state === 'merged'
    ? { state, id, into: into ?? '', revision, changedIn }
    : { state, id, revision, changedIn }
}

/** What stands under each id. */
export function lookup(session: Session, ids: readonly EntryId[]): (Lookup | null)[] {
  const { database, known } = session
  const read = () =>
    ids.map((id): Lookup | null => {
      const entry = known.entryById(session, id)
      return entry ? { state: 'live', entry } : (goneLookup(database, id) ?? null)
    })
  return ids.length > 1 ? database.snapshot(read) : read()
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

/** The relations with these ids; null where there is none. */
export function relationsById(session: Session, ids: readonly RelationId[]): (Relation | null)[] {
  return session.database.snapshot(() =>
    ids.map((id) => {
      const key = parseRelationId(id)
      const row = key && relationRowById(session, id)
      return row && key ? relationOf(row, key.from, key.to, session.symbols) : null
    }),
  )
}
