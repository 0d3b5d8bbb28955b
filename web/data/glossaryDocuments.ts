import type { TypedDocumentNode } from 'urql'
import { gql } from 'urql'

/** A word of the glossary, as lists and cards need it. */
export interface TermData {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly summary: string | null
  readonly otherNames: readonly string[] | null
  readonly broader: {
    readonly edges: readonly { readonly node: { readonly id: string } | null }[]
  } | null
}

/** The words of the glossary, page by page. */
export const glossaryDocument: TypedDocumentNode<
  {
    readonly glossaryTerms: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
      readonly edges: readonly { readonly node: TermData | null }[]
    } | null
  },
  { readonly after: string | null }
> = gql`
  query Glossary($after: String) {
    glossaryTerms(first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id
          kind
          name
          summary
          otherNames
          broader(first: 5) { edges { node { id } } }
        }
      }
    }
  }
`
