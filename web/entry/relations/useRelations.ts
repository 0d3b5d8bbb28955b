import { useCallback, useEffect, useState } from 'react'
import { type CombinedError, useClient } from 'urql'
import type { RelationRow, RelationsAnswer } from './query.ts'

/** The relations of a table as far as they have come. */
export interface Relations {
  readonly rows: readonly RelationRow[]
  readonly total: number | null
  readonly isWhole: boolean
  readonly isLoading: boolean
  readonly error: CombinedError | undefined
  /** Reads the next page; after a failure, tries it again. */
  more(): void
}

interface Read {
  readonly query: string
  readonly rows: readonly RelationRow[]
  readonly total: number | null
  readonly after: string | null
  readonly isWhole: boolean
  readonly error: CombinedError | undefined
}

const nothing = { rows: [], total: null, after: null, isWhole: false, error: undefined }

/**
 * Reads what a query of relations answers, page by page.
 * @param all whether to go on until all of it is there
 */
export function useRelations(query: string, all: boolean): Relations {
  const client = useClient()
  const [read, setRead] = useState<Read>({ query, ...nothing })
  const [asked, setAsked] = useState(0)
  const current = read.query === query ? read : { query, ...nothing }
  const { after, isWhole, error, rows } = current
  const due = !isWhole && !error && (all || rows.length === 0 || asked > 0)
  useEffect(() => {
    if (!due) return
    let gone = false
    void client
      .query<RelationsAnswer>(query, { after })
      .toPromise()
      .then((answer) => {
        if (gone) return
        setAsked(0)
        const page = answer.data?.node?.relations
        setRead((before) => {
          const known = before.query === query ? before : { query, ...nothing }
          if (!page) return { ...known, error: answer.error, isWhole: !answer.error }
          return {
            query,
            rows: [...known.rows, ...page.edges],
            total: page.totalCount,
            after: page.pageInfo.endCursor,
            isWhole: !page.pageInfo.hasNextPage,
            error: undefined,
          }
        })
      })
    return () => {
      gone = true
    }
  }, [client, query, after, due])
  const more = useCallback(() => {
    setAsked((times) => times + 1)
    setRead((before) => ({ ...before, error: undefined }))
  }, [])
  return { rows, total: current.total, isWhole, isLoading: due, error, more }
}
