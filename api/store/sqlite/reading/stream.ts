import type { Entry, Relation } from '../../../model/domain.ts'
import { checkTypes } from '../../checkTypes.ts'
import type { EntryFilter, StreamQuery } from '../../port.ts'
import { entryFilter } from '../conditions/condition.ts'
import { stillWanted } from '../conditions/fragment.ts'
import type { Scalar } from '../database.ts'
import {
  bareEntryColumns,
  type EntryRow,
  entryColumns,
  entryOf,
  type RelationRow,
  relationColumns,
  relationOf,
} from '../rows.ts'
import { kindsMeant, type Session } from '../session.ts'
import { holdsOnDay } from './groups.ts'

/** Entries of one kind after the other, each in the order of the file. */
function* entries(session: Session, filter: EntryFilter, bare: boolean): Generator<Entry> {
  const kinds = kindsMeant(session, filter.kinds)
  const columns = bare ? bareEntryColumns : entryColumns
  for (const kind of kinds) {
    const { sql, values } = entryFilter(session, kind, filter, kinds)
    const text = `SELECT ${columns} FROM entry e WHERE ${sql} AND ${stillWanted('e.key')} ORDER BY e.sort_name, e.id`
    for (const row of session.database.iterate<EntryRow>(text, ...values)) yield entryOf(row, session.symbols)
  }
}

/** Relations in the order in which they were made. */
function* relations(
  session: Session,
  { types, asOf }: { types?: readonly string[]; asOf?: string },
): Generator<Relation> {
  checkTypes(session, types)
  const { database, symbols } = session
  const ofTypes = types ? `AND r.type IN (${symbols.allOf(types).join(', ')})` : ''
  const holds = asOf === undefined ? undefined : holdsOnDay('r', asOf)
  const values: readonly Scalar[] = holds?.values ?? []
  const rows = database.iterate<RelationRow & { from_id: string; to_id: string }>(
    `SELECT ${relationColumns}, f.id AS from_id, t.id AS to_id
     FROM relation r CROSS JOIN entry f ON f.key = r.from_key CROSS JOIN entry t ON t.key = r.to_key
     WHERE ${stillWanted('r.key')} ${ofTypes} ${holds ? `AND ${holds.sql}` : ''} ORDER BY r.key`,
    ...values,
  )
  for (const row of rows) yield relationOf(row, row.from_id, row.to_id, symbols)
}

/** Entries or relations one by one, in the order of the store. Read it within one snapshot. */
export function stream(session: Session, query: StreamQuery): Generator<Entry | Relation> {
  return 'entries' in query
    ? entries(session, query.entries, query.bare ?? false)
    : relations(session, query.relations)
}
