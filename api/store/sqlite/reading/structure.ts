import { checkTypes } from '../../checkTypes.ts'
import { type Structure, StructureBuilder, type StructureQuery } from '../../structure.ts'
import { entryFilter } from '../conditions/condition.ts'
import { allOf, plain, stillWanted } from '../conditions/fragment.ts'
import { kindsMeant, type Session } from '../session.ts'
import { holdsOnDay } from './groups.ts'

/**
 * Who is related to whom, of one state of the file; see the port.
 * @throws {Failure} BAD_INPUT, FILTER_LIMIT, TOO_MUCH_WORK, CANCELLED, TIMEOUT
 */
export function structure(session: Session, query: StructureQuery): Structure {
  const { database, symbols } = session
  const { types, asOf } = query
  checkTypes(session, types)
  return database.snapshot(() => {
    const version = database.version()
    const builder = new StructureBuilder<number>(query)
    const kinds = kindsMeant(session, query.kinds)
    for (const kind of kinds) {
      const { sql, values } = entryFilter(session, kind, query, kinds)
      const text = `SELECT e.key, e.id FROM entry e WHERE ${sql} AND ${stillWanted('e.key')} ORDER BY e.key`
      for (const { key, id } of database.iterate<{ key: number; id: string }>(text, ...values))
        builder.addEntry(key, id)
    }
    const meant = allOf([
      plain(stillWanted('r.key')),
      ...(types ? [plain(`r.type IN (${symbols.allOf(types).join(', ')})`)] : []),
      ...(asOf === undefined ? [] : [holdsOnDay('r', asOf)]),
    ])
    const rows = database.iterate<{ type: number; from_key: number; to_key: number }>(
      `SELECT r.type, r.from_key, r.to_key FROM relation r WHERE ${meant.sql} ORDER BY r.key`,
      ...meant.values,
    )
    for (const { type, from_key, to_key } of rows) builder.addRelation(symbols.name(type), from_key, to_key)
    return builder.build(version)
  })
}
