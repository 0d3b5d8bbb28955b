import type { Citation, Entry, Properties, Relation } from '../../model/domain.ts'
import { relationId } from '../../model/ids.ts'
import { partialDate } from '../../model/values/partialDate.ts'
import type { Symbols } from './symbols.ts'

/** A row of `entry`. */
export interface EntryRow {
  key: number
  id: string
  kind: number
  sort_name: string
  properties: string
  citations: string | null
  revision: number
  changed_in: number
}

/** A row of `relation`, with the ids of its ends. */
export interface RelationRow {
  key: number
  type: number
  from_id: string
  to_id: string
  spell: number
  since: string | null
  until: string | null
  properties: string | null
  citations: string | null
  revision: number
  changed_in: number
}

/** The columns of an `EntryRow`, from `entry e`. */
export const entryColumns =
  'e.key, e.id, e.kind, e.sort_name, e.properties, e.citations, e.revision, e.changed_in'

/** The columns of a `RelationRow` but for the ids of the ends, from `relation r`. */
export const relationColumns =
  'r.key, r.type, r.spell, r.since, r.until, r.properties, r.citations, r.revision, r.changed_in'

const nothing: Properties = Object.freeze({})
const noCitations: readonly Citation[] = Object.freeze([])

/** The entry in a row. */
export function entryOf(row: EntryRow, symbols: Symbols): Entry {
  return {
    id: row.id,
    kind: symbols.name(row.kind),
    properties: JSON.parse(row.properties) as Properties,
    citations: row.citations === null ? noCitations : (JSON.parse(row.citations) as Citation[]),
    revision: row.revision,
    changedIn: row.changed_in,
  }
}

/** The relation in a row. */
export function relationOf(row: RelationRow, symbols: Symbols): Relation {
  const key = { type: symbols.name(row.type), from: row.from_id, to: row.to_id, spell: row.spell }
  return {
    id: relationId(key),
    ...key,
    ...(row.since === null ? {} : { since: partialDate(row.since) }),
    ...(row.until === null ? {} : { until: partialDate(row.until) }),
    properties: row.properties === null ? nothing : (JSON.parse(row.properties) as Properties),
    citations: row.citations === null ? noCitations : (JSON.parse(row.citations) as Citation[]),
    revision: row.revision,
    changedIn: row.changed_in,
  }
}
