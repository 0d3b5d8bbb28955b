import type { TypedDocumentNode } from 'urql'
import { gql } from 'urql'
import type { Property } from '../model/ontology.ts'

/** An entry as lists and the canvas need it. */
export interface EntryRef {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly shortName: string | null
}

/** A citation with its source. */
export interface CitationData {
  readonly at: string | null
  readonly sourceSays: string | null
  readonly source: (EntryRef & { readonly facts: readonly FactData[] }) | null
}

/** A property in words. */
export interface FactData {
  readonly property: string
  readonly label: string
  readonly values: readonly string[]
  readonly citations?: readonly CitationData[]
}

/** How many relations of a type an entry has. */
export interface RelationCountData {
  readonly type: string
  readonly direction: 'FORWARD' | 'BACKWARD'
  readonly reading: string
  readonly count: number
}

/** What the panel shows. */
export interface EntryData extends EntryRef {
  readonly summary: string | null
  readonly facts: readonly FactData[]
  readonly citations: readonly CitationData[]
  readonly relationCounts: readonly RelationCountData[] | null
}

/** What the model knows, for legends and wording. */
export const ontologyDocument: TypedDocumentNode<{
  readonly datasetVersion: number
  readonly ontology: {
    readonly families: readonly { readonly name: string; readonly label: string }[]
    readonly kinds: readonly {
      readonly name: string
      readonly label: string
      readonly pluralLabel: string
      readonly description: string
      readonly shape: string
      readonly icon: string | null
      readonly scale: number
      readonly idPrefix: string
      readonly typeName: string
      readonly featured: readonly string[]
      readonly hasLifespan: boolean
      readonly passes: boolean
      readonly family: { readonly name: string }
      readonly properties: readonly Property[]
    }[]
    readonly relationTypes: readonly {
      readonly name: string
      readonly description: string
      readonly forwardReading: string
      readonly backwardReading: string
      readonly forwardField: string
      readonly backwardField: string
      readonly sinceLabel: string | null
      readonly untilLabel: string | null
      readonly symmetric: boolean
      readonly dated: boolean
      readonly openStart: boolean
      readonly lapses: boolean
      readonly uncounted: { readonly property: string; readonly values: readonly string[] } | null
      readonly fromKinds: readonly string[]
      readonly toKinds: readonly string[]
    }[]
  }
}> = gql`
  query Ontology {
    datasetVersion
    ontology {
      families { name label }
      kinds {
        name
        label
        pluralLabel
        description
        shape
        icon
        scale
        idPrefix
        typeName
        featured
        hasLifespan
        passes
        family { name }
        properties { name label valueType filterable sortable many asCode choices { value label } }
      }
      relationTypes {
        name
        description
        forwardReading
        backwardReading
        forwardField
        backwardField
        sinceLabel
        untilLabel
        symmetric
        dated
        openStart
        lapses
        uncounted { property values }
        fromKinds
        toKinds
      }
    }
  }
`

/** Suggestions while somebody types. Sources and claims come last: people look for what they are about. */
export const searchDocument: TypedDocumentNode<
  {
    readonly search:
      | readonly { readonly matchedIn: string; readonly matchedText: string; readonly entry: EntryRef }[]
      | null
  },
  { readonly query: string }
> = gql`
  query Search($query: String!) {
    search(query: $query, first: 20) {
      matchedIn
      matchedText
      entry { id kind name shortName }
    }
  }
`

/** What the panel shows of an entry. */
export const entryDocument: TypedDocumentNode<
  { readonly node: EntryData | null },
  { readonly id: string; readonly day: string }
> = gql`
  query EntryPanel($id: ID!, $day: Day!) {
    node(id: $id) {
      id
      ... on Entry {
        kind
        name
        shortName
        summary
        facts { property label values citations { ...CitationParts } }
        citations { ...CitationParts }
        relationCounts(asOf: $day) { type direction reading count }
      }
    }
  }
  fragment CitationParts on Citation {
    at
    sourceSays
    source {
      id
      kind
      name
      shortName
      facts(only: ["url"]) { property label values }
    }
  }
`

/** Some relations of one type, to be listed or put on the canvas. */
export const relationsDocument: TypedDocumentNode<
  {
    readonly node: {
      readonly relations: {
        readonly totalCount: number | null
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
        readonly edges: readonly {
          readonly since: { readonly text: string } | null
          readonly until: { readonly text: string } | null
          readonly node: EntryRef | null
        }[]
      } | null
    } | null
  },
  {
    readonly id: string
    readonly types: readonly string[]
    readonly direction: string | null
    readonly day: string
    readonly first: number
    readonly after: string | null
  }
> = gql`
  query Relations($id: ID!, $types: [RelationTypeName!]!, $direction: Direction, $day: Day!, $first: Int!, $after: String) {
    node(id: $id) {
      id
      ... on Entry {
        relations(types: $types, direction: $direction, asOf: $day, first: $first, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges {
            since { text }
            until { text }
            node { id kind name shortName }
          }
        }
      }
    }
  }
`

/** The nearest surroundings of an entry, a few of each type. */
export const neighborhoodDocument: TypedDocumentNode<
  { readonly neighborhood: { readonly entries: readonly { readonly id: string }[] } | null },
  { readonly id: string; readonly perType: number; readonly limit: number; readonly day: string }
> = gql`
  query Neighborhood($id: ID!, $perType: Int!, $limit: Int!, $day: Day!) {
    neighborhood(start: [$id], perType: $perType, limit: $limit, asOf: $day) {
      entries { id }
    }
  }
`

/** Every document, so that a test can hold them against the schema. */
export const documents = [
  ontologyDocument,
  searchDocument,
  entryDocument,
  relationsDocument,
  neighborhoodDocument,
]
