import type { Position } from '../cursor.ts'
import type { Parameters } from './statement.ts'

/** One of the values that items are ordered by, the most significant first. None of them is null. */
export interface SortKey {
  readonly expression: string
  readonly descending?: boolean
}

/** `ORDER BY` for these keys; turned round to read a page from its end. */
export function orderBy(keys: readonly SortKey[], backwards: boolean): string {
  const parts = keys.map(({ expression, descending = false }) =>
    descending === backwards ? expression : `${expression} DESC`,
  )
  return `ORDER BY ${parts.join(', ')}`
}

/**
 * The predicate for what comes after a position, or before it if read backwards. Each key but the last is first bounded
 * alone, so that an index can begin to read at the position; what it equals is then told by `<>`, since of two
 * comparisons that an index knows the planner makes a union, which it reads whole and sorts.
 */
export function beyond(
  keys: readonly SortKey[],
  position: Position,
  backwards: boolean,
  parameters: Parameters,
): string {
  const placeholders = position.map((value) => parameters.add(value))
  const compare = (index: number): string => {
    const { expression, descending = false } = keys[index] as SortKey
    const sign = descending === backwards ? '>' : '<'
    const value = placeholders[index]
    return index === keys.length - 1
      ? `${expression} ${sign} ${value}`
      : `${expression} ${sign}= ${value} AND (${expression} <> ${value} OR (${compare(index + 1)}))`
  }
  return compare(0)
}
