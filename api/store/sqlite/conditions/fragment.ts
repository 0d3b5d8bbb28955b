import type { Scalar } from '../database.ts'

/** A piece of SQL with the values of its question marks. */
export interface Fragment {
  readonly sql: string
  readonly values: readonly Scalar[]
}

/** SQL without values. */
export function plain(sql: string): Fragment {
  return { sql, values: [] }
}

function joined(fragments: readonly Fragment[], by: string, empty: string): Fragment {
  if (fragments.length === 0) return plain(empty)
  return {
    sql: fragments.map(({ sql }) => `(${sql})`).join(by),
    values: fragments.flatMap(({ values }) => values),
  }
}

/** Fragments of which all must hold. */
export function allOf(fragments: readonly Fragment[]): Fragment {
  return joined(fragments, ' AND ', 'TRUE')
}

/** Fragments of which one must hold. */
export function anyOf(fragments: readonly Fragment[]): Fragment {
  return joined(fragments, ' OR ', 'FALSE')
}

/** What does not hold; what is not known does not hold. */
export function not({ sql, values }: Fragment): Fragment {
  return { sql: `NOT coalesce((${sql}), FALSE)`, values }
}

/**
 * Asks now and then whether the work is still wanted, as SQL that is true or stops the statement. A call out of SQL
 * costs more than most rows do, so that one in 64 keys asks.
 * @param key an integer key of a table that is walked through
 */
export function stillWanted(key: string): string {
  return `(${key} & 63 OR still_wanted(${key}))`
}
