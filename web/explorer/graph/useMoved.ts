import { useEffect, useState } from 'react'
import { useClient } from 'urql'
import { standingDocument } from '../../data/canvasDocuments.ts'
import type { ChangeView } from '../useView.ts'
import { renamed, type View } from '../view.ts'
import type { LoadedGraph } from './useGraph.ts'

/** What became of entries that an address names and that are not there any more. */
export interface Moved {
  /** Those that were merged into another one, by their old ids. */
  readonly into: readonly { readonly from: string; readonly id: string; readonly name: string }[]
  /** Those that were deleted, or never there. */
  readonly gone: readonly string[]
}

/** How many can be asked for at once. */
const atOnce = 100

/**
 * Follows entries of an address that were merged to those that they became, and puts these in their place. Says what
 * was moved and what is gone, until that is dismissed.
 */
export function useMoved(
  { shown }: Pick<View, 'shown'>,
  { entries, loading, error }: LoadedGraph,
  change: ChangeView,
): { readonly moved: Moved | null; dismiss(): void } {
  const client = useClient()
  const [moved, setMoved] = useState<Moved | null>(null)
  const known = new Set(entries.map(({ id }) => id))
  const missing =
    loading || error
      ? ''
      : shown
          .filter((id) => !known.has(id))
          .slice(0, atOnce)
          .join(' ')
  useEffect(() => {
    if (missing === '') return
    let gone = false
    const asked = missing.split(' ')
    void client
      .query(standingDocument, { ids: asked })
      .toPromise()
      .then(({ data }) => {
        if (gone || !data?.nodes) return
        const found = asked.map((from, index) => ({ from, entry: data.nodes?.[index] ?? null }))
        const into = found.flatMap(({ from, entry }) =>
          entry && entry.id !== from ? [{ from, id: entry.id, name: entry.name ?? entry.id }] : [],
        )
        setMoved({ into, gone: found.flatMap(({ from, entry }) => (entry ? [] : [from])) })
        const ids = new Map(into.map(({ from, id }) => [from, id]))
        // Back would only lead to the old address once more.
        if (ids.size > 0) change((before) => renamed(before, ids), { replace: true })
      })
    return () => {
      gone = true
    }
  }, [client, missing, change])
  return { moved, dismiss: () => setMoved(null) }
}
