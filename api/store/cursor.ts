import { Failure } from '../errors.ts'
import type { PageRequest } from './port.ts'

/** The values that place an item in an order; the last one is unique. */
export type Position = readonly (string | number | null)[]

/** An opaque cursor. `order` names the order that it belongs to, so that it is not used in another. */
export function encodeCursor(order: string, position: Position): string {
  return Buffer.from(JSON.stringify([order, ...position])).toString('base64url')
}

/**
 * The position in a cursor.
 * @throws {Failure} BAD_INPUT if it is not a cursor, or belongs to another order.
 */
export function decodeCursor(order: string, cursor: string, length: number): Position {
  try {
    const [written, ...position] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    const scalar = position.every(
      (value) => value === null || typeof value === 'string' || typeof value === 'number',
    )
    if (written === order && position.length === length && scalar) return position as Position
  } catch {
    // Not JSON: the failure below says so.
  }
  throw new Failure('BAD_INPUT', 'The cursor does not belong to this list.', {
    hint: 'Take cursors from the edges of a page of the same list, in the same order.',
  })
}

/** The largest page. */
export const largestPage = 1000

/** A page request taken apart: how many, from where, and which way. */
export interface PageRead {
  readonly size: number
  readonly backwards: boolean
  readonly cursor: string | undefined
}

/**
 * Reads a page request.
 * @throws {Failure} BAD_INPUT if the size is not from 0 to `largestPage`.
 */
export function readPage(page: PageRequest): PageRead {
  const backwards = 'last' in page
  const size = backwards ? page.last : page.first
  if (!Number.isInteger(size) || size < 0 || size > largestPage)
    throw new Failure('BAD_INPUT', `A page has from 0 to ${largestPage} items, not ${size}.`, {
      data: { limit: largestPage, value: size },
    })
  return { size, backwards, cursor: backwards ? page.before : page.after }
}

/**
 * Makes a page of rows that were read in the direction of the request, one more than asked for.
 * `Rows` read backwards are turned round.
 */
export function pageOf<Row, Edge>(
  rows: Row[],
  { size, backwards, cursor }: PageRead,
  edge: (row: Row) => Edge,
): { edges: Edge[]; hasNextPage: boolean; hasPreviousPage: boolean } {
  const more = rows.length > size
  const kept = rows.slice(0, size)
  if (backwards) kept.reverse()
  const beyond = cursor !== undefined
  return {
    edges: kept.map(edge),
    hasNextPage: backwards ? beyond : more,
    hasPreviousPage: backwards ? more : beyond,
  }
}
