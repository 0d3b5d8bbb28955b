import type { TypedDocumentNode } from 'urql'
import { gql } from 'urql'
import type { EntryRef } from './documents.ts'

/** A part of the graph, to be drawn. */
export interface PictureData {
  readonly entries: readonly EntryRef[]
  readonly relations: readonly {
    readonly id: string
    readonly type: string
    readonly from: { readonly id: string } | null
    readonly to: { readonly id: string } | null
  }[]
}

/** Some of what is around an entry. */
export const surroundingsDocument: TypedDocumentNode<
  { readonly neighborhood: PictureData | null },
  { readonly id: string; readonly day: string; readonly perType: number; readonly limit: number }
> = gql`
  query Surroundings($id: ID!, $day: Day!, $perType: Int!, $limit: Int!) {
    neighborhood(start: [$id], perType: $perType, limit: $limit, asOf: $day) {
      entries { id kind name shortName }
      relations { id type from { id } to { id } }
    }
  }
`

/** Some entries and what joins them. */
export const partDocument: TypedDocumentNode<
  { readonly subgraph: PictureData | null },
  { readonly ids: readonly string[]; readonly day: string }
> = gql`
  query Part($ids: [ID!]!, $day: Day!) {
    subgraph(ids: $ids, asOf: $day) {
      entries { id kind name shortName }
      relations { id type from { id } to { id } }
    }
  }
`

/** Every document of pictures, so that a test can hold them against the schema. */
export const pictureDocuments = [surroundingsDocument, partDocument]
