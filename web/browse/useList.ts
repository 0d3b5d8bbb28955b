import { useCallback, useEffect, useState } from 'react'
import { type CombinedError, useClient } from 'urql'
import type { BrowseRow, ListAnswer } from './query.ts'

interface Read {
  readonly query: string
  readonly rows: readonly BrowseRow[]
  readonly total: number | null
  readonly after: string | null
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly error: CombinedError | undefined
}

/** A list as far as it has come. */
export interface List extends Omit<Read, 'query' | 'after'> {
  /** Reads the next page. */
  more(): void
}

/** Reads a list page by page. While another one comes, the last one stays. */
export function useList(query: string): List {
  const client = useClient()
  const [read, setRead] = useState<Read>({
    query: '',
    rows: [],
    total: null,
    after: null,
    hasMore: false,
    isLoading: true,
    error: undefined,
  })
  const fetchPage = useCallback(
    async (after: string | null, isWanted: () => boolean) => {
      setRead((before) => ({ ...before, isLoading: true, error: undefined }))
      const { data, error } = await client.query<ListAnswer>(query, { after }).toPromise()
      if (!isWanted()) return
      const page = data?.list
      setRead((before) => {
        if (!page) return { ...before, isLoading: false, error }
        const rows = page.edges.flatMap(({ node }) => (node ? [node] : []))
        return {
          query,
          rows: after === null ? rows : [...before.rows, ...rows],
          total: page.totalCount,
          after: page.pageInfo.endCursor,
          hasMore: page.pageInfo.hasNextPage,
          isLoading: false,
          error: undefined,
        }
      })
    },
    [client, query],
  )
  useEffect(() => {
    let gone = false
    void fetchPage(null, () => !gone)
    return () => {
      gone = true
    }
  }, [fetchPage])
  const more = () => void fetchPage(read.query === query ? read.after : null, () => true)
  return { ...read, more }
}
