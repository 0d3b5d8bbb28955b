import type { Explorer } from '../Explorer.ts'
import { daysOfChange, neighbourDay } from '../graph/day.ts'
import { today } from '../view.ts'

/** Goes to the next or previous day on which something on the canvas begins or ends. */
export function goToChange({ graph, change }: Explorer, step: 1 | -1): void {
  const days = daysOfChange(graph.entries, graph.relations)
  change((view) => {
    const day = neighbourDay(days, view.day ?? today(), step)
    return day ? { ...view, day: day === today() ? null : day } : view
  })
}
