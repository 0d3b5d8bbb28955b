import type { TypedDocumentNode } from 'urql'
import { gql } from 'urql'
import type { EntryRef } from './documents.ts'
import type { ChangesetData } from './entryDocuments.ts'

/** An entry that a question is about. */
export interface AskedEntry extends EntryRef {
  readonly relationCounts: readonly { readonly count: number }[] | null
}

/** What the first page shows of the graph. */
export const homeDocument: TypedDocumentNode<
  {
    readonly entries: {
      readonly totalCount: number | null
      readonly facets:
        | readonly { readonly values: readonly { readonly value: string; readonly count: number }[] }[]
        | null
    } | null
    readonly nodes: readonly (AskedEntry | null)[] | null
    readonly changesets: { readonly edges: readonly { readonly node: ChangesetData | null }[] } | null
  },
  { readonly ids: readonly string[] }
> = gql`
  query Home($ids: [ID!]!) {
    entries(first: 1) {
      totalCount
      facets(by: ["kind"], first: 20) { values { value count } }
    }
    nodes(ids: $ids) {
      id
      ... on Entry { kind name shortName relationCounts { count } }
    }
    changesets(first: 5) {
      edges { node { version time author summary entryCount relationCount } }
    }
  }
`
