import { Failure } from '../../errors.ts'
import { longestId } from '../../model/ids.ts'
import { kindOf } from '../../model/ontology.ts'
import { editDistance } from '../../model/values/nearest.ts'
import type { Finding, FoundEntry } from '../context.ts'
import type { EntryNode } from './entry.ts'

/** How many ids are named, and how many words of an id are looked for to find them. */
const most = { near: 3, words: 4 }

/** The ids that are nearest to one under which there is nothing: found by its words, alike letter by letter. */
async function nearestIds(id: string, { store, read }: Omit<Finding, 'find'>): Promise<string[]> {
  const kind = kindOf(id)
  const words = id.slice(id.indexOf(':') + 1).split('-')
  const telling = words.filter((word) => word.length > 2).sort((left, right) => right.length - left.length)
  const texts = [words.join(' '), ...telling.slice(0, most.words)]
  const found = await Promise.all(
    [...new Set(texts)].map((text) =>
      store.search({ text, first: 20, ...(kind ? { kinds: [kind] } : {}) }, read()),
    ),
  )
  const ids = new Set(found.flatMap((hits) => hits.map(({ entry }) => entry.id)))
  return [...ids]
    .map((near) => ({ near, distance: editDistance(near, id) }))
    .sort((left, right) => left.distance - right.distance || (left.near < right.near ? -1 : 1))
    .slice(0, most.near)
    .map(({ near }) => near)
}

/** What is said of an id under which there is no entry: those that may be meant. */
export async function nothingUnder(asked: string, context: Omit<Finding, 'find'>): Promise<Failure> {
  // No id is longer, so what is longer resembles none.
  const id = asked.slice(0, longestId)
  const near = await nearestIds(id, context)
  return new Failure('NOT_FOUND', `There is no entry '${id}'.`, {
    data: { id, near },
    ...(near.length > 0 ? { hint: `Perhaps one of: ${near.join(', ')}.` } : {}),
  })
}

/**
 * Refuses an id under which nothing ever was. What was deleted or merged has a history.
 * @throws {Failure} NOT_FOUND with the ids that may be meant
 */
export async function requireOnceThere(id: string, context: Finding): Promise<void> {
  if (id.includes('/'))
    throw new Failure('NOT_FOUND', `There never was a relation '${id}'.`, { data: { id } })
  const { entry, deleted } = await context.find(id)
  if (!entry && !deleted) throw await nothingUnder(id, context)
}

/**
 * The live entry under an id, after following merges.
 * @param found what was found under it, if that was read already
 * @throws {Failure} NOT_FOUND if there is none, with the ids that may be meant
 */
export async function liveEntry(
  id: string,
  context: Finding,
  found: Promise<FoundEntry> | FoundEntry = context.find(id),
): Promise<EntryNode> {
  const { entry, redirectedFrom, deleted } = await found
  if (deleted) throw new Failure('NOT_FOUND', `The entry '${id}' was deleted.`, { data: { id } })
  if (!entry) throw await nothingUnder(id, context)
  return redirectedFrom ? { ...entry, redirectedFrom } : entry
}
