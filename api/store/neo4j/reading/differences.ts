import { dayNumber } from '../../../model/time.ts'
import { decodeCursor, encodeCursor, pageOf, readPage } from '../../cursor.ts'
import {
  checkDays,
  datesOfKind,
  datesOfType,
  entryDifference,
  relationDifference,
  subjectsOf,
} from '../../differences.ts'
import type { Difference, DiffQuery, Page } from '../../port.ts'
import { entryMatching, kindsMeant } from '../conditions/condition.ts'
import type { Connection } from '../connection.ts'
import { beyond, orderBy, type SortKey } from '../keyset.ts'
import type { Names } from '../names.ts'
import type { Records } from '../records.ts'
import { Parameters } from '../statement.ts'
import type { Stored } from '../values.ts'
import type { Work } from '../work.ts'

/** The placeholders of the two days, as numbers and as dates. */
interface Days {
  readonly numbers: readonly [string, string]
  readonly dates: readonly [string, string]
}

const between = (key: string, [from, to]: readonly [string, string]) => `${key} > ${from} AND ${key} <= ${to}`

const asNumber = (key: string) => `toInteger(replace(${key}, '-', ''))`

function ofEntries(query: DiffQuery, names: Names, days: Days, parameters: Parameters): string[] {
  const filter = query.entries ?? {}
  // What is meant by a condition is looked up once, not again for each date.
  const isGathered = filter.where !== undefined
  const predicates = isGathered ? [] : entryMatching(filter, names, parameters).predicates
  return kindsMeant(names, filter.kinds).flatMap((kind) => {
    const { lifespan, properties = {} } = names.model.kinds.get(kind) ?? {}
    const source = isGathered
      ? `UNWIND meant AS n WITH n WHERE n:${names.label(kind)} AND `
      : `MATCH (n:${names.label(kind)}) WHERE `
    const branch = (key: string, bounds: readonly [string, string], day: string, isTurn: boolean) =>
      `${source}${[between(key, bounds), ...predicates].join(' AND ')} RETURN 0 AS rank, n AS x, null AS r, ${day} AS day, ${isTurn} AS turn`
    const lifetime = lifespan ? ['n.existsFrom', 'n.existsUntil'] : []
    return [
      ...lifetime.map((key) => branch(key, days.numbers, key, true)),
      ...datesOfKind(kind, names.model).map((name) => {
        const key = `n.${names.key(name, properties[name])}Earliest`
        return branch(key, days.dates, asNumber(key), false)
      }),
    ]
  })
}

/** What begins and ends with its ends has no dates of its own that anybody asks for. */
const ownDate: Readonly<Record<string, string>> = { 'r.holdsFrom': 'r.since', 'r.holdsUntil': 'r.until' }

function ofRelations(query: DiffQuery, names: Names, days: Days): string[] {
  const types = query.types ?? [...names.model.relationTypes.keys()]
  const ends = query.entries ? ' AND (a IN meant OR b IN meant)' : ''
  return types.flatMap((type) => {
    const { dates, properties = {} } = names.model.relationTypes.get(type) ?? {}
    const relationship = names.relationshipType(type)
    const branch = (key: string, bounds: readonly [string, string], day: string, isTurn: boolean) =>
      `MATCH (a)-[r:${relationship}]->(b) WHERE ${between(key, bounds)}${key in ownDate ? ` AND ${ownDate[key]} IS NOT NULL` : ''}${ends} RETURN 1 AS rank, null AS x, r, ${day} AS day, ${isTurn} AS turn`
    return [
      ...(dates ? Object.keys(ownDate) : []).map((key) => branch(key, days.numbers, key, true)),
      ...datesOfType(type, names.model).map((name) => {
        const key = `r.${names.key(name, properties[name])}Earliest`
        return branch(key, days.dates, asNumber(key), false)
      }),
    ]
  })
}

/** The entries that are meant, gathered once, where not all are. */
function meantEntries({ entries: filter }: DiffQuery, names: Names, parameters: Parameters): string {
  if (!filter) return ''
  const { lead, predicates } = entryMatching(filter, names, parameters)
  const kinds = kindsMeant(names, filter.kinds)
  const of = kinds.length > 0 ? `n:${names.labels(kinds)}` : 'false'
  return `CALL () { ${lead}MATCH (n:Entry) WHERE ${[of, ...predicates].join(' AND ')} RETURN collect(n) AS meant } `
}

const keys: readonly SortKey[] = [{ expression: 'day' }, { expression: 'rank' }, { expression: 'id' }]

type Row = readonly [type: string, from: string, to: string, stored: Stored]

/** What is different on two days; see the port. */
export async function diff(
  connection: Connection,
  records: Records,
  query: DiffQuery,
  work: Work,
): Promise<Page<Difference>> {
  checkDays(query)
  const { names } = records
  const read = readPage(query.page)
  const parameters = new Parameters()
  const days: Days = {
    numbers: [parameters.add(dayNumber(query.from)), parameters.add(dayNumber(query.to))],
    dates: [parameters.add(query.from), parameters.add(query.to)],
  }
  const wanted = subjectsOf(query)
  const branches = [
    ...(wanted.entries ? ofEntries(query, names, days, parameters) : []),
    ...(wanted.relations ? ofRelations(query, names, days) : []),
  ]
  if (branches.length === 0) return { edges: [], hasNextPage: false, hasPreviousPage: false }
  const needsMeant = wanted.relations || query.entries?.where !== undefined
  const meant = needsMeant ? meantEntries(query, names, parameters) : ''
  const position = read.cursor === undefined ? undefined : decodeCursor('diff', read.cursor, keys.length)
  const where = position ? `WHERE ${beyond(keys, position, read.backwards, parameters)} ` : ''
  const order = orderBy(keys, read.backwards)
  const id =
    `CASE rank WHEN 0 THEN x.id ELSE startNode(r).id + '/' + ${names.typeExpression('r')} + '/' + endNode(r).id + ` +
    "CASE WHEN r.spell > 1 THEN '/' + toString(r.spell) ELSE '' END END"
  const text =
    `${meant}CALL (${meant ? 'meant' : ''}) { ${branches.join(' UNION ALL ')} } ` +
    `WITH rank, x, r, coalesce(min(CASE WHEN turn THEN day END), min(day)) AS day WITH rank, x, r, day, ${id} AS id ${where}` +
    `WITH rank, x, r, day, id ${order} LIMIT ${parameters.add(read.size + 1)} ` +
    'RETURN day, rank, id, properties(x) AS entry, ' +
    `CASE rank WHEN 1 THEN [type(r), startNode(r).id, endNode(r).id, properties(r)] END AS relation ${order}`
  const rows = await connection.read({ text, parameters: parameters.values }, work)
  return pageOf([...rows], read, (row) => {
    const entry = row.get('entry') as Stored | null
    const node = entry
      ? entryDifference(records.readEntry(entry), query, names.model)
      : relationDifference(records.readRelation(row.get('relation') as Row), query, names.model)
    return { cursor: encodeCursor('diff', [row.get('day'), row.get('rank'), row.get('id')]), node }
  })
}
