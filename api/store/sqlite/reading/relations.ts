import type { EntryId } from '../../../model/domain.ts'
import { checkTypes } from '../../checkTypes.ts'
import { decodeCursor, encodeCursor, type PageRead, type Position, pageOf, readPage } from '../../cursor.ts'
import type { RelationCount, RelationPage, RelationsQuery } from '../../port.ts'
import { compareText } from '../../textOrder.ts'
import { kindsMeant, type Session } from '../session.ts'
import { groupFilter, groupsMeant } from './groups.ts'
import { type Group, type Neighbor, neighborsOf } from './neighbors.ts'

type Placed = Pick<Neighbor, 'name' | 'id' | 'type' | 'begins' | 'spell' | 'since'>

type Compare = (left: Placed, right: Placed) => number

/** By the name at the other end; ties by its id, the type, the direction, the spell. */
export const byName: Compare = (left, right) =>
  compareText(left.name, right.name) ||
  compareText(left.id, right.id) ||
  compareText(left.type, right.type) ||
  Number(right.begins) - Number(left.begins) ||
  left.spell - right.spell

const bySince: Compare = (left, right) => (right.since ?? -1) - (left.since ?? -1) || byName(left, right)

interface Asked {
  readonly query: RelationsQuery
  readonly page: PageRead
  readonly at: Placed | undefined
}

function atPosition(position: Position, order: RelationsQuery['order']): Placed {
  const [name, id, type, end, spell] = position.slice(order === 'since' ? 1 : 0)
  const since = order === 'since' ? position[0] : null
  return { name, id, type, begins: end === 0, spell, since } as Placed
}

function positionOf(neighbor: Neighbor, order: RelationsQuery['order']): Position {
  const { name, id, type, begins, spell, since } = neighbor
  const names = [name, id, type, begins ? 0 : 1, spell]
  return order === 'since' ? [since, ...names] : names
}

/** The first neighbours of several groups, in order. */
export function firstOf(groups: readonly Group[], size: number, compare: Compare = byName): Neighbor[] {
  const neighbors = groups.flatMap((group) => group.neighbors)
  return neighbors.sort(compare).slice(0, size)
}

function pageOfGroups(groups: readonly Group[], { query, page, at }: Asked): RelationPage {
  const natural = query.order === 'since' ? bySince : byName
  const compare: Compare = page.backwards ? (left, right) => natural(right, left) : natural
  const beyond = at
    ? groups.map((group) => ({
        ...group,
        neighbors: group.neighbors.filter((neighbor) => compare(neighbor, at) > 0),
      }))
    : groups
  const found = firstOf(beyond, page.size + 1, compare)
  const result = pageOf(found, page, (neighbor) => ({
    cursor: encodeCursor(query.order ?? 'name', positionOf(neighbor, query.order)),
    relation: neighbor.relation,
    other: neighbor.other,
    direction: neighbor.direction,
  }))
  if (!query.withTotal) return result
  return { ...result, total: groups.reduce((sum, { total }) => sum + (total ?? 0), 0) }
}

/** Relations of many entries, each with a page of its own. */
export function relations(session: Session, query: RelationsQuery): Map<EntryId, RelationPage> {
  checkTypes(session, query.types)
  if (query.otherKinds) kindsMeant(session, query.otherKinds)
  const page = readPage(query.page)
  const order = query.order ?? 'name'
  const length = order === 'since' ? 6 : 5
  const position = page.cursor === undefined ? undefined : decodeCursor(order, page.cursor, length)
  const at = position && atPosition(position, query.order)
  const asked = { query, page, at }
  const of = [...new Set(query.of)]
  // No index has the order by date, so then all are read.
  const reach = {
    ...(order === 'since' ? {} : { size: page.size, ...(at ? { from: at.name } : {}) }),
    backwards: page.backwards,
    withTotal: query.withTotal ?? false,
  }
  const { groups, entries } = session.database.snapshot(() => ({
    groups: neighborsOf(session, of, query, reach),
    entries: query.withEntry ? session.known.entriesById(session, of) : undefined,
  }))
  return new Map(
    of.map((id) => {
      const entry = entries?.get(id)
      return [id, { ...pageOfGroups(groups.get(id) ?? [], asked), ...(entry ? { entry } : {}) }]
    }),
  )
}

/** How many relations of each type and direction entries have. */
export function relationCounts(
  session: Session,
  { of, asOf }: { of: readonly EntryId[]; asOf?: string },
): Map<EntryId, RelationCount[]> {
  const ids = [...new Set(of)]
  const filter = groupFilter(session, undefined, asOf === undefined ? {} : { asOf })
  const count = filter.asks
    ? `(SELECT count(*) FROM neighbor n WHERE n.entry_key = a.key AND n.type = c.type AND n.direction = c.direction AND ${filter.sql})`
    : 'c.count'
  const rows = session.database.snapshot(() =>
    session.database.all<{ id: string; type: number; direction: number; count: number }>(
      `SELECT a.id, c.type, c.direction, ${count} AS count FROM json_each(?) j
         CROSS JOIN entry a ON a.id = j.value CROSS JOIN relation_count c ON c.entry_key = a.key WHERE ${groupsMeant(session, {}).sql}`,
      ...filter.values,
      JSON.stringify(ids),
    ),
  )
  const counts = new Map<EntryId, RelationCount[]>(ids.map((id) => [id, []]))
  for (const { id, type, direction, count: number } of rows)
    if (number > 0)
      counts.get(id)?.push({
        type: session.symbols.name(type),
        direction: direction === 0 ? 'forward' : 'backward',
        count: number,
      })
  const order = [...session.model.relationTypes.keys()]
  const place = ({ type, direction }: RelationCount) =>
    order.indexOf(type) * 2 + (direction === 'forward' ? 0 : 1)
  for (const own of counts.values()) own.sort((left, right) => place(left) - place(right))
  return counts
}
