import type { EntryId, Relation } from '../../../model/domain.ts'
import { checkTypes } from '../../checkTypes.ts'
import type { Neighborhood, NeighborhoodQuery } from '../../port.ts'
import { checkNeighborhood, mostFollowed, Surroundings } from '../../Surroundings.ts'
import { compareText } from '../../textOrder.ts'
import { stillWanted } from '../conditions/fragment.ts'
import type { Scalar } from '../database.ts'
import { kindsMeant, type Session } from '../session.ts'
import { holdsOnDay } from './groups.ts'
import { lookup } from './lookup.ts'
import { neighborsOf } from './neighbors.ts'
import { firstOf } from './relations.ts'

/** Follows the relations of the entries of one level, read at once. */
function expand(
  session: Session,
  query: NeighborhoodQuery,
  frontier: readonly EntryId[],
  found: Surroundings,
): void {
  const { types, otherKinds, asOf, perType, limits = [] } = query
  const filter = {
    ...(types ? { types } : {}),
    ...(otherKinds ? { otherKinds } : {}),
    ...(asOf === undefined ? {} : { asOf }),
  }
  const sizes = [...new Set(limits.map(({ type }) => type))].flatMap((type) =>
    (['forward', 'backward'] as const).map((direction) => ({
      type,
      direction,
      size: mostFollowed(query, type, direction),
    })),
  )
  const reach = { size: perType, sizes, backwards: false, withTotal: true }
  for (const [entry, groups] of neighborsOf(session, frontier, filter, reach))
    for (const group of groups) {
      const { type, direction, total } = group
      if (!total) continue
      const reached = firstOf([group], mostFollowed(query, type, direction))
      found.follow({ entry, type, direction, total }, reached)
    }
}

function gathered(session: Session, query: NeighborhoodQuery): Neighborhood {
  const found = new Surroundings(query, session.model)
  for (const each of lookup(session, query.start)) if (each?.state === 'live') found.take(each.entry)
  let frontier = found.since(0)
  for (let level = 0; level < query.depth && frontier.length > 0; level++) {
    const known = found.size
    expand(session, query, frontier, found)
    frontier = found.since(known)
  }
  return found.result()
}

/** The surroundings of some entries. */
export function neighborhood(session: Session, query: NeighborhoodQuery): Neighborhood {
  checkNeighborhood(query, session.model)
  checkTypes(session, query.types)
  if (query.otherKinds) kindsMeant(session, query.otherKinds)
  return session.database.snapshot(() => gathered(session, query))
}

/** A question for the relations between some entries. */
export interface AmongQuery {
  readonly entries: readonly EntryId[]
  readonly types?: readonly string[]
  readonly asOf?: string
  readonly limit: number
}

/** The relations whose both ends are among some entries, by id. */
export function relationsAmong(session: Session, { entries, types, asOf, limit }: AmongQuery): Relation[] {
  checkTypes(session, types)
  const ids = JSON.stringify(entries)
  const holds = asOf === undefined ? undefined : holdsOnDay('r', asOf)
  const values: Scalar[] = [ids, ...(holds?.values ?? [])]
  const rows = session.database.all<{ key: number }>(
    `WITH among AS MATERIALIZED (SELECT e.key FROM json_each(?) j CROSS JOIN entry e ON e.id = j.value)
     SELECT r.key FROM among a CROSS JOIN neighbor n ON n.entry_key = a.key CROSS JOIN relation r ON r.key = n.relation_key
     WHERE n.other_key IN (SELECT key FROM among) AND r.from_key = n.entry_key AND ${stillWanted('n.relation_key')}
       ${types ? `AND n.type IN (${session.symbols.allOf(types).join(', ')})` : ''} ${holds ? `AND ${holds.sql}` : ''}`,
    ...values,
  )
  const keys = [...new Set(rows.map(({ key }) => key))]
  return [...session.known.relationsByKey(session, keys).values()]
    .sort((left, right) => compareText(left.id, right.id))
    .slice(0, limit)
}
