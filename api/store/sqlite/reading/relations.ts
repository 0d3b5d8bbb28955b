import type { EntryId, Relation } from '../../../model/domain.ts'
import type { Direction, Ontology } from '../../../model/ontology.ts'
import { dayNumber } from '../../../model/time.ts'
import { decodeCursor, encodeCursor, type PageRead, type Position, pageOf, readPage } from '../../cursor.ts'
import type { RelationCount, RelationEdge, RelationFilter, RelationPage, RelationsQuery } from '../../port.ts'
import { allOf, conditionOf, type Fragment } from '../conditions.ts'
import type { Database, Scalar } from '../database.ts'
import { type EntryRow, entryColumns, entryOf, type RelationRow, relationOf } from '../rows.ts'
import type { Symbols } from '../symbols.ts'

/** The relations of an entry that have one type and one direction. */
export interface Group {
  readonly type: string
  readonly typeKey: number
  readonly direction: Direction
  readonly count: number
}

/** A neighbour: its row, that of the relation, and what places it in the order. */
type NeighborRow = Omit<RelationRow, 'key' | 'properties' | 'citations' | 'revision' | 'changed_in'> &
  EntryRow & {
    r_properties: string | null
    r_citations: string | null
    r_revision: number
    r_changed_in: number
    other_name: string
    holds_from: number
  }

/** The groups of an entry's relations that a filter means, in the order of the model. */
export function groupsOf(
  database: Database,
  symbols: Symbols,
  model: Ontology,
  entryKey: number,
  { types, direction }: RelationFilter,
): Group[] {
  const rows = database.all<{ type: number; direction: number; count: number }>(
    'SELECT type, direction, count FROM relation_count WHERE entry_key = ?',
    entryKey,
  )
  const order = [...model.relationTypes.keys()]
  return rows
    .map((row) => ({
      type: symbols.name(row.type),
      typeKey: row.type,
      direction: (row.direction === 0 ? 'forward' : 'backward') as Direction,
      count: row.count,
    }))
    .filter((group) => !types || types.includes(group.type))
    .filter(
      (group) =>
        !direction || direction === group.direction || model.relationTypes.get(group.type)?.symmetric,
    )
    .sort(
      (left, right) =>
        order.indexOf(left.type) - order.indexOf(right.type) || (left.direction < right.direction ? 1 : -1),
    )
}

/** What the filter asks of a relation beyond its type and direction, from `neighbor n`, `entry e` and `relation r`. */
function filterOf(
  { otherKinds, asOf, where }: RelationFilter,
  type: string,
  model: Ontology,
  symbols: Symbols,
): Fragment {
  const fragments: Fragment[] = []
  if (asOf !== undefined)
    fragments.push({
      sql: 'n.holds_from <= ? AND ? < n.holds_until',
      values: [dayNumber(asOf), dayNumber(asOf)],
    })
  if (otherKinds) fragments.push({ sql: `e.kind IN (${symbols.allOf(otherKinds).join(', ')})`, values: [] })
  if (where)
    fragments.push(
      conditionOf(where, {
        properties: relationDocument,
        declared: relationProperties(type, model),
        columns: {},
      }),
    )
  return allOf(fragments)
}

// Dates stand in columns of their own; conditions see them as two more properties.
const relationDocument = `json_patch(coalesce(r.properties, '{}'), json_object('since', json(r.since_json), 'until', json(r.until_json)))`

function relationProperties(type: string, model: Ontology) {
  const date = { value: 'partialDate', description: '' } as const
  return { ...model.relationTypes.get(type)?.properties, since: date, until: date }
}

const relationSource = `(SELECT *, iif(since IS NULL, NULL, partial_date(since)) AS since_json, iif(until IS NULL, NULL, partial_date(until)) AS until_json FROM relation)`

function neighborSql(filter: Fragment, withConditions: boolean, beyond: string, by: string): string {
  return `SELECT ${entryColumns}, r.type, r.spell, r.since, r.until, r.properties AS r_properties, r.citations AS r_citations, r.revision AS r_revision, r.changed_in AS r_changed_in,
      n.other_name, n.holds_from, r.from_key = n.entry_key AS begins
    FROM neighbor n CROSS JOIN entry e ON e.key = n.other_key CROSS JOIN ${withConditions ? relationSource : 'relation'} r ON r.key = n.relation_key
    WHERE n.entry_key = ? AND n.type = ? AND n.direction = ? AND ${filter.sql} ${beyond} ORDER BY ${by} LIMIT ?`
}

