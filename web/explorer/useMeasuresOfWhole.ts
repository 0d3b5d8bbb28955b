import { useCallback, useMemo, useState } from 'react'
import { type Metric, metrics } from '../metrics/measures.ts'
import type { Measures } from '../metrics/protocol.ts'
import { useWholeMeasure, type WholeMeasure } from '../metrics/useWholeMeasures.ts'
import { today, type View } from './view.ts'

/** What is measured of the whole graph; null where it is not wanted. */
export interface MeasuresOfWhole {
  /** What gives the size. */
  readonly size: WholeMeasure | null
  readonly communities: WholeMeasure | null
  /** The values of what is shown, when all that is wanted is there. */
  readonly measures: Measures | null
  /** Tries again what failed. */
  retry(): void
}

/** Whether it is shown which community entries belong to. */
export function wantsCommunities({ colourBy, arrangement, grouping }: View): boolean {
  return colourBy === 'community' || (arrangement === 'groups' && grouping === 'community')
}

const none: ReadonlyMap<string, number> = new Map()

/** A value for each metric: that of the one that is shown, and nothing for others. */
function onlyOf(metric: Metric, values: ReadonlyMap<string, number>): Measures['values'] {
  return Object.fromEntries(
    metrics.map((each) => [each, each === metric ? values : none]),
  ) as unknown as Measures['values']
}

/** Measures the whole graph where the view wants that, on its day. */
export function useMeasuresOfWhole(view: View, shown: readonly string[]): MeasuresOfWhole {
  const isWanted = view.measuredOf === 'whole'
  // While days pass it stays at the day that was chosen: all would be measured anew for each.
  const day = view.day ?? today()
  const { sizeBy } = view
  const [attempt, setAttempt] = useState(0)
  const size = useWholeMeasure(isWanted ? sizeBy : null, shown, day, attempt)
  const communities = useWholeMeasure(
    isWanted && wantsCommunities(view) ? 'community' : null,
    shown,
    day,
    attempt,
  )
  const measures = useMemo(() => {
    if (!size?.result || communities?.progress) return null
    const largest = size.result.top[0]?.value || 1
    return {
      values: onlyOf(sizeBy, size.values),
      weights: onlyOf(sizeBy, new Map([...size.values].map(([id, value]) => [id, value / largest]))),
      // The API counts communities from 1.
      communities: new Map([...(communities?.values ?? none)].map(([id, number]) => [id, number - 1])),
    }
  }, [size, communities, sizeBy])
  const retry = useCallback(() => setAttempt((before) => before + 1), [])
  return useMemo(() => ({ size, communities, measures, retry }), [size, communities, measures, retry])
}
