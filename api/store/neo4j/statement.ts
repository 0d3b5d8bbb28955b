import neo4j from 'neo4j-driver'
import { beginningOfTime, endOfTime } from '../../model/time.ts'

/** The text of a statement and the values that it names; the text has no values in it. */
export interface Statement {
  readonly text: string
  readonly parameters: Readonly<Record<string, unknown>>
}

/** Collects the values of a statement while its text is put together. */
export class Parameters {
  readonly values: Record<string, unknown> = {}
  private count = 0

  /** Takes a value and gives the placeholder that stands for it. Whole numbers are sent as such. */
  add(value: unknown): string {
    const name = `p${this.count++}`
    this.put(name, value)
    return `$${name}`
  }

  /** Takes a value for a placeholder that the text names already. */
  put(name: string, value: unknown): void {
    this.values[name] = typed(value)
  }
}

function typed(value: unknown): unknown {
  if (typeof value === 'number' && Number.isInteger(value)) return neo4j.int(value)
  return Array.isArray(value) ? value.map(typed) : value
}

/**
 * Matches all relationships `r` from `a` to `b` that `row` names: from, to. Both ends are looked up first, whatever the
 * planner believes of their degrees: following all of an entry's relations to find one is what it does otherwise, as
 * soon as its statistics are out of date.
 * @param relationshipType from `Names`
 */
export function matchStretches(relationshipType: string): string {
  return (
    'MATCH (a:Entry {id: row[0]}) MATCH (b:Entry {id: row[1]}) ' +
    `CALL (a, b) { MATCH (a)-[r:${relationshipType}]->(b) RETURN r }`
  )
}

/** Matches the relationship `r` from `a` to `b` that `row` names: from, to, spell. */
export function matchRelation(relationshipType: string): string {
  return `${matchStretches(relationshipType)} WITH row, a, b, r WHERE r.spell = row[2]`
}

/** When a relationship holds, as expressions. */
export interface HoldsExpressions {
  readonly from: string
  readonly until: string
}

/** What becomes of relations of a type when an end of theirs ends. */
export interface Lapsing {
  /** Whether they end with it. */
  readonly lapses: boolean
  /** The labels of ends that end nothing when they are over. */
  readonly passing: readonly string[]
}

/** When a relation from `a` to `b` holds that holds so by its own dates: see `withinEnds` in the model. */
export function heldWithinEnds(
  { from, until }: HoldsExpressions,
  { lapses, passing }: Lapsing,
): HoldsExpressions {
  const endOf = (end: string) =>
    passing.length === 0
      ? `${end}.existsUntil`
      : `(CASE WHEN ${passing.map((label) => `${end}:${label}`).join(' OR ')} THEN ${endOfTime} ELSE ${end}.existsUntil END)`
  const [ofA, ofB] = [endOf('a'), endOf('b')]
  const lapsed =
    `CASE WHEN ${until} < ${endOfTime} OR ${from} = ${endOfTime} THEN ${until} ` +
    `WHEN ${ofA} < ${from} OR ${ofB} < ${from} THEN ${from} WHEN ${ofA} < ${ofB} THEN ${ofA} ELSE ${ofB} END`
  const end = lapses ? lapsed : until
  return {
    from:
      `CASE WHEN ${from} > ${beginningOfTime} THEN ${from} WHEN a.existsFrom > ${end} OR b.existsFrom > ${end} THEN ${end} ` +
      'WHEN a.existsFrom > b.existsFrom THEN a.existsFrom ELSE b.existsFrom END',
    until: end,
  }
}

/** Sets when relationships `r` from `a` to `b` hold, whatever they held before. */
export function setHeldWithinEnds(lapsing: Lapsing): string {
  const own = {
    from: `CASE WHEN r.since IS NULL AND r.holdsFrom < ${endOfTime} THEN ${beginningOfTime} ELSE r.holdsFrom END`,
    until: `CASE WHEN r.until IS NULL THEN ${endOfTime} ELSE r.holdsUntil END`,
  }
  const { from, until } = heldWithinEnds({ from: 'ownFrom', until: 'ownUntil' }, lapsing)
  return `WITH a, b, r, ${own.from} AS ownFrom, ${own.until} AS ownUntil SET r.holdsFrom = ${from}, r.holdsUntil = ${until}`
}

/** The predicates that must all hold, as the end of a clause; nothing where there are none. */
export function whereAll(predicates: readonly string[]): string {
  return predicates.length > 0 ? ` WHERE ${predicates.join(' AND ')}` : ''
}
