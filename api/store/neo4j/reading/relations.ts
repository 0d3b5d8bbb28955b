import type { Day, Entry, EntryId, Relation } from '../../../model/domain.ts'
import type { Direction } from '../../../model/ontology.ts'
import { decodeCursor, encodeCursor, type PageRead, type Position, pageOf, readPage } from '../../cursor.ts'
import type { RelationFilter, RelationPage, RelationsQuery } from '../../port.ts'
import { relationPredicates } from '../conditions/condition.ts'
import type { Connection } from '../connection.ts'
import { beyond, orderBy, type SortKey } from '../keyset.ts'
import type { Names } from '../names.ts'
import type { Records, RelationRow } from '../records.ts'
import { Parameters, type Statement, whereAll } from '../statement.ts'
import type { Stored } from '../values.ts'
import type { Work } from '../work.ts'

/**
 * Patterns that together match the relations of `n` that are meant, each once: the other end is `m`.
 * Symmetric relations are found from either end, whichever direction is asked for.
 */
export function patternsOf({ types, direction }: RelationFilter, names: Names): string[] {
  const { relationTypes } = names.model
  const meant = types ?? [...relationTypes.keys()]
  const written = (chosen: readonly string[]) => chosen.map((type) => names.relationshipType(type)).join('|')
  if (meant.length === 0) return []
  if (!direction) return [`(n)-[r${types ? `:${written(meant)}` : ''}]-(m)`]
  const symmetric = meant.filter((type) => relationTypes.get(type)?.symmetric)
  const directed = meant.filter((type) => !relationTypes.get(type)?.symmetric)
  const patterns: string[] = []
  if (directed.length > 0)
    patterns.push(
      direction === 'forward' ? `(n)-[r:${written(directed)}]->(m)` : `(n)<-[r:${written(directed)}]-(m)`,
    )
  if (symmetric.length > 0) patterns.push(`(n)-[r:${written(symmetric)}]-(m)`)
  return patterns
}

/** Whether the relation begins at `n`, as a number: those come first. */
const begins = 'CASE WHEN startNode(r) = n THEN 0 ELSE 1 END'

function sortKeys(order: 'name' | 'since', names: Names): SortKey[] {
  const byName = [
    { expression: 'm.sortName' },
    { expression: 'm.id' },
    { expression: names.typeExpression('r') },
    { expression: begins },
    { expression: 'r.spell' },
  ]
  // The empty text stands before every day, so what has no day comes last when the latest comes first.
  return order === 'name'
    ? byName
    : [{ expression: "coalesce(r.sinceEarliest, '')", descending: true }, ...byName]
}

interface Compiled {
  readonly statement: Statement
  readonly cursorOrder: string
}

function matching(filter: RelationFilter, extra: string, names: Names, parameters: Parameters): string[] {
  return patternsOf(filter, names).map((pattern) => {
    const predicates = relationPredicates(filter, 'r', 'm', names, parameters)
    if (extra) predicates.push(extra)
    return `MATCH ${pattern}${whereAll(predicates)}`
  })
}

/** All matches at once; `bound` names what is known before. */
function united(matches: readonly string[], bound: string): string {
  if (matches.length === 1) return matches[0] ?? ''
  const found = bound.includes('m') ? 'r' : 'r, m'
  return `CALL (${bound}) { ${matches.map((match) => `${match} RETURN ${found}`).join(' UNION ALL ')} }`
}

/**
 * The first relations in order. By name, the other ends are ordered before the relations are: what tells
 * relations to the same entry apart is dear to look at, and few of them have to be.
 */
function inOrder(
  matches: readonly string[],
  keys: readonly SortKey[],
  limit: string,
  read: PageRead,
): string {
  const ordered = (by: readonly SortKey[]) => `${orderBy(by, read.backwards)} LIMIT ${limit}`
  const byEnd = keys.slice(0, 2)
  const narrowed = keys[0]?.expression === 'm.sortName' && keys.length > cheapKeys
  const ends = `${united(matches, 'n')} WITH n, m ${ordered(byEnd)} WITH DISTINCT n, m `
  return `${narrowed ? ends : ''}${united(matches, narrowed ? 'n, m' : 'n')} WITH n, r, m ${ordered(keys)}`
}

/** The name and id of the other end, and the spell. */
const cheapKeys = 3

/** Whether relations of this type always lead one way: no kind stands at both ends. */
function isOneWay(type: string, names: Names): boolean {
  const { from = [], to = [] } = names.model.relationTypes.get(type) ?? {}
  return !from.some((kind) => to.includes(kind))
}

/** Those keys that can differ between the relations that are meant. */
function varying(keys: readonly SortKey[], { types }: RelationFilter, names: Names): readonly SortKey[] {
  const [type] = types ?? []
  if (types?.length !== 1 || type === undefined || !isOneWay(type, names)) return keys
  return keys.filter(({ expression }) => ![names.typeExpression('r'), begins].includes(expression))
}

