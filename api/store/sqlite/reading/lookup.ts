import type { EntryId, Lookup, Relation, RelationId } from '../../../model/domain.ts'
import { parseRelationId } from '../../../model/ids.ts'
import type { Database } from '../database.ts'
import {
  type EntryRow,
  entryColumns,
  entryOf,
  type RelationRow,
  relationColumns,
  relationOf,
} from '../rows.ts'
import type { Symbols } from '../symbols.ts'

interface GoneRow {
  id: string
  state: 'merged' | 'deleted'
  into_id: string | null
  revision: number
  changed_in: number
}

/** The row of a live entry. */
export function entryRow(database: Database, id: EntryId): EntryRow | undefined {
  return database.get<EntryRow>(`SELECT ${entryColumns} FROM entry e WHERE e.id = ?`, id)
}

/** The row of a relation, with the ids of its ends. */
export const relationByKey = `SELECT ${relationColumns}, f.id AS from_id, t.id AS to_id FROM relation r JOIN entry f ON f.key = r.from_key JOIN entry t ON t.key = r.to_key WHERE r.key = ?`

/** What stands under an id that is no live entry's. */
export function goneLookup(database: Database, id: EntryId): Lookup | undefined {
  const row = database.get<GoneRow>(
    'SELECT id, state, into_id, revision, changed_in FROM gone WHERE id = ?',
    id,
  )
  if (!row) return undefined
  const { state, revision, changed_in: changedIn, into_id: into } = row
  return state === 'merged'
    ? { state, id, into: into ?? '', revision, changedIn }
    : { state, id, revision, changedIn }
}

/** What stands under each id. */
export function lookup(database: Database, symbols: Symbols, ids: readonly EntryId[]): (Lookup | null)[] {
  return ids.map((id) => {
    const row = entryRow(database, id)
    return row ? { state: 'live', entry: entryOf(row, symbols) } : (goneLookup(database, id) ?? null)
  })
}

/** The key of a relation, found by where it stands among the neighbours of its beginning. */
export function relationKey(
  database: Database,
  type: number,
  from: EntryRow,
  to: EntryRow,
  spell: number,
): number | undefined {
  return database.get<{ relation_key: number }>(
    'SELECT relation_key FROM neighbor WHERE entry_key = ? AND type = ? AND direction = 0 AND other_name = ? AND other_key = ? AND spell = ?',
    from.key,
    type,
    to.sort_name,
    to.key,
    spell,
  )?.relation_key
}

/**
 * The relation with this id.
 * @param rowOf finds the rows of its ends
 */
export function relationWithId(
  database: Database,
  symbols: Symbols,
  id: RelationId,
  rowOf: (id: EntryId) => EntryRow | undefined = (end) => entryRow(database, end),
): Relation | undefined {
  const key = parseRelationId(id)
  const from = key && rowOf(key.from)
  const to = key && rowOf(key.to)
  if (!key || !from || !to) return undefined
  const found = relationKey(database, symbols.of(key.type), from, to, key.spell)
  const row = found === undefined ? undefined : database.get<RelationRow>(relationByKey, found)
  // A symmetric relation is found from either end, but has one id only.
  return row && row.from_id === key.from ? relationOf(row, symbols) : undefined
}
