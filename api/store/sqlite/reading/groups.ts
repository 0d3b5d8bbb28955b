import type { Day } from '../../../model/domain.ts'
import type { Direction } from '../../../model/ontology.ts'
import { dayNumber } from '../../../model/time.ts'
import type { RelationFilter, RelationNumber } from '../../port.ts'
import { relationCondition } from '../conditions/condition.ts'
import { allOf, type Fragment, plain, stillWanted } from '../conditions/fragment.ts'
import { kindsMeant, type Session } from '../session.ts'

/** The number of a direction in the file. */
export function directionKey(direction: Direction): 0 | 1 {
  return direction === 'forward' ? 0 : 1
}

/** What holds on a day, in a table under this letter. */
export function holdsOnDay(table: string, day: Day): Fragment {
  const number = dayNumber(day)
  return { sql: `${table}.holds_from <= ? AND ? < ${table}.holds_until`, values: [number, number] }
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

/** The types that read the same both ways; from either end they are kept as forward. */
export function symmetricTypes({ symbols, model }: Session): string {
  const names = [...model.relationTypes.values()].flatMap(({ name, symmetric }) => (symmetric ? [name] : []))
  return symbols.allOf(names).join(', ')
}

/** Which groups of relations are meant, from `relation_count c`: one for each type and direction that an entry has. */
export function groupsMeant(session: Session, { types, direction }: RelationFilter): Fragment {
  const fragments: Fragment[] = []
  if (types) fragments.push(plain(`c.type IN (${session.symbols.allOf(types).join(', ')})`))
  if (direction)
    fragments.push(
      plain(`(c.direction = ${directionKey(direction)} OR c.type IN (${symmetricTypes(session)}))`),
    )
  return allOf(fragments)
}

/** What a filter asks of the relations of a group beyond type and direction. */
export interface GroupFilter extends Fragment {
  /** Whether anything is asked. */
  readonly asks: boolean
  /** Whether it looks at the entry at the other end, `entry e`, or at the relation itself, `relation r`. */
  readonly needsEntry: boolean
  readonly needsRelation: boolean
}

/** What a filter asks of the relations of one type, or of any if no conditions are among what is asked, from `neighbor n`. */
export function groupFilter(
  session: Session,
  type: string | undefined,
  { otherKinds, asOf, where, types }: RelationFilter,
): GroupFilter {
  const fragments: Fragment[] = []
  if (asOf !== undefined) fragments.push(holdsOnDay('n', asOf))
  if (otherKinds) {
    const keys = session.symbols.allOf(kindsMeant(session, otherKinds))
    fragments.push(plain(`e.kind IN (${keys.join(', ')})`))
  }
  if (where && type !== undefined)
    fragments.push(relationCondition(session, type, where, types ?? [...session.model.relationTypes.keys()]))
  const asks = fragments.length > 0
  // What looks at many to find few can be long.
  if (asks) fragments.push(plain(stillWanted('n.relation_key')))
  const needs = { needsEntry: otherKinds !== undefined, needsRelation: where !== undefined }
  return { ...allOf(fragments), asks, ...needs }
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
