import type { TypedDocumentNode } from 'urql'
import { gql } from 'urql'
import type { CitationData, EntryRef } from './documents.ts'

/** A date as far as it is known: the days that it can mean, and how people read it. */
export interface DateData {
  readonly earliest: string
  readonly latest: string
  readonly text: string
}

/** An entry of the canvas, with what filters and other days need. */
export interface CanvasEntryData extends EntryRef {
  readonly beginning: DateData | null
  readonly end: DateData | null
  readonly facts: readonly { readonly property: string; readonly values: readonly string[] }[]
}

/** A relation of the canvas, on whatever day it held. */
export interface CanvasRelationData {
  readonly id: string
  readonly type: string
  readonly from: { readonly id: string } | null
  readonly to: { readonly id: string } | null
  readonly since: DateData | null
  readonly until: DateData | null
  readonly sourcesDiffer: boolean
}

/** The entries of the canvas. */
export const canvasEntriesDocument: TypedDocumentNode<
  { readonly subgraph: { readonly entries: readonly CanvasEntryData[] } | null },
  { readonly ids: readonly string[]; readonly properties: readonly string[] }
> = gql`
  query CanvasEntries($ids: [ID!]!, $properties: [String!]!) {
    subgraph(ids: $ids) {
      entries {
        id
        kind
        name
        shortName
        beginning { earliest latest text }
        end { earliest latest text }
        facts(only: $properties) { property values }
      }
    }
  }
`

/** The relations among the entries of the canvas, those that have ended or are to come too. */
export const canvasRelationsDocument: TypedDocumentNode<
  { readonly subgraph: { readonly relations: readonly CanvasRelationData[] } | null },
  { readonly ids: readonly string[] }
> = gql`
  query CanvasRelations($ids: [ID!]!) {
    subgraph(ids: $ids) {
      relations {
        id
        type
        from { id }
        to { id }
        since { earliest latest text }
        until { earliest latest text }
        sourcesDiffer
      }
    }
  }
`

/** How relations can be ordered by the API. */
export type RelationOrder = 'NAME' | 'SINCE'

/** A neighbour that could be put on the canvas. */
export interface NeighbourData extends EntryRef {
  readonly relationCounts?: readonly { readonly count: number }[] | null
}

/** A page of an entry's neighbours, in an order, with how connected each is where that is wanted. */
export const neighboursDocument: TypedDocumentNode<
  {
    readonly node: {
      readonly relations: {
        readonly totalCount: number | null
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
        readonly edges: readonly { readonly reading: string; readonly node: NeighbourData | null }[]
      } | null
    } | null
  },
  {
    readonly id: string
    readonly types: readonly string[] | null
    readonly direction: string | null
    readonly kinds: readonly string[] | null
    readonly day: string
    readonly after: string | null
    readonly orderBy: RelationOrder
    readonly withDegrees: boolean
  }
> = gql`
  query Neighbours(
    $id: ID!
    $types: [RelationTypeName!]
    $direction: Direction
    $kinds: [KindName!]
    $day: Day!
    $after: String
    $orderBy: RelationOrder!
    $withDegrees: Boolean!
  ) {
    node(id: $id) {
      id
      ... on Entry {
        relations(
          types: $types
          direction: $direction
          kinds: $kinds
          asOf: $day
          first: 100
          after: $after
          orderBy: $orderBy
        ) {
          totalCount
          pageInfo { hasNextPage endCursor }
          edges {
            reading
            node {
              id
              kind
              name
              shortName
              relationCounts(asOf: $day) @include(if: $withDegrees) { count }
            }
          }
        }
      }
    }
  }
`

/** What the expand menu offers of an entry. */
export const expansionDocument: TypedDocumentNode<
  {
    readonly node:
      | (EntryRef & {
          readonly relationCounts:
            | readonly {
                readonly type: string
                readonly direction: 'FORWARD' | 'BACKWARD'
                readonly reading: string
                readonly count: number
              }[]
            | null
        })
      | null
  },
  { readonly id: string; readonly day: string }
