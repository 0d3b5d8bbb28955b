import { checkTypes } from '../../checkTypes.ts'
import type { SharedQuery, SharedSet } from '../../port.ts'
import { checkShared, inSetOrder, membersOf } from '../../sharedSets.ts'
import { allOf, type Fragment, plain, stillWanted } from '../conditions/fragment.ts'
import type { Scalar } from '../database.ts'
import { kindsMeant, type Session } from '../session.ts'
import { directionKey, holdsOnDay } from './groups.ts'

interface Row {
  key: number
  mask: number
}

/** Which relations count, from `neighbor n` and the entry at its other end, `entry o`. */
function counting(
  { symbols, model }: Session,
  query: SharedQuery,
  kinds: readonly number[] | undefined,
): Fragment {
  const { types, direction, asOf } = query
  const fragments: Fragment[] = [plain(stillWanted('n.relation_key'))]
  if (types) fragments.push(plain(`n.type IN (${symbols.allOf(types).join(', ')})`))
  if (direction) {
    const symmetric = [...model.relationTypes.values()].flatMap((type) => (type.symmetric ? [type.name] : []))
    const either = symbols.allOf(symmetric).join(', ')
    fragments.push(plain(`(n.direction = ${directionKey(direction)} OR n.type IN (${either}))`))
  }
  if (asOf !== undefined) fragments.push(holdsOnDay('n', asOf))
  if (kinds) fragments.push(plain(`o.kind IN (${kinds.join(', ')})`))
  return allOf(fragments)
}

/** Neighbours by name, each with the sum of the powers of two of the places of those whose neighbour it is. */
function neighbors(session: Session, query: SharedQuery): Row[] {
  const { of, otherKinds, first } = query
  const kinds = otherKinds && session.symbols.allOf(kindsMeant(session, otherKinds))
  const where = counting(session, query, kinds)
  const other = kinds || first > 0 ? ' CROSS JOIN entry o ON o.key = n.other_key' : ''
  const order = first > 0 ? ' ORDER BY name, id' : ''
  const named = first > 0 ? ', n.other_name AS name, o.id AS id' : ''
  const values: Scalar[] = [JSON.stringify(of), ...where.values]
  return session.database.all<Row>(
    `SELECT key, sum(1 << place) AS mask FROM (
       SELECT DISTINCT j.key AS place, n.other_key AS key${named}
       FROM json_each(?) j CROSS JOIN entry e ON e.id = j.value CROSS JOIN neighbor n ON n.entry_key = e.key${other}
       WHERE ${where.sql}) GROUP BY key${order}`,
    ...values,
  )
}

/** The neighbours that entries share, and those that only one of them has. */
export function shared(session: Session, query: SharedQuery): SharedSet[] {
  checkShared(query)
  checkTypes(session, query.types)
  return session.database.snapshot(() => {
    const sets = new Map<number, { count: number; keys: number[] }>()
    for (const { key, mask } of neighbors(session, query)) {
      const set = sets.get(mask) ?? { count: 0, keys: [] }
      sets.set(mask, set)
      set.count += 1
      if (set.keys.length < query.first) set.keys.push(key)
    }
    const keys = [...sets.values()].flatMap((set) => set.keys)
    const entries = session.known.entriesByKey(session, keys)
    const found = [...sets].map(
      ([mask, set]): SharedSet => ({
        of: membersOf(mask, query.of),
        count: set.count,
        entries: set.keys.flatMap((key) => entries.get(key)?.entry ?? []),
      }),
    )
    return inSetOrder(found, query.of)
  })
}
