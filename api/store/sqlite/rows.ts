import type { Citation, Entry, Properties, Relation } from '../../model/domain.ts'
import { relationId } from '../../model/ids.ts'
import { existenceOfEnds } from '../../model/time.ts'
import { type PartialDate, partialDate } from '../../model/values/partialDate.ts'
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

/** A row of `relation`, but for its ends. */
export interface RelationRow {
  key: number
  type: number
  spell: number
  since: string | null
  until: string | null
  holds_from: number
  holds_until: number
  properties: string | null
  citations: string | null
  revision: number
  changed_in: number
}

/** The keys of the ends in a row of `relation`. */
export interface EndsRow {
  from_key: number
  to_key: number
}

/** The columns of an `EntryRow` and of a `RelationRow` with its ends, beside the key. */
const fields = {
  entry: ['id', 'kind', 'sort_name', 'properties', 'citations', 'revision', 'changed_in'],
  relation: [
    'type',
    'from_key',
    'to_key',
    'spell',
    'since',
    'until',
    'holds_from',
    'holds_until',
    'properties',
    'citations',
    'revision',
    'changed_in',
  ],
} as const

const columnsOf = (table: string, names: readonly string[]) =>
  names.map((name) => `${table}.${name}`).join(', ')

/** The columns of an `EntryRow`, from `entry e`. */
export const entryColumns = columnsOf('e', ['key', ...fields.entry])

/** The columns of a `RelationRow` and its ends, from `relation r`. */
export const relationColumns = columnsOf('r', ['key', ...fields.relation])

/** The columns of an `EntryRow` of which nothing is wanted but what the entry is known by. */
export const bareEntryColumns =
  "e.key, e.id, e.kind, e.sort_name, '{}' AS properties, NULL AS citations, e.revision, e.changed_in"

/**
 * A row as text in one column, for statements that give few of the rows that they read: every further column costs
 * something even where it is empty.
 */
export const packed = {
  entry: (table: string) => `json_array(${columnsOf(table, fields.entry)})`,
  relation: (table: string) => `json_array(${columnsOf(table, fields.relation)})`,
} as const

/** What a packed row has: SQLite gives a list within another list as such, or as text. */
export type Packed = string | readonly never[]

function unpacked(key: number, row: Packed, names: readonly string[]): Record<string, unknown> {
  const values = typeof row === 'string' ? (JSON.parse(row) as unknown[]) : row
  const columns: Record<string, unknown> = { key }
  for (const [place, name] of names.entries()) columns[name] = values[place]
  return columns
}

/** The row of an entry that was packed. */
export function unpackedEntry(key: number, row: Packed): EntryRow {
  return unpacked(key, row, fields.entry) as unknown as EntryRow
}

/** The row of a relation that was packed. */
export function unpackedRelation(key: number, row: Packed): RelationRow & EndsRow {
  return unpacked(key, row, fields.relation) as unknown as RelationRow & EndsRow
}

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

/** Dates that were read last, by their text: the same few thousand days stand in most relations. */
const dates = new Map<string, PartialDate>()
const mostDates = 10_000

function dateOf(edtf: string): PartialDate {
  const known = dates.get(edtf)
  if (known) return known
  if (dates.size >= mostDates) dates.clear()
  const read = Object.freeze(partialDate(edtf))
  dates.set(edtf, read)
  return read
}

/** The dates of a relation in a row. */
export function datesOf({
  since,
  until,
}: Pick<RelationRow, 'since' | 'until'>): Pick<Relation, 'since' | 'until'> {
  return {
    ...(since === null ? {} : { since: dateOf(since) }),
    ...(until === null ? {} : { until: dateOf(until) }),
  }
}

/** The relation in a row, with the ids of its ends. */
export function relationOf(row: RelationRow, from: string, to: string, symbols: Symbols): Relation {
  const key = { type: symbols.name(row.type), from, to, spell: row.spell }
  return {
    id: relationId(key),
    ...key,
    ...datesOf(row),
    ...existenceOfEnds(row.since, row.until, { from: row.holds_from, until: row.holds_until }),
    properties: row.properties === null ? nothing : (JSON.parse(row.properties) as Properties),
    citations: row.citations === null ? noCitations : (JSON.parse(row.citations) as Citation[]),
    revision: row.revision,
    changedIn: row.changed_in,
  }
}

/** Citations as they are stored: nothing for none. */
export function storedCitations(citations: readonly Citation[]): string | null {
  return citations.length === 0 ? null : JSON.stringify(citations)
}

/** The properties of a relation as they are stored: nothing for none. */
export function storedProperties(properties: Properties): string | null {
  for (const _ in properties) return JSON.stringify(properties)
  return null
}
