import { useCallback, useEffect, useState } from 'react'
import { useClient } from 'urql'
import { standingDocument } from '../../data/canvasDocuments.ts'
import type { ChangeView } from '../useView.ts'
import { renamed, withoutShown } from '../view.ts'
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
 * Follows entries of an address that were merged to those that they became, puts these in their place, and takes out
 * what is gone. Says so, until that is dismissed.
 */
export function useMoved(
  shown: readonly string[],
  { entries, of, error }: LoadedGraph,
  change: ChangeView,
): { readonly moved: Moved | null; dismiss(): void } {
  const client = useClient()
  const [moved, setMoved] = useState<Moved | null>(null)
  useEffect(() => {
    // What is still to be loaded is not missing.
    if (of !== shown || error) return
    const known = new Set(entries.map(({ id }) => id))
    const missing = shown.filter((id) => !known.has(id)).slice(0, atOnce)
    if (missing.length === 0) return
    let gone = false
    void client
      .query(standingDocument, { ids: missing })
      .toPromise()
      .then(({ data, error: failed }) => {
        if (gone || failed || !data?.nodes) return
        const next = sorted(missing, data.nodes)
        const ids = new Map(next.into.map(({ from, id }) => [from, id]))
        setMoved(next)
        // Back would only lead to the old address once more.
        change((before) => withoutShown(renamed(before, ids), next.gone), { replace: true })
      })
    return () => {
      gone = true
    }
  }, [client, shown, entries, of, error, change])
  const dismiss = useCallback(() => setMoved(null), [])
  return { moved, dismiss }
}

/** What became of each of the ids. */
function sorted(
  ids: readonly string[],
  nodes: readonly ({ readonly id: string; readonly name?: string } | null)[],
): Moved {
  const found = ids.map((from, index) => ({ from, node: nodes[index] ?? null }))
  return {
    into: found.flatMap(({ from, node }) =>
      node && node.id !== from ? [{ from, id: node.id, name: node.name ?? node.id }] : [],
    ),
    gone: found.flatMap(({ from, node }) => (node ? [] : [from])),
  }
}
