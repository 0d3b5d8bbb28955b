import { Failure } from '../../errors.ts'

/**
 * Refuses a dataset version that is not there yet.
 * @param argument what it was given as
 * @param now the dataset version of now
 * @throws {Failure} BAD_INPUT
 */
export function requireVersion(argument: string, version: number, now: number): void {
  if (version >= 0 && version <= now) return
  throw new Failure('BAD_INPUT', `'${argument}' must be from 0 to ${now}, the dataset version now.`, {
    data: { argument, limit: now, value: version },
  })
}
