import neo4j from 'neo4j-driver'

/** What many nodes or relationships carry, without the names of their properties in every row. */
export interface Table {
  /** Where the value of each property stands in a statement: `row[0]`, `$same.revision`. */
  readonly places: Readonly<Record<string, string>>
  /** The values that differ, in the order of their places. */
  readonly rows: readonly unknown[][]
  /** The values that all rows have in common, by property. */
  readonly same: Readonly<Record<string, unknown>>
}

function equal(left: unknown, right: unknown): boolean {
  return left === right || (neo4j.isInt(left) && neo4j.isInt(right) && left.equals(right))
}

/**
 * Puts what is to be stored into columns. Most of the work of a large changeset is to send it, so names, values that
 * are all the same, and properties that nothing here has are not sent with each row.
 * @param keys every property that there can be; only these become part of the statement
 * @param heads what comes first in each row
 */
export function tableOf(
  stored: readonly Readonly<Record<string, unknown>>[],
  keys: readonly string[],
  heads: readonly (readonly unknown[])[] = [],
): Table {
  const rows = stored.map((_, index) => [...(heads[index] ?? [])])
  const same: Record<string, unknown> = {}
  const places: Record<string, string> = {}
  for (const key of keys) {
    const first = stored[0]?.[key]
    if (stored.every((row) => equal(row[key], first))) {
      if (first === undefined) continue
      same[key] = first
      places[key] = `$same.${key}`
      continue
    }
    places[key] = `row[${rows[0]?.length ?? 0}]`
    for (const [index, row] of rows.entries()) row.push(stored[index]?.[key] ?? null)
  }
  return { places, rows, same }
}

/** Properties as they stand in a statement: `{id: row[0], revision: $same.revision}`. */
export function written(places: Readonly<Record<string, string>>): string {
  const parts = Object.entries(places).map(([key, place]) => `${key}: ${place}`)
  return `{${parts.join(', ')}}`
}
