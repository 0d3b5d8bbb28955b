import { Failure } from '../api/errors.ts'
import type { Change, CreateEntry, CreateRelation, Entry, Operation, Relation } from '../api/model/domain.ts'
import type { GraphStore } from '../api/store/port.ts'
import { checkContent } from './check.ts'
import { contentOf, differing, mergeContent, updateOf, writtenId } from './difference.ts'
import { readFolder } from './read/folder.ts'

/** The author of the changesets that the files make. */
export const contentAuthor = 'data'

/** What loading did. */
export interface LoadReport {
  /** The dataset version after it. */
  readonly version: number
  readonly created: number
  readonly updated: number
  readonly removed: number
  /** What an editor changed or deleted, and the files say differently: `organization:x: founded`. */
  readonly kept: readonly string[]
  /** What the files made once and no longer have: left in place unless `prune` is set. */
  readonly missing: readonly string[]
}

/** How to load. */
export interface LoadOptions {
  /** Deletes what the files no longer have and no editor has changed. */
  readonly prune?: boolean
  readonly signal?: AbortSignal
  /** Told after each step: how many of how many operations are done. */
  readonly onProgress?: (done: number, total: number) => void
}

const pageSize = 1000

function pages<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / pageSize) }, (_, index) =>
    items.slice(index * pageSize, (index + 1) * pageSize),
  )
}

/** The dataset versions that the files made. */
async function versionsOfContent(store: GraphStore): Promise<Set<number>> {
  const versions = new Set<number>()
  let after: string | undefined
  do {
    const page = await store.changesets({
      author: contentAuthor,
      page: { first: pageSize, ...(after ? { after } : {}) },
    })
    for (const { node } of page.edges) versions.add(node.version)
    after = page.hasNextPage ? page.edges.at(-1)?.cursor : undefined
  } while (after)
  return versions
}

/** Compares what is written with what is stored. Made for one use. */
class Comparison {
  readonly operations: Operation[] = []
  readonly kept: string[] = []
  readonly missing: (Entry | Relation)[] = []
  created = 0
  updated = 0
  private readonly store: GraphStore
  private readonly versions: ReadonlySet<number>
  /** Entries that the files have, but that an editor deleted or merged away. */
  private readonly gone = new Set<string>()

  constructor(store: GraphStore, versions: ReadonlySet<number>) {
    this.store = store
    this.versions = versions
  }

  async entries(written: readonly CreateEntry[]): Promise<void> {
    const found = await this.store.lookup(written.map(({ id }) => id))
    for (const [index, operation] of written.entries()) {
      const standing = found[index]
      if (!standing) this.create(operation)
      else if (standing.state === 'live') await this.compare(operation, standing.entry)
      else {
        this.gone.add(operation.id)
        this.kept.push(`${operation.id}: ${standing.state}`)
      }
    }
  }

  async relations(written: readonly CreateRelation[]): Promise<void> {
    const found = await this.store.relationsById(written.map(writtenId))
    for (const [index, operation] of written.entries()) {
      const standing = found[index]
      if (standing) await this.compare(operation, standing)
      // What cannot stand because an end of it is gone needs no word of its own: the entry was told of.
      else if (this.gone.has(operation.from) || this.gone.has(operation.to)) continue
      else if (await this.wasDeleted(writtenId(operation))) this.kept.push(`${writtenId(operation)}: deleted`)
      else this.create(operation)
    }
  }

  /** What the files made and nobody has changed since, but which they no longer have. */
  async findMissing(written: ReadonlySet<string>): Promise<void> {
    for (const query of [{ entries: {} }, { relations: {} }])
      for await (const item of this.store.stream(query))
        if (this.versions.has(item.changedIn) && !written.has(item.id)) this.missing.push(item)
  }

  private create(operation: CreateEntry | CreateRelation): void {
    this.created += 1
    this.operations.push(operation)
  }

  private async compare(operation: CreateEntry | CreateRelation, stored: Entry | Relation): Promise<void> {
    const files = contentOf(operation)
    const untouched = stored.revision === 1 && this.versions.has(stored.changedIn)
    const edited = untouched ? new Set<string>() : await this.editedParts(stored.id, 'kind' in stored)
    const { change, kept } = mergeContent(files, contentOf(stored), edited)
    const update = updateOf(stored, change)
    if (update) {
      this.updated += 1
      this.operations.push(update)
    }
    if (kept.length > 0) this.kept.push(`${stored.id}: ${kept.join(', ')}`)
  }

  /** The names of what an editor changed last. */
  private async editedParts(id: string, isEntry: boolean): Promise<Set<string>> {
    const edited = new Set<string>()
    for (const { version, before, after } of await this.history(id, isEntry))
      for (const name of differing(before ? contentOf(before) : {}, after ? contentOf(after) : {})) {
        if (this.versions.has(version)) edited.delete(name)
        else edited.add(name)
      }
    return edited
  }

  private async wasDeleted(id: string): Promise<boolean> {
    const last = (await this.history(id, false)).at(-1)
    return last !== undefined && !this.versions.has(last.version)
  }

  private async history(id: string, isEntry: boolean): Promise<Change[]> {
    const subject = isEntry ? { entry: id } : { relation: id }
    const page = await this.store.changes({ ...subject, page: { last: pageSize } })
    return page.edges.map(({ node }) => node).filter((change) => change.id === id)
  }
}

