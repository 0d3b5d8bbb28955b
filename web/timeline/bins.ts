import { written } from '../explorer/days/calendar.ts'
/** How finely time is parted. */
export type Grain = 'decade' | 'year' | 'month' | 'day'

/** A stretch of time with what began in it. */
export interface Bin {
  /** The first day, and the first day after it, in ISO 8601. */
  readonly from: string
  readonly to: string
  readonly label: string
  readonly count: number
}

const day = 86_400_000

function iso(time: number): string {
  const text = new Date(time).toISOString()
  return text.slice(0, text.indexOf('T'))
}

function timeOf(text: string): number {
  return Date.parse(`${text}T00:00:00Z`)
}

/** The grain that suits a stretch of time: some tens of bars. */
export function grainOf(from: string, to: string): Grain {
  const days = (timeOf(to) - timeOf(from)) / day
  if (days > 60 * 366) return 'decade'
  if (days > 3 * 366) return 'year'
  return days > 92 ? 'month' : 'day'
}

/** The first day of the bin that a day lies in. */
export function beginningOf(text: string, grain: Grain): string {
  if (grain === 'day') return text
  if (grain === 'month') return `${text.slice(0, 7)}-01`
  if (grain === 'year') return `${text.slice(0, 4)}-01-01`
  return `${text.slice(0, 3)}0-01-01`
}

/** The first day of the next bin. */
export function nextOf(beginning: string, grain: Grain): string {
  const date = new Date(timeOf(beginning))
  if (grain === 'day') date.setUTCDate(date.getUTCDate() + 1)
  if (grain === 'month') date.setUTCMonth(date.getUTCMonth() + 1)
  if (grain === 'year') date.setUTCFullYear(date.getUTCFullYear() + 1)
  if (grain === 'decade') date.setUTCFullYear(date.getUTCFullYear() + 10)
  return iso(date.getTime())
}

function labelOf(beginning: string, grain: Grain): string {
  if (grain === 'decade') return `${Number(beginning.slice(0, 4))}s`
  if (grain === 'year') return String(Number(beginning.slice(0, 4)))
  const day = written(beginning)
  return grain === 'month' ? day.replace(/^\d+ /, '') : day
}

/** The bins from one day up to, but without, another; empty ones too. */
export function binsOf(dates: readonly string[], from: string, to: string, grain: Grain): readonly Bin[] {
  const counts = new Map<string, number>()
  for (const date of dates)
    if (date >= from && date < to) {
      const beginning = beginningOf(date, grain)
      counts.set(beginning, (counts.get(beginning) ?? 0) + 1)
    }
  const bins: Bin[] = []
  for (let at = beginningOf(from, grain); at < to; at = nextOf(at, grain))
    bins.push({ from: at, to: nextOf(at, grain), label: labelOf(at, grain), count: counts.get(at) ?? 0 })
  return bins
}

/** The stretch around the middle of another that is so many times as long. */
export function scaled(from: string, to: string, factor: number): { from: string; to: string } {
  const middle = (timeOf(from) + timeOf(to)) / 2
  const half = Math.max(day, ((timeOf(to) - timeOf(from)) / 2) * factor)
  return { from: iso(middle - half), to: iso(middle + half) }
}
