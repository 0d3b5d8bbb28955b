import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type CombinedError, useClient } from 'urql'
import { canvasEntriesDocument, canvasRelationsDocument } from '../../data/canvasDocuments.ts'
import { type KnownOntology, useOntology } from '../../data/OntologyProvider.tsx'
import { emptyGraph, type Graph, type GraphEntry, relationsOf } from './graph.ts'

/** The graph of the canvas as it is loaded. */
export interface LoadedGraph extends Graph {
  /** The ids that it was loaded for. */
  readonly of: readonly string[]
  readonly loading: boolean
  /** Why the last step could not be loaded; what was there before stays. */
  readonly error: CombinedError | null
  retry(): void
}

/** The properties that entries can be filtered by: choices among a few words. */
export function chosenProperties({ kinds }: Pick<KnownOntology, 'kinds'>): string[] {
  const properties = kinds.flatMap((kind) => kind.properties)
  return [
    ...new Set(
      properties
        .filter(({ valueType, filterable }) => filterable && valueType === 'choice')
        .map(({ name }) => name),
    ),
  ]
}

/**
 * Reads the entries on the canvas and all relations among them, of whatever day, so that days can change without
 * asking again. Entries are read once each. What stood there stays while more comes, and if it cannot be had.
 */
export function useGraph(shown: readonly string[]): LoadedGraph {
  const client = useClient()
  const ontology = useOntology()
  const known = useRef(new Map<string, GraphEntry>())
  const turn = useRef(0)
  const [state, setState] = useState<Omit<LoadedGraph, 'retry'>>({
    ...emptyGraph,
    of: [],
    loading: true,
    error: null,
  })

  const load = useCallback(
    async (ids: readonly string[]) => {
      const mine = ++turn.current
      if (ids.length === 0) return setState({ ...emptyGraph, of: ids, loading: false, error: null })
      setState((before) => ({ ...before, loading: true }))
      const missing = ids.filter((id) => !known.current.has(id))
      const [entries, relations] = await Promise.all([
        missing.length === 0
          ? null
          : client
              .query(canvasEntriesDocument, { ids: missing, properties: chosenProperties(ontology) })
              .toPromise(),
        client.query(canvasRelationsDocument, { ids }).toPromise(),
      ])
      if (mine !== turn.current) return
      const error = entries?.error ?? relations.error
      if (error) return setState((before) => ({ ...before, loading: false, error }))
      for (const entry of entries?.data?.subgraph?.entries ?? []) known.current.set(entry.id, entry)
      setState({
        entries: ids.flatMap((id) => known.current.get(id) ?? []),
        relations: relationsOf(relations.data?.subgraph?.relations ?? []),
        of: ids,
        loading: false,
        error: null,
      })
    },
    [client, ontology],
  )
  useEffect(() => void load(shown), [load, shown])
  const retry = useCallback(() => void load(shown), [load, shown])
  return useMemo(() => ({ ...state, retry }), [state, retry])
}
