import type { TypedDocumentNode } from 'urql'
import { gql } from 'urql'
import type { CitationData, EntryRef, FactData, RelationCountData } from './documents.ts'

/** A date as far as it is known. */
export interface DateData {
  readonly earliest: string
  readonly latest: string
  readonly text: string
}

/** A step of a guide, or a phase of a case. */
export interface StepData {
  readonly title: string
  readonly text: string | null
  readonly since: DateData | null
  readonly until: DateData | null
  readonly entries: readonly (EntryRef | null)[]
}

/** What the page of an entry begins with. */
export interface PageData extends EntryRef {
  readonly summary: string | null
  readonly revision: number
  readonly changedIn: number
  readonly redirectedFrom: string | null
  readonly existsOn: boolean
  readonly beginning: DateData | null
  readonly end: DateData | null
  readonly facts: readonly FactData[]
  readonly citations: readonly CitationData[]
  /** All that there ever were, and those that hold on the day. */
  readonly relationCounts: readonly RelationCountData[] | null
  readonly holding: readonly RelationCountData[] | null
  /** Only of what is told in steps. */
  readonly steps?: readonly StepData[] | null
  /** Only of guides. */
  readonly guideType?: string | null
  /** Only of treaties. */
  readonly adopted?: DateData | null
  readonly openedForSignature?: DateData | null
  readonly entryIntoForce?: DateData | null
  readonly terminated?: DateData | null
}

const citationParts = `
  fragment CitationParts on Citation {
    at
    sourceSays
    source {
      id
      kind
      name
      shortName
      facts(only: ["url", "authors", "published"]) { property label values }
    }
  }
`

/** What the page of an entry begins with. */
export const pageDocument: TypedDocumentNode<
  { readonly node: PageData | null },
  { readonly id: string; readonly day: string }
> = gql`
  query EntryPage($id: ID!, $day: Day!) {
    node(id: $id) {
      id
      ... on Entry {
        kind
        name
        shortName
        summary
        revision
        changedIn
        redirectedFrom
        existsOn(day: $day)
        beginning { ...DateParts }
        end { ...DateParts }
        facts { property label values citations { ...CitationParts } }
        citations { ...CitationParts }
        relationCounts { type direction reading count }
        holding: relationCounts(asOf: $day) { type direction reading count }
      }
      ... on CaseStudy { steps: phases { ...StepParts } }
      ... on Guide { guideType: type steps { ...StepParts } }
      ... on Treaty {
        adopted { ...DateParts }
        openedForSignature { ...DateParts }
        entryIntoForce { ...DateParts }
        terminated { ...DateParts }
      }
    }
  }
  fragment DateParts on PartialDate { earliest latest text }
  fragment StepParts on Step {
    title
    text
    since { ...DateParts }
    until { ...DateParts }
    entries { id kind name shortName }
  }
  ${citationParts}
`

/** A claim with what speaks for and against it. */
export interface ClaimData extends EntryRef {
  readonly summary: string | null
  readonly standing: string | null
  readonly attributedTo: string | null
  readonly made: DateData | null
  readonly citations: readonly CitationData[]
  readonly heldBy: Ends | null
  readonly supportedBy: Ends | null
  readonly disputedBy: Ends | null
}

/** Some of the entries at the other ends of relations, and how many there are. */
export interface Ends {
  readonly totalCount: number | null
  readonly edges: readonly { readonly node: (EntryRef & { readonly summary?: string | null }) | null }[]
}

/** The claims that an entry is the subject of, or a debate is answered by. */
export const claimsDocument: TypedDocumentNode<
  {
    readonly node: {
      readonly relations: {
        readonly totalCount: number | null
        readonly edges: readonly { readonly node: ClaimData | { readonly id: string } | null }[]
      } | null
    } | null
  },
  { readonly id: string; readonly types: readonly string[] }
> = gql`
  query Claims($id: ID!, $types: [RelationTypeName!]!) {
    node(id: $id) {
      id
      ... on Entry {
        relations(types: $types, direction: BACKWARD, kinds: [CLAIM], first: 50) {
          totalCount
          edges {
            node {
              id
              ... on Claim {
                kind
                name
                shortName
                summary
                standing
                attributedTo
                made { earliest latest text }
                citations { ...CitationParts }
                heldBy(first: 10) { totalCount edges { node { id kind name shortName } } }
                supportedBy(first: 5) { totalCount edges { node { id kind name shortName } } }
                disputedBy(first: 5) { totalCount edges { node { id kind name shortName summary } } }
              }
            }
          }
        }
      }
    }
  }
  ${citationParts}
`

/** What changed in an entry, the newest first. */
export interface ChangeData {
  readonly action: 'CREATED' | 'UPDATED' | 'DELETED' | 'MERGED'
  readonly version: number
  readonly before: { readonly facts?: readonly FactData[] } | null
  readonly after: { readonly facts?: readonly FactData[] } | null
}

/** A changeset, as histories and lists of changes tell it. */
export interface ChangesetData {
  readonly version: number
  readonly time: string
  readonly author: string
  readonly summary: string
  readonly entryCount: number
  readonly relationCount: number
}

/** What an entry went through: the changesets that touched it or a relation of it, and what they changed in itself. */
export const historyDocument: TypedDocumentNode<
  {
    readonly changesets: { readonly edges: readonly { readonly node: ChangesetData | null }[] } | null
    readonly node: {
      readonly history?: { readonly edges: readonly { readonly node: ChangeData | null }[] } | null
    } | null
  },
  { readonly id: string }
> = gql`
  query History($id: ID!) {
    changesets(entry: $id, first: 20) {
      edges { node { version time author summary entryCount relationCount } }
    }
    node(id: $id) {
      id
      ... on Entry {
        history(last: 20) {
          edges {
            node {
              action
              version
              before { id ... on Entry { facts { property label values } } }
              after { id ... on Entry { facts { property label values } } }
            }
          }
        }
      }
    }
  }
`

/** Every document of the pages of entries, so that a test can hold them against the schema. */
export const entryDocuments = [pageDocument, claimsDocument, historyDocument]