> = gql`
  query Expansion($id: ID!, $day: Day!) {
    node(id: $id) {
      id
      ... on Entry {
        kind
        name
        shortName
        relationCounts(asOf: $day) { type direction reading count }
      }
    }
  }
`

/** What sources say of relations on which they differ. */
export const differingDocument: TypedDocumentNode<
  {
    readonly nodes:
      | readonly ({
          readonly id: string
          readonly sentence: string
          readonly citations: readonly {
            readonly at: string | null
            readonly sourceSays: string | null
            readonly source: { readonly id: string; readonly name: string } | null
          }[]
        } | null)[]
      | null
  },
  { readonly ids: readonly string[] }
> = gql`
  query Differing($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ... on Relation {
        sentence
        citations { at sourceSays source { id name } }
      }
    }
  }
`

/** A relation on a path, with what it rests on. */
export interface PathRelationData {
  readonly id: string
  readonly type: string
  readonly from: { readonly id: string } | null
  readonly to: { readonly id: string } | null
  /** How it reads from its beginning and from its end, on the day. */
  readonly forward: string
  readonly backward: string
  readonly since: DateData | null
  readonly until: DateData | null
  readonly citations: readonly CitationData[]
}

/** One way between two entries. */
export interface PathData {
  readonly length: number
  readonly entries: readonly (EntryRef | null)[]
  readonly steps: readonly { readonly relations: readonly PathRelationData[] }[]
}

/** The shortest ways between two entries, with what each step rests on. */
export const pathsDocument: TypedDocumentNode<
  {
    readonly paths: {
      readonly paths: readonly PathData[]
      readonly stoppedAt: { readonly hops: number; readonly reason: string } | null
    } | null
  },
  {
    readonly from: string
    readonly to: string
    readonly maxHops: number
    readonly avoidKinds: readonly string[]
    readonly day: string | null
    /** The day from which they are told. */
    readonly told: string
  }
> = gql`
  query Paths($from: ID!, $to: ID!, $maxHops: Int!, $avoidKinds: [KindName!]!, $day: Day, $told: Day!) {
    paths(from: $from, to: $to, maxHops: $maxHops, count: 5, avoidKinds: $avoidKinds, asOf: $day) {
      paths {
        length
        entries { id kind name shortName }
        steps {
          relations {
            id
            type
            from { id }
            to { id }
            forward: reading(asOf: $told)
            backward: reading(direction: BACKWARD, asOf: $told)
            since { earliest latest text }
            until { earliest latest text }
            citations {
              at
              sourceSays
              source { id kind name shortName facts(only: ["url"]) { property label values } }
            }
          }
        }
      }
      stoppedAt { hops reason }
    }
  }
`

/** What some entries share: the neighbours of each combination of them. */
export interface NeighbourSetData {
  readonly of: readonly { readonly id: string; readonly name: string }[]
  readonly count: number
  readonly entries: readonly EntryRef[]
}

/** What two to five entries have in common, for every combination of them. */
export const sharedDocument: TypedDocumentNode<
  { readonly sharedNeighbors: readonly NeighbourSetData[] | null },
  { readonly ids: readonly string[]; readonly day: string }
> = gql`
  query Shared($ids: [ID!]!, $day: Day!) {
    sharedNeighbors(of: $ids, asOf: $day, first: 100) {
      of { id name }
      count
      entries { id kind name shortName }
    }
  }
`

/** What stands under ids that are not among the entries of the canvas: a merged one leads to what it became. */
export const standingDocument: TypedDocumentNode<
  { readonly nodes: readonly ({ readonly id: string; readonly name?: string } | null)[] | null },
  { readonly ids: readonly string[] }
> = gql`
  query Standing($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ... on Entry { name }
    }
  }
`

/** Every document of the canvas, so that a test can hold them against the schema. */
export const canvasDocuments = [
  canvasEntriesDocument,
  canvasRelationsDocument,
  neighboursDocument,
  expansionDocument,
  differingDocument,
  pathsDocument,
  sharedDocument,
  standingDocument,
]