function compile(query: RelationsQuery, ids: readonly EntryId[], read: PageRead, names: Names): Compiled {
  const parameters = new Parameters()
  const order = query.order ?? 'name'
  const keys = sortKeys(order, names)
  const position = read.cursor === undefined ? undefined : decodeCursor(order, read.cursor, keys.length)
  const extra = position ? beyond(keys, position, read.backwards, parameters) : ''
  const matches = matching(query, extra, names, parameters)
  const text =
    `UNWIND ${parameters.add(ids)} AS id MATCH (n:Entry {id: id}) ` +
    `CALL (n) { ${inOrder(matches, varying(keys, query, names), parameters.add(read.size + 1), read)} ` +
    'RETURN collect([type(r), startNode(r) = n, properties(r), properties(m)]) AS found } ' +
    `RETURN id, found${query.withEntry ? ', properties(n) AS entry' : ''}${query.withTotal ? `, ${totalOf(query, names, parameters)} AS total` : ''}`
  return { statement: { text, parameters: parameters.values }, cursorOrder: order }
}

/** Counts relations: from the degrees that the database keeps, unless each has to be looked at. */
function totalOf(query: RelationsQuery, names: Names, parameters: Parameters): string {
  return matching(query, '', names, parameters)
    .map((match) => {
      const whole = query.where || query.asOf !== undefined || query.otherKinds
      return whole
        ? `COUNT { ${match} }`
        : `COUNT { ${match.replace('MATCH ', '').replace('(m)', '()').replace('[r', '[')} }`
    })
    .join(' + ')
}

interface Edge {
  readonly relation: Relation
  readonly other: Entry
  readonly direction: Direction
  readonly place: { readonly sortName: string; readonly begins: boolean }
}

type Found = readonly [type: string, forward: boolean, relation: Stored, other: Stored]

function edgeOf(id: EntryId, [type, forward, stored, otherStored]: Found, records: Records): Edge {
  const otherId = otherStored.id as EntryId
  const row: RelationRow = forward ? [type, id, otherId, stored] : [type, otherId, id, stored]
  const relation = records.readRelation(row)
  // A symmetric relation reads the same from both ends.
  const symmetric = records.names.model.relationTypes.get(relation.type)?.symmetric
  return {
    relation,
    other: records.readEntry(otherStored),
    direction: forward || symmetric ? 'forward' : 'backward',
    place: { sortName: otherStored.sortName as string, begins: forward },
  }
}

function positionOf({ relation, other, place }: Edge, order: string): Position {
  const byName = [place.sortName, other.id, relation.type, place.begins ? 0 : 1, relation.spell]
  return order === 'name' ? byName : [relation.since?.earliest ?? '', ...byName]
}

const none = { edges: [], hasNextPage: false, hasPreviousPage: false }

/** Relations of many entries, a page of each; see the port. */
export async function relations(
  connection: Connection,
  records: Records,
  query: RelationsQuery,
  work: Work,
): Promise<ReadonlyMap<EntryId, RelationPage>> {
  const ids = [...new Set(query.of)]
  const read = readPage(query.page)
  const empty = query.withTotal ? { ...none, total: 0 } : none
  const pages = new Map<EntryId, RelationPage>(ids.map((id) => [id, empty]))
  if (ids.length === 0 || patternsOf(query, records.names).length === 0) return pages
  const { statement, cursorOrder } = compile(query, ids, read, records.names)
  for (const row of await connection.read(statement, work)) {
    const id = row.get('id') as EntryId
    const edges = (row.get('found') as Found[]).map((found) => edgeOf(id, found, records))
    const page = pageOf(edges, read, ({ place, ...edge }) => ({
      cursor: encodeCursor(cursorOrder, positionOf({ place, ...edge }, cursorOrder)),
      ...edge,
    }))
    pages.set(id, {
      ...page,
      ...(query.withTotal ? { total: row.get('total') as number } : {}),
      ...(query.withEntry ? { entry: records.readEntry(row.get('entry') as Stored) } : {}),
    })
  }
  return pages
}

/** The relations between some entries; see the port. */
export async function relationsAmong(
  connection: Connection,
  records: Records,
  {
    entries,
    types,
    asOf,
    limit,
  }: { entries: readonly EntryId[]; types?: readonly string[]; asOf?: Day; limit: number },
  work: Work,
): Promise<Relation[]> {
  const { names } = records
  const parameters = new Parameters()
  const ids = parameters.add([...new Set(entries)])
  if (types?.length === 0 || entries.length === 0) return []
  const typed = types ? `:${types.map((type) => names.relationshipType(type)).join('|')}` : ''
  const predicates = relationPredicates({ asOf }, 'r', 'b', names, parameters)
  const text =
    `MATCH (a:Entry) WHERE a.id IN ${ids} WITH collect(a) AS among UNWIND among AS a ` +
    `MATCH (a)-[r${typed}]->(b) WHERE ${['b IN among', ...predicates].join(' AND ')} ` +
    `WITH r, a.id AS from, b.id AS to, a.id + '/' + ${names.typeExpression('r')} + '/' + b.id + ` +
    "CASE WHEN r.spell > 1 THEN '/' + toString(r.spell) ELSE '' END AS id " +
    `ORDER BY id LIMIT ${parameters.add(limit)} RETURN type(r), from, to, properties(r)`
  const rows = await connection.read({ text, parameters: parameters.values }, work)
  return rows.map((row) => records.readRelation([row.get(0), row.get(1), row.get(2), row.get(3)]))
}
