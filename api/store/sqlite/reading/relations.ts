import type { EntryId } from '../../../model/domain.ts'
import type { Direction } from '../../../model/ontology.ts'
import { decodeCursor, encodeCursor, type PageRead, type Position, pageOf, readPage } from '../../cursor.ts'
import type { RelationCount, RelationEdge, RelationPage, RelationsQuery } from '../../port.ts'
import { compareText } from '../../textOrder.ts'
import type { Fragment } from '../conditions/fragment.ts'
import type { Row, Scalar } from '../database.ts'
import { checkTypes, kindsMeant, type Session } from '../session.ts'
import { countGroup, directionKey, type Group, groupFilter, groupsOf, joined } from './groups.ts'

/** What places a relation in the order, and leads to it. */
interface Neighbor {
  readonly name: string
  readonly id: EntryId
  readonly type: string
  readonly direction: Direction
  readonly spell: number
  /** Whether the entry asked about is where the relation begins. A symmetric one reads as forward from both ends. */
  readonly begins: boolean
  /** The first day of `since` as a number; null if unknown. Read only where it is ordered by. */
  readonly since: number | null
  readonly relationKey: number
  readonly otherKey: number
}

type Compare = (left: Neighbor, right: Neighbor) => number

const byName: Compare = (left, right) =>
  compareText(left.name, right.name) ||
  compareText(left.id, right.id) ||
  compareText(left.type, right.type) ||
  Number(right.begins) - Number(left.begins) ||
  left.spell - right.spell

const bySince: Compare = (left, right) => (right.since ?? -1) - (left.since ?? -1) || byName(left, right)

interface Asked {
  readonly session: Session
  readonly query: RelationsQuery
  readonly page: PageRead
  readonly position: Position | undefined
}

/** Where the position of the whole list lies within a group that is read by name: never after what is beyond it. */
function fromName({ query, page, position }: Asked): Fragment {
  if (!position || query.order === 'since') return { sql: '', values: [] }
  return { sql: `AND n.other_name ${page.backwards ? '<=' : '>='} ?`, values: [position[0] as string] }
}

/** Reads the neighbours of one group, in order. Those at the position itself and before it are sifted out here. */
function* neighbors(asked: Asked, key: number, group: Group): Generator<Neighbor> {
  const { session, query, page } = asked
  const filter = groupFilter(session, group.type, query)
  const begin = fromName(asked)
  const up = page.backwards ? 'DESC' : 'ASC'
  const order = query.order === 'since' ? '' : `ORDER BY n.other_name ${up}, e.id ${up}, n.spell ${up}`
  // Beyond a position some with the same name are sifted out, so that it is not known how many have to be read.
  const isKnown = !asked.position && query.order !== 'since'
  const limit = isKnown ? `LIMIT ${page.size + 1}` : ''
  const symmetric = session.model.relationTypes.get(group.type)?.symmetric === true
  const needsRelation = filter.needsRelation || query.order === 'since' || symmetric
  const begins = symmetric ? ', r.from_key = n.entry_key AS begins' : ''
  const since = query.order === 'since' ? ', iif(r.since IS NULL, NULL, n.holds_from) AS since' : ''
  const sql = `SELECT n.other_name AS name, e.id, n.spell, n.relation_key, n.other_key${begins}${since}
    FROM ${joined({ needsEntry: true, needsRelation })}
    WHERE n.entry_key = ? AND n.type = ? AND n.direction = ? AND ${filter.sql} ${begin.sql} ${order} ${limit}`
  const values: Scalar[] = [
    key,
    group.typeKey,
    directionKey(group.direction),
    ...filter.values,
    ...begin.values,
  ]
  const rows = isKnown
    ? session.database.all<Row>(sql, ...values)
    : session.database.iterate<Row>(sql, ...values)
  for (const row of rows)
    yield {
      name: row.name as string,
      id: row.id as string,
      type: group.type,
      direction: group.direction,
      begins: symmetric ? row.begins === 1 : group.direction === 'forward',
      spell: row.spell as number,
      since: (row.since ?? null) as number | null,
      relationKey: row.relation_key as number,
      otherKey: row.other_key as number,
    }
}

