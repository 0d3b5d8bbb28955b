import { Failure } from '../errors.ts'
import type { EntryId } from '../model/domain.ts'
import type { SharedQuery, SharedSet } from './port.ts'

/** How many entries can be compared, and how many neighbours of each set can be given. */
const most = { entries: 50, first: 1000 }

/** @throws {Failure} BAD_INPUT if too few or too many entries are to be compared, or one twice */
export function checkShared({ of, first }: SharedQuery): void {
  if (of.length < 2 || of.length > most.entries || new Set(of).size < of.length)
    throw new Failure(
      'BAD_INPUT',
      `From 2 to ${most.entries} different entries are compared, not ${of.length}.`,
      {
        data: { limit: most.entries, value: of.length },
      },
    )
  if (!Number.isInteger(first) || first < 0 || first > most.first)
    throw new Failure('BAD_INPUT', `'first' must be a whole number from 0 to ${most.first}, not ${first}.`, {
      data: { limit: most.first, value: first },
    })
}

/** The entries whose places are the powers of two that a number is the sum of. */
export function membersOf(mask: number, of: readonly EntryId[]): EntryId[] {
  return of.filter((_, place) => Math.floor(mask / 2 ** place) % 2 === 1)
}

/** Puts sets in the order of the port. */
export function inSetOrder(sets: readonly SharedSet[], of: readonly EntryId[]): SharedSet[] {
  const place = (set: SharedSet) => set.of.map((id) => String(of.indexOf(id)).padStart(2, '0')).join()
  return [...sets].sort(
    (left, right) =>
      right.of.length - left.of.length || right.count - left.count || (place(left) < place(right) ? -1 : 1),
  )
}
