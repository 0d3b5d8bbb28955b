import type { Entry, Relation } from '../../../model/domain.ts'
import { relationId } from '../../../model/ids.ts'
import type { EntryFilter, StreamQuery } from '../../port.ts'
import { entryFilter } from '../conditions/condition.ts'
import type { Fragment } from '../conditions/fragment.ts'
import {
  type EntryRow,
  entryColumns,
  entryOf,
  type RelationRow,
  relationColumns,
  relationOf,
} from '../rows.ts'
import { checkTypes, kindsMeant, type Session } from '../session.ts'
import { holdsOnDay } from './groups.ts'

/** Entries of one kind after the other, each in the order of the file. */
function* entries(session: Session, filter: EntryFilter): Generator<Entry> {
  const kinds = kindsMeant(session, filter.kinds)
  for (const kind of kinds) {
    const { sql, values } = entryFilter(session, kind, filter, kinds)
    const text = `SELECT ${entryColumns} FROM entry e WHERE ${sql} AND still_wanted(e.key) ORDER BY e.sort_name, e.id`
    for (const row of session.database.iterate<EntryRow>(text, ...values)) yield entryOf(row, session.symbols)
  }
}

/** Relations in the order in which they were made. */
function* relations(session: Session, asked: RelationsAsked): Generator<Relation> {
  const { sql, values } = relationsAsked(session, asked)
  const rows = session.database.iterate<RelationRow & { from_id: string; to_id: string }>(
    `SELECT ${relationColumns}, f.id AS from_id, t.id AS to_id ${sql}`,
    ...values,
  )
  for (const row of rows) yield relationOf(row, row.from_id, row.to_id, session.symbols)
}

type RelationsAsked = Extract<StreamQuery, { relations: unknown }>['relations']

function relationsAsked(session: Session, { types, asOf }: RelationsAsked): Fragment {
  checkTypes(session, types)
  const { symbols } = session
  const ofTypes = types ? `AND r.type IN (${symbols.allOf(types).join(', ')})` : ''
  const holds = asOf === undefined ? undefined : holdsOnDay('r', asOf)
  const sql = `FROM relation r CROSS JOIN entry f ON f.key = r.from_key CROSS JOIN entry t ON t.key = r.to_key
     WHERE still_wanted(r.key) ${ofTypes} ${holds ? `AND ${holds.sql}` : ''} ORDER BY r.key`
  return { sql, values: holds?.values ?? [] }
}

interface BareRow {
  id: string
  revision: number
  changed_in: number
}

/** Entries by their ids alone. */
function* bareEntries(session: Session, filter: EntryFilter): Generator<Entry> {
  const kinds = kindsMeant(session, filter.kinds)
  for (const kind of kinds) {
    const { sql, values } = entryFilter(session, kind, filter, kinds)
    const text = `SELECT e.id, e.revision, e.changed_in FROM entry e WHERE ${sql} AND still_wanted(e.key) ORDER BY e.sort_name, e.id`
    for (const { id, revision, changed_in: changedIn } of session.database.iterate<BareRow>(text, ...values))
      yield { id, kind, properties: {}, citations: [], revision, changedIn }
  }
}

interface BareRelationRow {
  type: number
  spell: number
  revision: number
  changed_in: number
  from_id: string
  to_id: string
}

/** Relations by their ends alone. */
function* bareRelations(session: Session, asked: RelationsAsked): Generator<Relation> {
  const { sql, values } = relationsAsked(session, asked)
  const rows = session.database.iterate<BareRelationRow>(
    `SELECT r.type, r.spell, r.revision, r.changed_in, f.id AS from_id, t.id AS to_id ${sql}`,
    ...values,
  )
  for (const { type: symbol, spell, revision, changed_in: changedIn, from_id: from, to_id: to } of rows) {
    const type = session.symbols.name(symbol)
    const id = relationId({ type, from, to, spell })
    yield { id, type, from, to, spell, properties: {}, citations: [], revision, changedIn }
  }
}

/** Entries or relations one by one, in the order of the store. Read it within one snapshot. */
export function stream(session: Session, query: StreamQuery): Generator<Entry | Relation> {
  if ('entries' in query)
    return query.bare ? bareEntries(session, query.entries) : entries(session, query.entries)
  return query.bare ? bareRelations(session, query.relations) : relations(session, query.relations)
}
