import { dayNumber } from '../../../model/time.ts'
import { checkTypes } from '../../checkTypes.ts'
import { decodeCursor, encodeCursor, type PageRead, type Position, pageOf, readPage } from '../../cursor.ts'
import {
  checkDays,
  datesOfKind,
  datesOfType,
  entryDifference,
  relationDifference,
  subjectsOf,
} from '../../differences.ts'
import type { Difference, DiffQuery, Page } from '../../port.ts'
import { entryFilter } from '../conditions/condition.ts'
import type { Fragment } from '../conditions/fragment.ts'
import { stillWanted } from '../conditions/fragment.ts'
import { propertyExpression, timeIndexes } from '../modelIndexes.ts'
import { kindsMeant, type Session } from '../session.ts'

/** Something that has a day between the two: an entry (0) or a relation (1), by its key. */
interface Found {
  readonly day: number
  readonly rank: 0 | 1
  readonly id: string
  readonly key: number
}

const date = { value: 'partialDate' } as const

/** The bounds of the two days, for a number or for a date. */
function between(expression: string, { from, to }: DiffQuery, isDate: boolean): Fragment {
  const values = isDate ? [from, to] : [dayNumber(from), dayNumber(to)]
  return { sql: `${expression} > ? AND ${expression} <= ?`, values }
}

const asNumber = (expression: string) => `CAST(replace(${expression}, '-', '') AS INTEGER)`

function ofEntries(session: Session, query: DiffQuery): Fragment[] {
  const filter = query.entries ?? {}
  const kinds = kindsMeant(session, filter.kinds)
  return kinds.flatMap((kind) => {
    const meant = entryFilter(session, kind, filter, kinds)
    const select = (day: string, found: Fragment, known?: string): Fragment => ({
      sql: `SELECT 0 AS rank, e.key AS key, ${day} AS day, ${known !== undefined} AS turn FROM entry e WHERE ${known ?? 'TRUE'} AND ${found.sql} AND ${meant.sql} AND ${stillWanted('e.key')}`,
      values: [...found.values, ...meant.values],
    })
    const lifespan = session.model.kinds.get(kind)?.lifespan
    const bounds = lifespan ? (['exists_from', 'exists_until'] as const) : []
    return [
      ...bounds.map((column) =>
        select(`e.${column}`, between(`e.${column}`, query, false), timeIndexes.entry[column]('e')),
      ),
      ...datesOfKind(kind, session.model).map((name) => {
        const day = propertyExpression(name, date)
        return select(asNumber(day), between(day, query, true))
      }),
    ]
  })
}

/** The entries that are meant, where not all are. */
function meantEntries(session: Session, { entries: filter }: DiffQuery): Fragment | undefined {
  if (!filter) return undefined
  const kinds = kindsMeant(session, filter.kinds)
  const selects = kinds.map((kind) => entryFilter(session, kind, filter, kinds))
  if (selects.length === 0) return { sql: 'SELECT NULL WHERE FALSE', values: [] }
  return {
    sql: selects
      .map(({ sql }) => `SELECT e.key FROM entry e WHERE ${sql} AND ${stillWanted('e.key')}`)
      .join(' UNION ALL '),
    values: selects.flatMap(({ values }) => values),
  }
}

function ofRelations(session: Session, query: DiffQuery): Fragment[] {
  const { model, symbols } = session
  const types = query.types ?? [...model.relationTypes.keys()]
  const ends = query.entries
    ? ' AND (r.from_key IN (SELECT key FROM meant) OR r.to_key IN (SELECT key FROM meant))'
    : ''
  const ofTypes = query.types ? ` AND r.type IN (${symbols.allOf(types).join(', ')})` : ''
  const select = (day: string, found: Fragment, known: string, isTurn: boolean): Fragment => ({
    sql: `SELECT 1 AS rank, r.key AS key, ${day} AS day, ${isTurn} AS turn FROM relation r WHERE ${known} AND ${found.sql}${ofTypes}${ends} AND ${stillWanted('r.key')}`,
    values: found.values,
  })
  const bounds = (['holds_from', 'holds_until'] as const).map((column) =>
    select(`r.${column}`, between(`r.${column}`, query, false), timeIndexes.relation[column]('r'), true),
  )
  const dates = types.flatMap((type) =>
    datesOfType(type, model).map((name) => {
      const day = propertyExpression(name, date, 'r.properties')
      return select(asNumber(day), between(day, query, true), `r.type = ${symbols.of(type)}`, false)
    }),
  )
  return [...bounds, ...dates]
}

/** What places something in the order: relations have their ids put together. */
const idOf = `CASE rank WHEN 0 THEN (SELECT id FROM entry WHERE entry.key = happened.key) ELSE
  (SELECT f.id || '/' || s.name || '/' || t.id || iif(r.spell > 1, '/' || r.spell, '') FROM relation r
     CROSS JOIN entry f ON f.key = r.from_key CROSS JOIN entry t ON t.key = r.to_key CROSS JOIN symbol s ON s.key = r.type
   WHERE r.key = happened.key) END`

function found(session: Session, query: DiffQuery, page: PageRead, position: Position | undefined): Found[] {
  const wanted = subjectsOf(query)
  const sources = [
    ...(wanted.entries ? ofEntries(session, query) : []),
    ...(wanted.relations ? ofRelations(session, query) : []),
  ]
  if (sources.length === 0) return []
  const meant = wanted.relations ? meantEntries(session, query) : undefined
  const direction = page.backwards ? 'DESC' : 'ASC'
  const beyond = position ? `WHERE (day, rank, id) ${page.backwards ? '<' : '>'} (?, ?, ?)` : ''
  return session.database.all<Found & Record<string, never>>(
    `${meant ? `WITH meant AS MATERIALIZED (${meant.sql}) ` : ''}
     SELECT * FROM (SELECT rank, key, coalesce(min(iif(turn, day, NULL)), min(day)) AS day, ${idOf} AS id FROM (${sources.map(({ sql }) => sql).join(' UNION ALL ')}) happened GROUP BY rank, key)
     ${beyond} ORDER BY day ${direction}, rank ${direction}, id ${direction} LIMIT ?`,
    ...(meant?.values ?? []),
    ...sources.flatMap(({ values }) => values),
    ...(position ?? []),
    page.size + 1,
  )
}

/** What is different on two days. */
export function diff(session: Session, query: DiffQuery): Page<Difference> {
  checkDays(query)
  checkTypes(session, query.types)
  const page = readPage(query.page)
  const position = page.cursor === undefined ? undefined : decodeCursor('diff', page.cursor, 3)
  return session.database.snapshot(() => {
    const rows = found(session, query, page, position)
    const keysOf = (rank: 0 | 1) => rows.flatMap((row) => (row.rank === rank ? [row.key] : []))
    const entries = session.known.entriesByKey(session, keysOf(0))
    const relations = session.known.relationsByKey(session, keysOf(1))
    return pageOf(rows, page, ({ rank, key, day, id }) => {
      const entry = rank === 0 ? entries.get(key)?.entry : undefined
      const relation = rank === 1 ? relations.get(key) : undefined
      const node = entry
        ? entryDifference(entry, query, session.model)
        : relation && relationDifference(relation, query, session.model)
      if (!node) throw new RangeError(`An index has ${id}, which is not there`)
      return { cursor: encodeCursor('diff', [day, rank, id]), node }
    })
  })
}
