import neo4j, { type Point } from 'neo4j-driver'
import type { PropertyDeclaration } from '../../model/declarations.ts'
import type { PropertyValue } from '../../model/domain.ts'
import type { Values, ValueTypeName } from '../../model/values/index.ts'
import type { PartialDate } from '../../model/values/partialDate.ts'
import { partialDate } from '../../model/values/partialDate.ts'

/** What the database keeps of a node or relationship: its property keys and their values. */
export type Stored = Readonly<Record<string, unknown>>

interface Codec<Value> {
  write(value: Value): unknown
  read(stored: never): Value
}

const plain = {
  write: (value: string) => value,
  read: (stored: string) => stored,
}

/** The SRID of WGS 84 in two dimensions. */
const wgs84 = 4326

/** How a value of each type is kept; dates are kept beside their bounds, see below. */
const codecs: { readonly [Name in ValueTypeName]: Codec<Values[Name]> } = {
  text: plain,
  markdown: plain,
  choice: plain,
  countryCode: plain,
  url: plain,
  externalIdentifier: plain,
  integer: { write: (value) => neo4j.int(value), read: (stored: number) => stored },
  languageText: {
    write: ({ language, text }) => `${language}: ${text}`,
    read: (stored: string) => {
      const colon = stored.indexOf(': ')
      return { language: stored.slice(0, colon), text: stored.slice(colon + 2) }
    },
  },
  coordinates: {
    write: ({ latitude, longitude }) => new neo4j.types.Point(neo4j.int(wgs84), longitude, latitude),
    read: ({ x, y }: Point) => ({ latitude: y, longitude: x }),
  },
  step: { write: (value) => JSON.stringify(value), read: (stored: string) => JSON.parse(stored) },
  partialDate: { write: ({ edtf }) => edtf, read: partialDate },
}

/**
 * Writes one property among what is to be stored: under its name, and for dates the first and last day that
 * each can mean beside it (`founded`, `foundedEarliest`, `foundedLatest`).
 */
export function writeProperty(
  into: Record<string, unknown>,
  name: string,
  declared: PropertyDeclaration,
  value: PropertyValue,
): void {
  const { write } = codecs[declared.value] as Codec<unknown>
  into[name] = declared.many ? (value as unknown[]).map(write) : write(value)
  if (declared.value !== 'partialDate') return
  const bound = (side: 'earliest' | 'latest') =>
    declared.many ? (value as PartialDate[]).map((date) => date[side]) : (value as PartialDate)[side]
  into[`${name}Earliest`] = bound('earliest')
  into[`${name}Latest`] = bound('latest')
}

/** The value of a property as the domain has it; undefined if there is none. */
export function readProperty(
  stored: Stored,
  name: string,
  declared: PropertyDeclaration,
): PropertyValue | undefined {
  const kept = stored[name]
  if (kept === undefined || kept === null) return undefined
  if (declared.value === 'partialDate' && !declared.many) return readDate(stored, name)
  const read = codecs[declared.value].read as (value: unknown) => PropertyValue
  return declared.many ? ((kept as unknown[]).map(read) as unknown as PropertyValue) : read(kept)
}

/** A date with the bounds that stand beside it; undefined if there is none. */
export function readDate(stored: Stored, name: string): PartialDate | undefined {
  const edtf = stored[name] as string | undefined | null
  if (edtf === undefined || edtf === null) return undefined
  return {
    edtf,
    earliest: stored[`${name}Earliest`] as string,
    latest: stored[`${name}Latest`] as string,
  }
}
