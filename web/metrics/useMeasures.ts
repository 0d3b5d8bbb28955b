import { useEffect, useRef, useState } from 'react'
import { type Metric, metrics } from './measures.ts'
import type { MeasureReply, Measures, MeasureValues } from './protocol.ts'

/** What is to be measured. */
interface Measured {
  readonly entries: readonly { readonly id: string }[]
  readonly relations: readonly { readonly from: string; readonly to: string }[]
}

/** Measures a graph in a worker where that is wanted. Null until the first answer; the last one stays meanwhile. */
export function useMeasures({ entries, relations }: Measured, wanted: boolean): Measures | null {
  const [measures, setMeasures] = useState<Measures | null>(null)
  const worker = useRef<Worker | null>(null)
  useEffect(() => () => worker.current?.terminate(), [])
  useEffect(() => {
    if (!wanted) return
    // One that is still busy with an older graph is of no use.
    worker.current?.terminate()
    const current = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'metrics' })
    worker.current = current
    const ids = entries.map(({ id }) => id)
    const numbers = new Map(ids.map((id, number) => [id, number]))
    const ends = relations.flatMap(({ from, to }) => [numbers.get(from) ?? 0, numbers.get(to) ?? 0])
    current.onmessage = ({ data }: MessageEvent<MeasureReply>) => {
      current.terminate()
      if ('values' in data) setMeasures(byId(ids, data))
    }
    current.postMessage({ number: 1, size: ids.length, ends: Uint32Array.from(ends) })
  }, [entries, relations, wanted])
  return wanted ? measures : null
}

function byId(ids: readonly string[], { values, communities }: MeasureValues): Measures {
  const mapOf = (list: Float64Array, most: number) => new Map(ids.map((id, i) => [id, (list[i] ?? 0) / most]))
  const each = (mostOf: (list: Float64Array) => number) =>
    Object.fromEntries(
      metrics.map((metric) => [metric, mapOf(values[metric], mostOf(values[metric]))]),
    ) as Record<Metric, Map<string, number>>
  return {
    values: each(() => 1),
    weights: each((list) => list.reduce((most, value) => Math.max(most, value), 0) || 1),
    communities: new Map(ids.map((id, i) => [id, communities[i] ?? 0])),
  }
}