function atPosition(position: Position, order: RelationsQuery['order']): Neighbor {
  const [name, id, type, end, spell] = position.slice(order === 'since' ? 1 : 0)
  const since = order === 'since' ? position[0] : null
  return { name, id, type, begins: end === 0, spell, since } as Neighbor
}

function positionOf(neighbor: Neighbor, order: RelationsQuery['order']): Position {
  const { name, id, type, begins, spell, since } = neighbor
  const names = [name, id, type, begins ? 0 : 1, spell]
  return order === 'since' ? [since, ...names] : names
}

/** The first relations beyond the position, one more than asked for. No index has the order by date, so then all are read. */
function firstOf(asked: Asked, key: number, groups: readonly Group[]): Neighbor[] {
  const { query, page, position } = asked
  const natural = query.order === 'since' ? bySince : byName
  const compare: Compare = page.backwards ? (left, right) => natural(right, left) : natural
  const at = position && atPosition(position, query.order)
  const found: Neighbor[] = []
  for (const group of groups) {
    let taken = 0
    for (const neighbor of neighbors(asked, key, group)) {
      if (at && compare(neighbor, at) <= 0) continue
      found.push(neighbor)
      taken += 1
      if (query.order !== 'since' && taken > page.size) break
    }
  }
  if (groups.length > 1 || query.order === 'since') found.sort(compare)
  return found.slice(0, page.size + 1)
}

/** The edges of neighbours of an entry. */
function edgesOf({ session, query }: Asked, found: readonly Neighbor[]): RelationEdge[] {
  const keys = found.map(({ relationKey }) => relationKey)
  const relations = session.known.relationsByKey(session, keys)
  const others = session.known.entriesByKey(
    session,
    found.map(({ otherKey }) => otherKey),
  )
  return found.map((neighbor) => {
    const relation = relations.get(neighbor.relationKey)
    const other = others.get(neighbor.otherKey)?.entry
    if (!relation || !other)
      throw new RangeError(`An index has a relation to ${neighbor.id}, which is not there`)
    const cursor = encodeCursor(query.order ?? 'name', positionOf(neighbor, query.order))
    return { cursor, relation, other, direction: neighbor.direction }
  })
}

function pageOfEntry(asked: Asked, id: EntryId): RelationPage {
  const { session, query, page } = asked
  const key = session.known.keyOf(session, id)
  const groups = key === undefined ? [] : groupsOf(session, key, query)
  const found = key === undefined || groups.length === 0 ? [] : firstOf(asked, key, groups)
  const { edges, ...around } = pageOf(found, page, (neighbor) => neighbor)
  const entry = query.withEntry ? session.known.entryById(session, id) : undefined
  const result = { ...around, edges: edgesOf(asked, edges), ...(entry ? { entry } : {}) }
  if (!query.withTotal) return result
  const total = groups.reduce((sum, group) => sum + countGroup(session, key ?? 0, group, query), 0)
  return { ...result, total }
}

/** Relations of many entries, each with a page of its own. */
export function relations(session: Session, query: RelationsQuery): Map<EntryId, RelationPage> {
  checkTypes(session, query.types)
  if (query.otherKinds) kindsMeant(session, query.otherKinds)
  const page = readPage(query.page)
  const order = query.order ?? 'name'
  const length = order === 'since' ? 6 : 5
  const position = page.cursor === undefined ? undefined : decodeCursor(order, page.cursor, length)
  const asked = { session, query, page, position }
  return session.database.snapshot(
    () => new Map([...new Set(query.of)].map((id) => [id, pageOfEntry(asked, id)])),
  )
}

/** How many relations of each type and direction entries have. */
export function relationCounts(
  session: Session,
  { of, asOf }: { of: readonly EntryId[]; asOf?: string },
): Map<EntryId, RelationCount[]> {
  const filter = asOf === undefined ? {} : { asOf }
  const counts = (id: EntryId): RelationCount[] => {
    const key = session.known.keyOf(session, id)
    if (key === undefined) return []
    return groupsOf(session, key, {})
      .map((group) => ({
        type: group.type,
        direction: group.direction,
        count: countGroup(session, key, group, filter),
      }))
      .filter(({ count }) => count > 0)
  }
  return session.database.snapshot(() => new Map([...new Set(of)].map((id) => [id, counts(id)])))
}
