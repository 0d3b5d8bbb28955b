import { written } from '../explorer/days/calendar.ts'

/** A time as the day on which it was: 12 Nov 2025. */
export function dateOf(time: string): string {
  return written(new Date(time).toISOString().slice(0, 10))
}
