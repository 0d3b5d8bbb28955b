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

/** What relations are ordered by before all that tells those to the same entry apart. */
const name = 'm.sortName'

/** Which part of the relations is wanted. */
interface Wanted {
  /** The placeholder of their number. */
  readonly size: string
  readonly backwards: boolean
  /** Whether all of them are ordered by all keys. */
  readonly isExact: boolean
}

/** Whether the relation begins at `n`, as a number: those come first. */
const begins = 'CASE WHEN startNode(r) = n THEN 0 ELSE 1 END'

function sortKeys(order: 'name' | 'since', names: Names): SortKey[] {
  const byName = [
    { expression: name },
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

function matching(filter: RelationFilter, extra: string, names: Names, parameters: Parameters): string[] {
  return patternsOf(filter, names).map((pattern) => {
    const predicates = relationPredicates(filter, 'r', 'm', names, parameters)
    if (extra) predicates.push(extra)
    return `MATCH ${pattern}${whereAll(predicates)}`
  })
}

/** All matches at once. */
function united(matches: readonly string[]): string {
  if (matches.length === 1) return matches[0] ?? ''
  return `CALL (n) { ${matches.map((match) => `${match} RETURN r, m`).join(' UNION ALL ')} }`
}

/** How many relations more than are wanted are ordered by all keys. */
const spare = 5

/**
 * The first relations in order, as `found`, and whether they are surely the first, as `sure`. What all relations are
 * ordered by first is the name at the other end alone: to read more of each costs as much as all else. Of those next
 * in line, some more than are wanted are then ordered by all keys; only if all of these have one name, others that have
 * it may have been left out.
 */
function firstOf(matches: readonly string[], keys: readonly SortKey[], wanted: Wanted): string {
  const { size, backwards, isExact } = wanted
  const lead = isExact ? keys : keys.slice(0, keys.findIndex(({ expression }) => expression === name) + 1)
  const led = lead.map(({ expression }, index) => `${expression} AS k${index}`)
  const named = lead.map(({ descending = false }, index) => ({ expression: `k${index}`, descending }))
  const key = `[${named.map(({ expression }) => expression).join(', ')}]`
  const most = isExact ? size : `${size} + ${spare}`
  return (
    `${united(matches)} WITH n, r, m, ${led.join(', ')} ${orderBy(named, backwards)} LIMIT ${most} ` +
    `WITH n, r, m, ${key} AS key ${orderBy([...named, ...keys.slice(lead.length)], backwards)} ` +
    'WITH n, collect([r, m, key]) AS near ' +
    `RETURN [one IN near[..${size}] | [type(one[0]), startNode(one[0]) = n, properties(one[0]), properties(one[1])]] AS found, ` +
    (isExact ? 'true AS sure' : `size(near) < ${most} OR near[${size} - 1][2] <> near[-1][2] AS sure`)
  )
}

interface Compiled {
  readonly statement: Statement
  readonly cursorOrder: string
}

function compile(
  query: RelationsQuery,
  ids: readonly EntryId[],
  read: PageRead,
  names: Names,
  isExact: boolean,
): Compiled {
  const parameters = new Parameters()
  const order = query.order ?? 'name'
  const keys = sortKeys(order, names)
  const position = read.cursor === undefined ? undefined : decodeCursor(order, read.cursor, keys.length)
  const extra = position ? beyond(keys, position, read.backwards, parameters) : ''
  const matches = matching(query, extra, names, parameters)
  const wanted = { size: parameters.add(read.size + 1), backwards: read.backwards, isExact }
  const text =
    `UNWIND ${parameters.add(ids)} AS id MATCH (n:Entry {id: id}) ` +
    `CALL (n) { ${firstOf(matches, keys, wanted)} } ` +
    `RETURN id, found, sure${query.withEntry ? ', properties(n) AS entry' : ''}${query.withTotal ? `, ${totalOf(query, names, parameters)} AS total` : ''}`
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
  const uncertain: EntryId[] = []
  const keep = async (of: readonly EntryId[], isExact: boolean) => {
    const { statement, cursorOrder } = compile(query, of, read, records.names, isExact)
    for (const row of await connection.read(statement, work)) {
      const id = row.get('id') as EntryId
      if (!row.get('sure')) {
        uncertain.push(id)
        continue
      }
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
  }
  await keep(ids, false)
  if (uncertain.length > 0) await keep(uncertain.splice(0), true)
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
