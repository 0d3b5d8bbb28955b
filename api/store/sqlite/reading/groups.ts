import type { Day } from '../../../model/domain.ts'
import type { Direction } from '../../../model/ontology.ts'
import { dayNumber } from '../../../model/time.ts'
import type { RelationFilter, RelationNumber } from '../../port.ts'
import { relationCondition } from '../conditions/condition.ts'
import { allOf, type Fragment } from '../conditions/fragment.ts'
import type { Scalar } from '../database.ts'
import { kindsMeant, type Session } from '../session.ts'

/** The relations of an entry that have one type and one direction. */
export interface Group {
  readonly type: string
  readonly typeKey: number
  /** As relations are counted: symmetric ones are all forward. */
  readonly direction: Direction
  readonly count: number
}

/** The number of a direction in the file. */
export function directionKey(direction: Direction): 0 | 1 {
  return direction === 'forward' ? 0 : 1
}

const counted = 'SELECT type, direction, count FROM relation_count WHERE entry_key = ?'

/** The groups of an entry's relations that a filter means, in the order of the model. */
export function groupsOf(
  { database, symbols, model }: Session,
  entryKey: number,
  { types, direction }: Pick<RelationFilter, 'types' | 'direction'>,
): Group[] {
  const rows = database.all<{ type: number; direction: number; count: number }>(counted, entryKey)
  const groups: Group[] = []
  for (const row of rows) {
    const type = symbols.name(row.type)
    const end: Direction = row.direction === 0 ? 'forward' : 'backward'
    if (types && !types.includes(type)) continue
    if (direction && direction !== end && !model.relationTypes.get(type)?.symmetric) continue
    groups.push({ type, typeKey: row.type, direction: end, count: row.count })
  }
  if (groups.length < 2) return groups
  const order = [...model.relationTypes.keys()]
  return groups.sort(
    (left, right) =>
      order.indexOf(left.type) - order.indexOf(right.type) ||
      directionKey(left.direction) - directionKey(right.direction),
  )
}

/**
 * What `neighbor n` must be to be a relation of a type of the entries under an alias, as SQL without values: it stands
 * where others count on their own values. The number of a day is safe text.
 */
export function countedFrom(
  { symbols, model }: Session,
  { type, direction, asOf }: RelationNumber,
  entry: string,
): string {
  const end = model.relationTypes.get(type)?.symmetric ? 0 : directionKey(direction)
  const of = `n.entry_key = ${entry}.key AND n.type = ${symbols.of(type)} AND n.direction = ${end}`
  if (asOf === undefined) return of
  const day = dayNumber(asOf)
  return `${of} AND n.holds_from <= ${day} AND ${day} < n.holds_until`
}

/** What a filter asks of the relations of a group beyond type and direction. */
export interface GroupFilter extends Fragment {
  /** Whether it looks at the entry at the other end, `entry e`, or at the relation itself, `relation r`. */
  readonly needsEntry: boolean
  readonly needsRelation: boolean
}

/** What holds on a day, in a table under this letter. */
export function holdsOnDay(table: string, day: Day): Fragment {
  const number = dayNumber(day)
  return { sql: `${table}.holds_from <= ? AND ? < ${table}.holds_until`, values: [number, number] }
}

/** What a filter asks of the relations of one type, from `neighbor n`. */
export function groupFilter(
  session: Session,
  type: string,
  { otherKinds, asOf, where, types }: RelationFilter,
): GroupFilter {
  const fragments: Fragment[] = []
  if (asOf !== undefined) fragments.push(holdsOnDay('n', asOf))
  if (otherKinds) {
    const keys = session.symbols.allOf(kindsMeant(session, otherKinds))
    fragments.push({ sql: `e.kind IN (${keys.join(', ')})`, values: [] })
  }
  if (where)
    fragments.push(relationCondition(session, type, where, types ?? [...session.model.relationTypes.keys()]))
  return { ...allOf(fragments), needsEntry: otherKinds !== undefined, needsRelation: where !== undefined }
}

/** Tables that are joined to `neighbor n`, in the order in which they are to be walked. */
export function joined({
  needsEntry,
  needsRelation,
}: {
  needsEntry: boolean
  needsRelation: boolean
}): string {
  const entry = needsEntry ? ' CROSS JOIN entry e ON e.key = n.other_key' : ''
  return `neighbor n${entry}${needsRelation ? ' CROSS JOIN relation r ON r.key = n.relation_key' : ''}`
}

/** How many relations of a group a filter means: kept counts where nothing else is asked. */
export function countGroup(session: Session, entryKey: number, group: Group, filter: RelationFilter): number {
  if (filter.asOf === undefined && !filter.otherKinds && !filter.where) return group.count
  const asked = groupFilter(session, group.type, filter)
  const sql = `SELECT count(*) AS count FROM ${joined(asked)} WHERE n.entry_key = ? AND n.type = ? AND n.direction = ? AND ${asked.sql}`
  const values: Scalar[] = [entryKey, group.typeKey, directionKey(group.direction), ...asked.values]
  return session.database.get<{ count: number }>(sql, ...values)?.count ?? 0
}
