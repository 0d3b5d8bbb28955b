import { Failure } from '../../errors.ts'
import type { EntryId } from '../../model/domain.ts'
import type { Condition } from '../../store/port.ts'
import type { Finding, FoundEntry } from '../context.ts'
import { nothingUnder } from '../entries/missing.ts'

/** How many unknown ids are named in one failure. */
const mostNamed = 20

/** The ids that a condition names, at whatever level. */
function idsIn(condition: Condition): readonly EntryId[] {
  if ('all' in condition) return condition.all.flatMap(idsIn)
  if ('any' in condition) return condition.any.flatMap(idsIn)
  if ('not' in condition) return idsIn(condition.not)
  if ('ids' in condition) return condition.ids
  return 'quantifier' in condition && condition.other ? idsIn(condition.other) : []
}

/** The same condition with other ids. */
function renamed(condition: Condition, rename: (id: EntryId) => EntryId): Condition {
  const within = (one: Condition) => renamed(one, rename)
  if ('all' in condition) return { all: condition.all.map(within) }
  if ('any' in condition) return { any: condition.any.map(within) }
  if ('not' in condition) return { not: within(condition.not) }
  if ('ids' in condition) return { ids: condition.ids.map(rename) }
  if ('quantifier' in condition && condition.other) return { ...condition, other: within(condition.other) }
  return condition
}

async function unknown(
  ids: readonly EntryId[],
  { deleted }: FoundEntry,
  context: Omit<Finding, 'find'>,
): Promise<Failure> {
  const [id = ''] = ids
  const named = ids.slice(0, mostNamed)
  const { message, hint, data } = deleted
    ? new Failure('NOT_FOUND', `The entry '${id}' was deleted.`, { data: { id } })
    : await nothingUnder(id, context)
  return new Failure('NOT_FOUND', message, {
    data: { ...data, ...(ids.length > 1 ? { unknown: named } : {}) },
    ...(hint ? { hint } : {}),
  })
}

/**
 * A condition in which every id is one of an entry: those that were merged are followed, so that nothing is compared
 * with what is not there.
 * @throws {Failure} NOT_FOUND with the nearest ids of the first that is none, and the others that are none
 */
export async function knownIds(
  condition: Condition | undefined,
  context: Finding,
): Promise<Condition | undefined> {
  const ids = condition ? [...new Set(idsIn(condition))] : []
  if (!condition || ids.length === 0) return condition
  const found = new Map(await Promise.all(ids.map(async (id) => [id, await context.find(id)] as const)))
  const missing = ids.filter((id) => !found.get(id)?.entry)
  const [first] = missing
  if (first !== undefined) throw await unknown(missing, found.get(first) as FoundEntry, context)
  if (ids.every((id) => found.get(id)?.entry?.id === id)) return condition
  return renamed(condition, (id) => found.get(id)?.entry?.id ?? id)
}
