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

/** The predicate for what comes after a position, or before it if read backwards. */
export function beyond(
  keys: readonly SortKey[],
  position: Position,
  backwards: boolean,
  parameters: Parameters,
): string {
  const placeholders = position.map((value) => parameters.add(value))
  const compare = (index: number): string => {
    const { expression, descending = false } = keys[index] as SortKey
    const strictly = `${expression} ${descending === backwards ? '>' : '<'} ${placeholders[index]}`
    if (index === keys.length - 1) return strictly
    return `(${strictly} OR (${expression} = ${placeholders[index]} AND ${compare(index + 1)}))`
  }
  const [{ expression, descending = false }, ...rest] = keys as [SortKey, ...SortKey[]]
  // Said once more for the first key alone, so that an index can begin to read at the position.
  return rest.length === 0
    ? compare(0)
    : `${expression} ${descending === backwards ? '>=' : '<='} ${placeholders[0]} AND ${compare(0)}`
}