function orderBy(query: RelationsQuery, backwards: boolean): string {
  const up = backwards ? 'DESC' : 'ASC'
  const names = `n.other_name ${up}, e.id ${up}, n.spell ${up}`
  return query.order === 'since'
    ? `r.since IS NULL ${up}, n.holds_from ${backwards ? 'ASC' : 'DESC'}, ${names}`
    : names
}

/** Where a position of the whole list lies within one group. */
function beyondPosition(position: Position | undefined, group: Group, backwards: boolean): Fragment {
  if (!position) return { sql: '', values: [] }
  const [name, id, type, direction, spell] = position as [string, string, string, Direction, number]
  const compare = backwards ? '<' : '>'
  const place = comparePlaces([group.type, group.direction], [type, direction])
  const reached = backwards ? place < 0 : place > 0
  const tail: Fragment =
    place === 0
      ? { sql: `OR (e.id = ? AND n.spell ${compare} ?)`, values: [id, spell] }
      : reached
        ? { sql: 'OR e.id = ?', values: [id] }
        : { sql: '', values: [] }
  return {
    sql: `AND n.other_name ${compare}= ? AND (n.other_name ${compare} ? OR e.id ${compare} ? ${tail.sql})`,
    values: [name, name, id, ...tail.values],
  }
}

function comparePlaces(
  [leftType, left]: readonly [string, Direction],
  [rightType, right]: readonly [string, Direction],
): number {
  if (leftType !== rightType) return leftType < rightType ? -1 : 1
  return left === right ? 0 : left === 'forward' ? -1 : 1
}

type Found = { row: NeighborRow & { begins: number }; group: Group }

function positionOf({ row, group }: Found, order: RelationsQuery['order']): Position {
  const names = [row.other_name, row.id, group.type, group.direction, row.spell]
  return order === 'since' ? [row.since === null ? null : row.holds_from, ...names] : names
}

function compareFound(order: RelationsQuery['order'], backwards: boolean) {
  return (left: Found, right: Found): number => {
    const sign = backwards ? -1 : 1
    if (order === 'since') {
      const [leftSince, rightSince] = [left, right].map(({ row }) =>
        row.since === null ? -1 : row.holds_from,
      ) as [number, number]
      if (leftSince !== rightSince) return sign * (rightSince - leftSince)
    }
    if (left.row.other_name !== right.row.other_name)
      return sign * (left.row.other_name < right.row.other_name ? -1 : 1)
    if (left.row.id !== right.row.id) return sign * (left.row.id < right.row.id ? -1 : 1)
    return (
      sign *
      (comparePlaces([left.group.type, left.group.direction], [right.group.type, right.group.direction]) ||
        left.row.spell - right.row.spell)
    )
  }
}

function edgeOf(
  { row, group }: Found,
  entryId: EntryId,
  order: RelationsQuery['order'],
  symbols: Symbols,
): RelationEdge {
  const ends = row.begins ? { from_id: entryId, to_id: row.id } : { from_id: row.id, to_id: entryId }
  const relation: Relation = relationOf(
    {
      ...row,
      type: group.typeKey,
      ...ends,
      properties: row.r_properties,
      citations: row.r_citations,
      revision: row.r_revision,
      changed_in: row.r_changed_in,
    },
    symbols,
  )
  return {
    cursor: encodeCursor(order ?? 'name', positionOf({ row, group }, order)),
    relation,
    other: entryOf(row, symbols),
    direction: group.direction,
  }
}

/** Beyond a position in a list by date everything is compared here: such lists are read whole, since no index has their order. */
function beyondInOrder(
  found: Found[],
  position: Position | undefined,
  order: RelationsQuery['order'],
  backwards: boolean,
): Found[] {
  if (!position || order !== 'since') return found
  const [since, name, id, type, direction, spell] = position as [
    number | null,
    string,
    string,
    string,
    Direction,
    number,
  ]
  const at = {
    row: { since: since === null ? null : '', holds_from: since, other_name: name, id, spell },
    group: { type, direction },
  } as unknown as Found
  const compare = compareFound(order, backwards)
  return found.filter((item) => compare(item, at) > 0)
}

