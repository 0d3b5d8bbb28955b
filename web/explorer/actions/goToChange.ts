import type { Explorer } from '../Explorer.ts'
import { daysOfChange, neighbourDay } from '../graph/day.ts'

/** Goes to the next or previous day on which something on the canvas begins or ends. */
export function goToChange({ graph, days }: Explorer, step: 1 | -1): void {
  const day = neighbourDay(daysOfChange(graph.entries, graph.relations), days.day, step)
  if (day) days.settle(day)
}
