import type { CitationData, EntryRef, FactData } from '../../data/documents.ts'
import type { DateData } from '../../data/entryDocuments.ts'

/** Which relations of an entry are meant. */
export interface RelationsWanted {
  readonly id: string
  readonly type: string
  readonly direction: 'FORWARD' | 'BACKWARD'
  /** Symmetric ones are found from either end. */
  readonly symmetric: boolean
  /** The day to tell past from present by. */
  readonly day: string
  /** Only those that hold on the day. */
  readonly holding: boolean
}

/** A relation as tables show it. */
export interface RelationRow {
  readonly since: DateData | null
  readonly until: DateData | null
  readonly node: (EntryRef & { readonly isoNumeric?: string | null }) | null
  readonly relation: {
    readonly id: string
    readonly holdsOn: boolean
    /** Whether who takes part is counted: an observer is no member. */
    readonly counted: boolean
    readonly sourcesDiffer: boolean
    readonly spell: number
    readonly facts: readonly FactData[]
    readonly citations: readonly CitationData[]
    /** Only of what a state or organization has done with regard to a treaty. */
    readonly status?: string | null
    readonly signed?: DateData | null
  }
}

/** The answer to `relationsQuery`. */
export interface RelationsAnswer {
  readonly node: {
    readonly relations: {
      readonly totalCount: number | null
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
      readonly edges: readonly RelationRow[]
    } | null
  } | null
}

/** How many relations are asked for at a time. */
export const pageSize = 100

/**
 * The query that a table of relations is made of. It is what is asked, and what 'Query this' shows: so it says all
 * that it means itself, but for the page.
 */
export function relationsQuery({ id, type, direction, symmetric, day, holding }: RelationsWanted): string {
  const which = [
    `types: [${type}]`,
    ...(symmetric ? [] : [`direction: ${direction}`]),
    ...(holding ? [`asOf: "${day}"`] : []),
    `first: ${pageSize}`,
    'after: $after',
  ].join(', ')
  const special =
    type === 'PARTY_TO'
      ? `\n            ... on PartyTo { status(asOf: "${day}") signed { earliest latest text } }`
      : ''
  return `query Relations($after: String) {
  node(id: ${JSON.stringify(id)}) {
    id
    ... on Entry {
      relations(${which}) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges {
          since { earliest latest text }
          until { earliest latest text }
          node { id kind name shortName ... on State { isoNumeric } }
          relation {
            id
            spell
            holdsOn(day: "${day}")
            counted
            sourcesDiffer
            facts { property label values }
            citations { at sourceSays source { id kind name shortName facts(only: ["url", "authors", "published"]) { property label values } } }${special}
          }
        }
      }
    }
  }
}
`
}
