import { useCallback, useEffect, useMemo, useState } from 'react'
import type { PassingDays } from '../Explorer.ts'
import { daysOfChange } from '../graph/day.ts'
import type { Graph } from '../graph/graph.ts'
import type { ChangeView } from '../useView.ts'
import { today, type View } from '../view.ts'

/** How long each year is seen while the days pass. */
const YEAR_MS = 450

/** The day that is shown: that of the address, or one that is dragged to or played past. */
export function useDays(view: View, change: ChangeView, graph: Graph): PassingDays {
  const [passing, setPassing] = useState<string | null>(null)
  const [playing, setPlaying] = useState(false)
  const now = today()
  const day = passing ?? view.day ?? now
  const first = useMemo(() => daysOfChange(graph.entries, graph.relations)[0] ?? now, [graph, now])

  const settle = useCallback(
    (wanted: string | null) => {
      setPassing(null)
      setPlaying(false)
      const other = wanted === today() ? null : wanted
      change((before) => (before.day === other ? before : { ...before, day: other }))
    },
    [change],
  )
  const pause = useCallback(() => settle(day), [settle, day])
  const play = useCallback(() => {
    // From the end it begins anew.
    setPassing(day >= now ? first : day)
    setPlaying(true)
  }, [day, first, now])

  useEffect(() => {
    if (!playing) return
    const timer = setTimeout(() => {
      const next = `${String(Number(day.slice(0, 4)) + 1).padStart(4, '0')}-01-01`
      if (next > now) settle(null)
      else setPassing(next)
    }, YEAR_MS)
    return () => clearTimeout(timer)
  }, [playing, day, now, settle])
  return { day, playing, pass: setPassing, settle, play, pause }
}
