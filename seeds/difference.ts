import { isDeepStrictEqual } from 'node:util'
import type {
  Citation,
  CreateEntry,
  CreateRelation,
  Entry,
  Operation,
  PartialDate,
  PropertyValue,
  Relation,
} from '../api/model/domain.ts'
import { relationId } from '../api/model/ids.ts'

/** What stands in an entry or relation, as far as files can say it: properties, dates and citations, by name. */
export type Content = Readonly<Record<string, PropertyValue | PartialDate | readonly Citation[] | undefined>>

// A property cannot have this name, since names begin with a letter.
const citationsKey = '@citations'

/** The content of what is stored or written. */
export function contentOf(subject: Entry | Relation | CreateEntry | CreateRelation): Content {
  const { since, until } = subject as Partial<Relation>
  return {
    ...subject.properties,
    ...(since ? { '@since': since } : {}),
    ...(until ? { '@until': until } : {}),
    [citationsKey]: subject.citations,
  }
}

/** What has to change so that what is stored follows the files, and what is left as an editor made it. */
export interface Merged {
  readonly change: Content
  /** Names of what both the files and an editor changed, differently: the editor's stays. */
  readonly kept: readonly string[]
}

/** The names of what differs between two contents. */
export function differing(left: Content, right: Content): string[] {
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...names].filter((name) => !isDeepStrictEqual(left[name], right[name]))
}

/**
 * What the files say is taken over, but for what an editor changed last.
 * @param edited the names of what an editor changed last
 */
export function mergeContent(files: Content, stored: Content, edited: ReadonlySet<string>): Merged {
  const change: Record<string, Content[string]> = {}
  const kept: string[] = []
  for (const name of differing(files, stored)) {
    if (edited.has(name)) kept.push(name.replace('@', ''))
    else change[name] = files[name]
  }
  return { change, kept }
}

/** The operation that makes a change to what is stored; undefined if there is nothing to change. */
export function updateOf(stored: Entry | Relation, change: Content): Operation | undefined {
  if (Object.keys(change).length === 0) return undefined
  const { [citationsKey]: citations, '@since': since, '@until': until, ...properties } = change
  const set = Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, value ?? null]),
  ) as Record<string, PropertyValue | null>
  const common = {
    id: stored.id,
    revision: stored.revision,
    set,
    ...(citations ? { citations: citations as Citation[] } : {}),
  }
  if ('kind' in stored) return { action: 'updateEntry', ...common }
  const dates = {
    ...('@since' in change ? { since: (since ?? null) as PartialDate | null } : {}),
    ...('@until' in change ? { until: (until ?? null) as PartialDate | null } : {}),
  }
  return { action: 'updateRelation', ...common, ...dates }
}

/** The id under which a written operation will be found. */
export function writtenId(operation: CreateEntry | CreateRelation): string {
  return operation.action === 'createEntry' ? operation.id : relationId(operation)
}
