import { Failure, type Problem } from '../../errors.ts'
import type {
  Change,
  Entry,
  Lookup,
  Operation,
  Properties,
  PropertyValue,
  Relation,
} from '../../model/domain.ts'
import type { CommitResult, GraphStore, ReadOptions } from '../port.ts'

const pageSize = 1000

async function changesOf(store: GraphStore, version: number, options: ReadOptions): Promise<Change[]> {
  const changes: Change[] = []
  let after: string | undefined
  do {
    const page = await store.changes(
      { version, page: { first: pageSize, ...(after ? { after } : {}) } },
      options,
    )
    changes.push(...page.edges.map(({ node }) => node))
    after = page.hasNextPage ? page.edges.at(-1)?.cursor : undefined
  } while (after)
  return changes
}

/** What `set` has to be so that `now` becomes `before`. */
function difference(now: Properties, before: Properties): Record<string, PropertyValue | null> {
  const set: Record<string, PropertyValue | null> = { ...before }
  for (const name of Object.keys(now)) if (!(name in before)) set[name] = null
  return set
}

function undoEntry(change: Extract<Change, { subject: 'entry' }>): Operation {
  const { id, before, after } = change
  if (!before) return { action: 'deleteEntry', id, revision: (after as Entry).revision }
  if (!after) return { action: 'createEntry', id, properties: before.properties, citations: before.citations }
  return {
    action: 'updateEntry',
    id,
    revision: after.revision,
    set: difference(after.properties, before.properties),
    citations: before.citations,
  }
}

function undoRelation(change: Extract<Change, { subject: 'relation' }>): Operation {
  const { id, before, after } = change
  if (!before) return { action: 'deleteRelation', id, revision: (after as Relation).revision }
  if (!after) {
    const { type, from, to, spell, since, until, properties, citations } = before
    return {
      action: 'createRelation',
      type,
      from,
      to,
      spell,
      ...(since ? { since } : {}),
      ...(until ? { until } : {}),
      properties,
      citations,
    }
  }
  return {
    action: 'updateRelation',
    id,
    revision: after.revision,
    since: before.since ?? null,
    until: before.until ?? null,
    set: difference(after.properties, before.properties),
    citations: before.citations,
  }
}

/** Why a change cannot be undone: what stands under its id is not what the change left there. */
function inTheWay(change: Change, standing: Lookup | Relation | null): string | undefined {
  const changedIn = !standing
    ? undefined
    : 'state' in standing && standing.state === 'live'
      ? standing.entry.changedIn
      : (standing as Relation).changedIn
  if (standing ? changedIn === change.version : change.after === null) return undefined
  return `'${change.id}' was changed again${changedIn === undefined ? '' : ` in version ${changedIn}`}. Revert that first.`
}

async function findObstacles(
  store: GraphStore,
  changes: readonly Change[],
  options: ReadOptions,
): Promise<Problem[]> {
  const entries = changes.filter((change) => change.subject === 'entry')
  const relations = changes.filter((change) => change.subject === 'relation')
  const standingEntries = await store.lookup(
    entries.map(({ id }) => id),
    options,
  )
  const standingRelations = await store.relationsById(
    relations.map(({ id }) => id),
    options,
  )
  const obstacles: Problem[] = []
  const note = (id: string, message: string | undefined) =>
    message && obstacles.push({ code: 'CHANGED_SINCE', path: [id], message })
  for (const [index, change] of entries.entries())
    note(change.id, inTheWay(change, standingEntries[index] ?? null))
  for (const [index, change] of relations.entries())
    note(change.id, inTheWay(change, standingRelations[index] ?? null))
  return [...obstacles, ...(await findLaterRelations(store, changes, options))]
}

/** Undoing the creation of an entry must not take relations with it that others made since. */
async function findLaterRelations(
  store: GraphStore,
  changes: readonly Change[],
  options: ReadOptions,
): Promise<Problem[]> {
  const createdEntries = changes
    .filter((change) => change.subject === 'entry' && change.action === 'created')
    .map(({ id }) => id)
  const own = new Map<string, number>()
  for (const change of changes)
    if (change.subject === 'relation' && change.action === 'created' && change.after)
      for (const end of [change.after.from, change.after.to]) own.set(end, (own.get(end) ?? 0) + 1)
  const counts = await store.relationCounts({ of: createdEntries }, options)
  return createdEntries.flatMap((id) => {
    const total = (counts.get(id) ?? []).reduce((sum, { count }) => sum + count, 0)
    const later = total - (own.get(id) ?? 0)
    if (later <= 0) return []
    return [
      {
        code: 'CHANGED_SINCE' as const,
        path: [id],
        message: `'${id}' has ${later} more ${later === 1 ? 'relation' : 'relations'} since. Take them away first.`,
      },
    ]
  })
}

/**
 * Undoes a changeset by a new one.
 * @param version the dataset version that the changeset made
 * @throws {Failure} NOT_FOUND if there is no such changeset; CONFLICT with everything that stands in the way
 */
export async function revertChangeset(
  store: GraphStore,
  version: number,
  { author, summary }: { author: string; summary?: string },
  options: ReadOptions = {},
): Promise<CommitResult> {
  const changes = await changesOf(store, version, options)
  if (changes.length === 0) throw new Failure('NOT_FOUND', `There is no changeset ${version}.`)
  const obstacles = await findObstacles(store, changes, options)
  if (obstacles.length > 0)
    throw new Failure(
      'CONFLICT',
      `Changeset ${version} cannot be reverted: ${obstacles
        .slice(0, 3)
        .map(({ message }) => message)
        .join(' ')}`,
      { problems: obstacles },
    )
  const operations = changes.map((change) =>
    change.subject === 'entry' ? undoEntry(change) : undoRelation(change),
  )
  return store.commit({ author, summary: summary ?? `Revert changeset ${version}`, operations }, options)
}
