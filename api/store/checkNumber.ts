import { Failure } from '../errors.ts'

/**
 * Checks a number of a query.
 * @throws {Failure} BAD_INPUT if it is not a whole number in the bounds
 */
export function checkNumber(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return
  throw new Failure('BAD_INPUT', `'${name}' must be a whole number from ${least} to ${most}, not ${value}.`, {
    data: { limit: most, value },
  })
}
