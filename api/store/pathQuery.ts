import { Failure } from '../errors.ts'
import type { EntryId } from '../model/domain.ts'
import { kindOf } from '../model/ontology.ts'
import type { PathsQuery } from './port.ts'

/** The longest path, the most paths, and how many entries and kinds must stand in the middle. */
const most = { hops: 6, paths: 100, requirements: 3 } as const

function within(name: string, value: number, limit: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= limit) return
  throw new Failure('BAD_INPUT', `'${name}' must be a whole number from 1 to ${limit}, not ${value}.`, {
    data: { limit, value },
  })
}

/** What must stand in the middle of a path: an entry, or any entry of a kind. No entry is two of them. */
export type Requirement = { readonly id: EntryId } | { readonly kind: string }

/** What must stand in the middle: each once, without kinds that an entry that must stand there is of. */
export function requirementsOf({ through = [], throughKinds = [] }: PathsQuery): Requirement[] {
  const ids = [...new Set(through)]
  const kinds = [...new Set(throughKinds)].filter((kind) => !ids.some((id) => kindOf(id) === kind))
  return [...ids.map((id) => ({ id })), ...kinds.map((kind) => ({ kind }))]
}

/** @throws {Failure} BAD_INPUT if the ends do not differ, or a number is out of its bounds */
export function checkPaths(query: PathsQuery): void {
  const { from, to, maxHops, count, length, through = [] } = query
  if (from === to) throw new Failure('BAD_INPUT', 'A path needs two different entries.')
  within('maxHops', maxHops, most.hops)
  within('count', count, most.paths)
  if (length !== undefined) within('length', length, maxHops)
  if (through.includes(from) || through.includes(to))
    throw new Failure('BAD_INPUT', 'A path goes through other entries than its ends.')
  const requirements = requirementsOf(query).length
  if (requirements > most.requirements)
    throw new Failure(
      'BAD_INPUT',
      `A path goes through at most ${most.requirements} entries and kinds that are named, not ${requirements}.`,
      { data: { limit: most.requirements, value: requirements } },
    )
}

/** The query to be answered: one path more, if it is asked whether there are more. */
export function oneMore(query: PathsQuery): PathsQuery {
  return query.withMore ? { ...query, count: query.count + 1 } : query
}