function pageOfEntry(
  database: Database,
  symbols: Symbols,
  model: Ontology,
  entry: { key: number; id: EntryId },
  query: RelationsQuery,
  page: PageRead,
  position: Position | undefined,
): RelationPage {
  const groups = groupsOf(database, symbols, model, entry.key, query)
  const { backwards } = page
  const wanted = page.size + 1
  const all = query.order === 'since' && position !== undefined
  let found: Found[] = []
  for (const group of groups) {
    const filter = filterOf(query, group.type, model, symbols)
    const beyond =
      query.order === 'since' ? { sql: '', values: [] } : beyondPosition(position, group, backwards)
    const sql = neighborSql(filter, query.where !== undefined, beyond.sql, orderBy(query, backwards))
    const values: Scalar[] = [
      entry.key,
      group.typeKey,
      group.direction === 'forward' ? 0 : 1,
      ...filter.values,
      ...beyond.values,
      all ? -1 : wanted,
    ]
    for (const row of database.all<NeighborRow & { begins: number }>(sql, ...values))
      found.push({ row, group })
  }
  if (groups.length > 1) found.sort(compareFound(query.order, backwards))
  found = beyondInOrder(found, position, query.order, backwards)
  const result = pageOf(found, page, (item) => edgeOf(item, entry.id, query.order, symbols))
  return query.withTotal
    ? { ...result, total: total(database, symbols, model, entry.key, groups, query) }
    : result
}

function total(
  database: Database,
  symbols: Symbols,
  model: Ontology,
  entryKey: number,
  groups: readonly Group[],
  filter: RelationFilter,
): number {
  return groups.reduce((sum, group) => sum + countGroup(database, symbols, model, entryKey, group, filter), 0)
}

/** How many relations of a group a filter means: kept counts where nothing else is asked. */
export function countGroup(
  database: Database,
  symbols: Symbols,
  model: Ontology,
  entryKey: number,
  group: Group,
  filter: RelationFilter,
): number {
  if (filter.asOf === undefined && !filter.otherKinds && !filter.where) return group.count
  const { sql, values } = filterOf(filter, group.type, model, symbols)
  const entry = filter.otherKinds ? 'CROSS JOIN entry e ON e.key = n.other_key' : ''
  const relation = filter.where ? `CROSS JOIN ${relationSource} r ON r.key = n.relation_key` : ''
  return (
    database.get<{ count: number }>(
      `SELECT count(*) AS count FROM neighbor n ${entry} ${relation} WHERE n.entry_key = ? AND n.type = ? AND n.direction = ? AND ${sql}`,
      entryKey,
      group.typeKey,
      group.direction === 'forward' ? 0 : 1,
      ...values,
    )?.count ?? 0
  )
}

function keyOf(database: Database, id: EntryId): number | undefined {
  return database.get<{ key: number }>('SELECT key FROM entry WHERE id = ?', id)?.key
}

/** Relations of many entries, each with a page of its own. */
export function relations(
  database: Database,
  symbols: Symbols,
  model: Ontology,
  query: RelationsQuery,
): Map<EntryId, RelationPage> {
  const page = readPage(query.page)
  const position =
    page.cursor === undefined
      ? undefined
      : decodeCursor(query.order ?? 'name', page.cursor, query.order === 'since' ? 6 : 5)
  const empty: RelationPage = {
    edges: [],
    hasNextPage: false,
    hasPreviousPage: false,
    ...(query.withTotal ? { total: 0 } : {}),
  }
  return new Map(
    query.of.map((id) => {
      const key = keyOf(database, id)
      return [
        id,
        key === undefined ? empty : pageOfEntry(database, symbols, model, { key, id }, query, page, position),
      ]
    }),
  )
}

/** How many relations of each type and direction entries have. */
export function relationCounts(
  database: Database,
  symbols: Symbols,
  model: Ontology,
  query: { of: readonly EntryId[]; asOf?: string },
): Map<EntryId, RelationCount[]> {
  const filter: RelationFilter = query.asOf === undefined ? {} : { asOf: query.asOf }
  return new Map(
    query.of.map((id) => {
      const key = keyOf(database, id)
      const groups = key === undefined ? [] : groupsOf(database, symbols, model, key, {})
      const counts = groups.map((group) => ({
        type: group.type,
        direction: group.direction,
        count: countGroup(database, symbols, model, key as number, group, filter),
      }))
      return [id, counts.filter(({ count }) => count > 0)]
    }),
  )
}
