import type { Entry, Relation } from '../../../model/domain.ts'
import type { Ontology } from '../../../model/ontology.ts'
import { dayNumber } from '../../../model/time.ts'
import type { StreamQuery } from '../../port.ts'
import { entryFilter } from '../conditions.ts'
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

/** Entries or relations one by one, in the order of the store. Read it within one snapshot. */
export function* stream(
  database: Database,
  symbols: Symbols,
  model: Ontology,
  query: StreamQuery,
): Generator<Entry | Relation> {
  if ('entries' in query) {
    const { sql, values } = entryFilter(query.entries, model, symbols)
    for (const row of database.iterate<EntryRow>(
      `SELECT ${entryColumns} FROM entry e WHERE ${sql} ORDER BY e.key`,
      ...values,
    ))
      yield entryOf(row, symbols)
    return
  }
  const { types, asOf } = query.relations
  const type = types ? `AND r.type IN (${symbols.allOf(types).join(', ')})` : ''
  const day = asOf === undefined ? [] : [dayNumber(asOf), dayNumber(asOf)]
  const holds =
    asOf === undefined
      ? ''
      : `AND EXISTS (SELECT 1 FROM neighbor n WHERE n.entry_key = r.from_key AND n.type = r.type AND n.direction = 0 AND n.other_name = t.sort_name
          AND n.other_key = r.to_key AND n.spell = r.spell AND n.holds_from <= ? AND ? < n.holds_until)`
  const rows = database.iterate<RelationRow>(
    `SELECT ${relationColumns}, f.id AS from_id, t.id AS to_id FROM relation r CROSS JOIN entry f ON f.key = r.from_key CROSS JOIN entry t ON t.key = r.to_key
     WHERE TRUE ${type} ${holds} ORDER BY r.key`,
    ...day,
  )
  for (const row of rows) yield relationOf(row, symbols)
}
