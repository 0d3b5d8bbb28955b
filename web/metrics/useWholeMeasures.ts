import { useEffect, useMemo, useState } from 'react'
import { type Client, type CombinedError, useClient } from 'urql'
import {
  type MetricsData,
  type MetricsProgressData,
  metricsDocument,
  metricsSubscription,
} from '../data/metricsDocuments.ts'
import type { Measured } from './measures.ts'

/** How many entries can be asked for at once. */
const atOnce = 100

/** The names that the API has for what is measured. */
const names: Readonly<Record<Measured, string>> = {
  degree: 'DEGREE',
  betweenness: 'BETWEENNESS',
  pagerank: 'PAGE_RANK',
  community: 'COMMUNITIES',
}

/** One measure of the whole graph, as far as it is known. */
export interface WholeMeasure {
  /** How far it is; null when it is done. */
  readonly progress: Pick<MetricsProgressData, 'stage' | 'share'> | null
  readonly result: MetricsData | null
  /** The values of the entries that were asked for. */
  readonly values: ReadonlyMap<string, number>
  readonly error: CombinedError | null
}

const nothingYet: WholeMeasure = {
  progress: { stage: 'WAITING', share: 0 },
  result: null,
  values: new Map(),
  error: null,
}

function valuesOf({ values }: Pick<MetricsData, 'values'>): (readonly [string, number])[] {
  return values.flatMap(({ entry, value }) => (entry && value !== null ? [[entry.id, value] as const] : []))
}

/** Asks for the values of the entries that did not go along with the measurement itself. */
async function readMore(
  client: Client,
  variables: { readonly measure: string; readonly day: string },
  ids: readonly string[],
): Promise<{ values: (readonly [string, number])[]; error: CombinedError | null }> {
  const values: (readonly [string, number])[] = []
  for (let at = 0; at < ids.length; at += atOnce) {
    const { data, error } = await client
      .query(metricsDocument, { ...variables, ids: ids.slice(at, at + atOnce) })
      .toPromise()
    if (error || !data?.metrics) return { values, error: error ?? null }
    values.push(...valuesOf(data.metrics))
  }
  return { values, error: null }
}

/**
 * Measures the whole graph on a day, on the server, and tells how far that is. It stops there when it is not wanted
 * any more: when `measured` becomes null, or the component goes.
 * @param ids the entries whose values are wanted
 * @param attempt another number, and it is tried again
 */
export function useWholeMeasure(
  measured: Measured | null,
  ids: readonly string[],
  day: string,
  attempt: number,
): WholeMeasure | null {
  const client = useClient()
  const [state, setState] = useState(nothingYet)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks for the same once more
  useEffect(() => {
    if (!measured || ids.length === 0) return
    let gone = false
    setState(nothingYet)
    const variables = { measure: names[measured], day }
    const { unsubscribe } = client
      .subscription(
        metricsSubscription,
        { ...variables, ids: ids.slice(0, atOnce) },
        { url: '/graphql/stream', fetchSubscriptions: true },
      )
      .subscribe(({ data, error }) => {
        if (error) setState((before) => ({ ...before, progress: null, error }))
        if (!data) return
        const { result, ...progress } = data.metrics
        if (!result) return setState((before) => ({ ...before, progress }))
        void readMore(client, variables, ids.slice(atOnce)).then(({ values, error: later }) => {
          if (gone) return
          const known = new Map([...valuesOf(result), ...values])
          setState({ progress: null, result, values: known, error: later })
        })
      })
    return () => {
      gone = true
      unsubscribe()
    }
  }, [client, measured, ids, day, attempt])
  return useMemo(() => (measured ? state : null), [measured, state])
}
