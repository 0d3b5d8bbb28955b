import neo4j from 'neo4j-driver'

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
 * Matches the relationship `r` from `a` to `b` that `row` names: from, to, spell. Both ends are looked
 * up first, whatever the planner believes of their degrees: following all of an entry's relations to find one is
 * what it does otherwise, as soon as its statistics are out of date.
 * @param relationshipType from `Names`
 */
export function matchRelation(relationshipType: string): string {
  return (
    'MATCH (a:Entry {id: row[0]}) MATCH (b:Entry {id: row[1]}) ' +
    `CALL (a, b) { MATCH (a)-[r:${relationshipType}]->(b) RETURN r } WITH row, a, b, r WHERE r.spell = row[2]`
  )
}

/**
 * When a relation from `a` to `b` holds from: by its own dates, or, where these say 0, from when both of them exist.
 * See `afterEnds` in the model.
 */
export function heldFrom(from = '0', until = 'r.holdsUntil'): string {
  return (
    `CASE WHEN ${from} > 0 THEN ${from} WHEN a.existsFrom > ${until} OR b.existsFrom > ${until} THEN ${until} ` +
    'WHEN a.existsFrom > b.existsFrom THEN a.existsFrom ELSE b.existsFrom END'
  )
}

/** The predicates that must all hold, as the end of a clause; nothing where there are none. */
export function whereAll(predicates: readonly string[]): string {
  return predicates.length > 0 ? ` WHERE ${predicates.join(' AND ')}` : ''
}
