import type { EntryRef } from '../data/documents.ts'
import type { Kind } from '../model/ontology.ts'
import { type BrowseColumn, type BrowseState, dateOfKind } from './state.ts'

/** An entry as a list shows it. */
export interface BrowseRow extends EntryRef {
  readonly facts: readonly { readonly property: string; readonly values: readonly string[] }[]
  /** How many relations of each field that is counted. */
  readonly [field: string]: unknown
}

/** Under which name a row has how many relations of a field there are on all days together. */
export function everOf(field: string): string {
  return `${field}Ever`
}

/** The answer to `listQuery`. */
export interface ListAnswer {
  readonly list: {
    readonly totalCount: number | null
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    readonly edges: readonly { readonly node: BrowseRow | null }[]
  } | null
}

/** 'case studies' as the field that lists them: `caseStudies`. */
export function listField({ plural }: Pick<Kind, 'plural'>): string {
  return plural.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** A name as enum values are written: `seatCountry` becomes SEAT_COUNTRY. */
export function enumName(name: string): string {
  return name
    .replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`)
    .replaceAll('-', '_')
    .toUpperCase()
}

/** The filter of a list, as GraphQL writes it; empty where nothing is left out. `without` names a property that does not count. */
export function filterOf(kind: Kind, state: BrowseState, without?: string): string {
  const parts: string[] = []
  const words = state.words.trim()
  if (words !== '') parts.push(`name: { contains: ${JSON.stringify(words)} }`)
  for (const [name, values] of state.choices) {
    const property = kind.properties.find((each) => each.name === name)
    if (!property?.filterable || name === without) continue
    const written = values.map((value) =>
      property.valueType === 'choice' ? enumName(value) : JSON.stringify(value),
    )
    parts.push(`${name}: { in: [${written.join(', ')}] }`)
  }
  const date = dateOfKind(kind)
  if (date && date.name !== without && (state.from !== null || state.to !== null)) {
    const bounds = [
      ...(state.from === null ? [] : [`from: "${String(state.from).padStart(4, '0')}-01-01"`]),
      ...(state.to === null ? [] : [`to: "${String(state.to).padStart(4, '0')}-12-31"`]),
    ]
    parts.push(`${date.name}: { ${bounds.join(', ')} }`)
  }
  return parts.length > 0 ? `filter: { ${parts.join(', ')} }` : ''
}

function orderOf(columns: readonly BrowseColumn[], { sort, descending }: BrowseState, day: string): string {
  const column = columns.find(({ name }) => name === sort)
  const direction = descending ? ', direction: DESCENDING' : ''
  const counted = column?.uncounted ? ', counted: true' : ''
  if (column?.isNumber)
    return `orderBy: { numberOf: ${enumName(sort)}, asOf: "${day}"${counted}${direction} }`
  return `orderBy: { field: ${column?.sortable ? enumName(sort) : 'NAME'}${direction} }`
}

/** Leaves out of a number who takes part without being counted. */
function countedOf({ uncounted }: BrowseColumn): string {
  if (!uncounted) return ''
  return `, filter: { not: { ${uncounted.property}: { in: [${uncounted.values.map(enumName).join(', ')}] } } }`
}

/** What a query of a list needs to know. */
export interface ListWanted {
  readonly kind: Kind
  readonly columns: readonly BrowseColumn[]
  readonly state: BrowseState
  readonly day: string
  readonly isToday: boolean
  readonly first: number
}

/** The query that a list is made of. It is what is asked, and what 'Query this' shows. */
export function listQuery({ kind, columns, state, day, isToday, first }: ListWanted): string {
  const shown = columns.filter(({ name }) => state.columns.includes(name))
  const facts = shown.filter(({ isNumber }) => !isNumber).map(({ name }) => JSON.stringify(name))
  const numbers = shown.filter(({ isNumber }) => isNumber)
  const which = [
    `first: ${first}`,
    'after: $after',
    filterOf(kind, state),
    orderOf(columns, state, day),
    isToday ? '' : `asOf: "${day}"`,
  ].filter(Boolean)
  return `query List($after: String) {
  list: ${listField(kind)}(
    ${which.join('\n    ')}
  ) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges {
      node {
        id
        kind
        name
        shortName
        facts(only: [${facts.join(', ')}]) { property values }${numbers
          .map(
            (column) =>
              `\n        ${column.name}(first: 1, asOf: "${day}"${countedOf(column)}) { totalCount }\n        ${everOf(column.name)}: ${column.name}(first: 1) { totalCount }`,
          )
          .join('')}
      }
    }
  }
}
`
}

/** The answer to `facetsQuery`: counts by property. */
export type FacetsAnswer = Readonly<
  Record<
    string,
    {
      readonly totalCount?: number | null
      readonly facets?:
        | readonly {
            readonly values: readonly {
              readonly value: string
              readonly label: string
              readonly count: number
            }[]
          }[]
        | null
    } | null
  >
>

/** Counts for each property by its values, among what all the other filters leave: so one sees what more would bring. */
export function facetsQuery(
  kind: Kind,
  properties: readonly string[],
  state: BrowseState,
  asOf: string | null,
): string {
  const field = listField(kind)
  const day = asOf ? `asOf: "${asOf}"` : ''
  const parts = properties.map((name) => {
    const which = ['first: 1', filterOf(kind, state, name), day].filter(Boolean).join(', ')
    return `  ${name}: ${field}(${which}) { facets(by: [${JSON.stringify(name)}], first: 100) { values { value label count } } }`
  })
  return `query Facets {
  all: ${field}(first: 1${day ? `, ${day}` : ''}) { totalCount }
${parts.join('\n')}
}
`
}