function removals(missing: readonly (Entry | Relation)[]): Operation[] {
  const entries = new Set(missing.filter((item) => 'kind' in item).map(({ id }) => id))
  return missing.flatMap((item): Operation[] => {
    if ('kind' in item) return [{ action: 'deleteEntry', id: item.id, revision: item.revision }]
    // It goes with its entry.
    if (entries.has(item.from) || entries.has(item.to)) return []
    return [{ action: 'deleteRelation', id: item.id, revision: item.revision }]
  })
}

/**
 * Loads into a store in which nothing is yet. There is nothing to compare with, and what the changeset checks is all
 * that the files must be checked for; only where it finds problems are they read again, to be told by file and line.
 */
async function loadFirst(
  store: GraphStore,
  folder: string,
  { signal, onProgress }: LoadOptions,
): Promise<LoadReport> {
  const read = readFolder(folder)
  if (read.faults.length > 0) checkContent(read)
  const operations = read.written.map(({ operation }) => operation) as unknown as Operation[]
  onProgress?.(0, operations.length)
  try {
    const summary = 'Load the content'
    const { version } = await store.commit({ author: contentAuthor, summary, operations }, { signal })
    onProgress?.(operations.length, operations.length)
    return { version, created: operations.length, updated: 0, removed: 0, kept: [], missing: [] }
  } catch (error) {
    if (error instanceof Failure && error.problems.length > 0) checkContent(read)
    throw error
  }
}

/**
 * Brings a store up to what the files under a folder say. What an editor changed since stays as it is; loading
 * again changes nothing.
 * @param folder such as `data/`
 * @throws {Failure} INVALID_DATA with every fault by file and line, before anything is written
 */
export async function loadContent(
  store: GraphStore,
  folder: string,
  options: LoadOptions = {},
): Promise<LoadReport> {
  const { prune = false, signal, onProgress } = options
  signal?.throwIfAborted()
  if ((await store.datasetVersion()) === 0) return loadFirst(store, folder, options)
  const written = checkContent(readFolder(folder)) as readonly (CreateEntry | CreateRelation)[]
  const versions = await versionsOfContent(store)
  const comparison = new Comparison(store, versions)
  const entries = written.filter((operation) => operation.action === 'createEntry')
  const relations = written.filter((operation) => operation.action === 'createRelation')
  let done = 0
  const step = async <Item>(page: readonly Item[], compare: (page: readonly Item[]) => Promise<void>) => {
    signal?.throwIfAborted()
    await compare(page)
    done += page.length
    onProgress?.(done, written.length)
  }
  for (const page of pages(entries)) await step(page, (items) => comparison.entries(items))
  for (const page of pages(relations)) await step(page, (items) => comparison.relations(items))
  if (versions.size > 0) await comparison.findMissing(new Set(written.map(writtenId)))
  const removed = prune ? removals(comparison.missing) : []
  const operations = [...comparison.operations, ...removed]
  const { created, updated, kept } = comparison
  const missing = comparison.missing.map(({ id }) => id)
  if (operations.length === 0)
    return { version: await store.datasetVersion(), created, updated, removed: 0, kept, missing }
  const { version, left } = await commitWhatFits(store, operations, signal)
  const overlapping = left.map((operation) => {
    const id = operation.action === 'createRelation' ? writtenId(operation) : operation.id
    return `${id}: overlaps what an editor changed`
  })
  return {
    version,
    created: created - left.filter(({ action }) => action === 'createRelation').length,
    updated: updated - left.filter(({ action }) => action === 'updateRelation').length,
    removed: removed.length,
    kept: [...kept, ...overlapping],
    missing: prune ? [] : missing,
  }
}

/**
 * Commits what the files bring, without those stretches of relations that an editor's change leaves no room for.
 * @returns what was left out
 */
async function commitWhatFits(
  store: GraphStore,
  operations: readonly Operation[],
  signal: AbortSignal | undefined,
): Promise<{ readonly version: number; readonly left: readonly Operation[] }> {
  const summary = 'Bring the content up to date with its files'
  const commit = (some: readonly Operation[]) =>
    store.commit({ author: contentAuthor, summary, operations: some }, { signal })
  try {
    return { version: (await commit(operations)).version, left: [] }
  } catch (error) {
    const problems = error instanceof Failure ? error.problems : []
    if (problems.length === 0 || problems.some(({ code }) => code !== 'SPELLS_OVERLAP')) throw error
    const places = new Set(problems.map(({ path }) => path[1]))
    const left = operations.filter((_, place) => places.has(place))
    const fitting = operations.filter((_, place) => !places.has(place))
    const version = fitting.length > 0 ? (await commit(fitting)).version : await store.datasetVersion()
    return { version, left }
  }
}

/**
 * Loads the content into a store that has nothing in it; leaves any other alone.
 * @returns what was loaded; undefined if the store was not empty
 */
export async function loadIfEmpty(
  store: GraphStore,
  folder: string,
  options: LoadOptions = {},
): Promise<LoadReport | undefined> {
  return (await store.datasetVersion()) === 0 ? loadContent(store, folder, options) : undefined
}
