import { useEffect, useState } from 'react'
import { type CombinedError, gql, type TypedDocumentNode, useClient } from 'urql'
import type { EntryRef } from '../data/documents.ts'
import type { DateData } from '../data/entryDocuments.ts'

/** An entry with the day on which it began. */
export interface DatedEntry extends EntryRef {
  readonly beginning: DateData | null
  readonly end: DateData | null
}

type Answer = {
  readonly entries: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    readonly edges: readonly { readonly node: DatedEntry | null }[]
  } | null
}

/** Entries of a kind with their dates. */
export const datedEntriesDocument: TypedDocumentNode<
  Answer,
  { readonly kinds: readonly string[]; readonly after: string | null }
> = gql`
  query DatedEntries($kinds: [KindName!]!, $after: String) {
    entries(kinds: $kinds, first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id
          kind
          name
          shortName
          beginning { earliest latest text }
          end { earliest latest text }
        }
      }
    }
  }
`

/** Entries of some kinds with their dates, as far as they have come. Each kind is read once. */
export function useDated(kinds: readonly string[]) {
  const client = useClient()
  const [byKind, setByKind] = useState<ReadonlyMap<string, readonly DatedEntry[]>>(new Map())
  const [error, setError] = useState<CombinedError>()
  const missing = kinds.filter((kind) => !byKind.has(kind)).join(' ')
  useEffect(() => {
    if (missing === '' || error) return
    let gone = false
    const readKind = async (kind: string) => {
      const found: DatedEntry[] = []
      let after: string | null = null
      do {
        const answer: { data?: Answer; error?: CombinedError } = await client
          .query(datedEntriesDocument, { kinds: [kind], after })
          .toPromise()
        if (gone) return
        const page = answer.data?.entries
        if (!page) return setError(answer.error)
        for (const { node } of page.edges) if (node?.beginning) found.push(node)
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
      } while (after)
      setByKind((before) => new Map(before).set(kind, found))
    }
    for (const kind of missing.split(' ')) void readKind(kind)
    return () => {
      gone = true
    }
  }, [client, missing, error])
  return { byKind, isLoading: missing !== '' && !error, error, retry: () => setError(undefined) }
}
