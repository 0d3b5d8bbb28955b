import { Failure } from '../errors.ts'
import type { YearCount } from './port.ts'

/** How many of something began and ended, by year. */
export interface YearTally {
  /** Under 0 is what has always held. */
  readonly began: Map<number, number>
  /** What began nobody knows when, but not before that year. */
  readonly there: Map<number, number>
  readonly ended: Map<number, number>
}

/** The year of what has not begun, or not ended. */
export const never = 9999

/** Adds so many to a year. */
export function addTo(tally: Map<number, number>, year: number, count: number): void {
  tally.set(year, (tally.get(year) ?? 0) + count)
}

/** The tally of an id, a new one if it has none yet. */
export function tallyOf(tallies: Map<string, YearTally>, id: string): YearTally {
  const tally = tallies.get(id) ?? { began: new Map(), there: new Map(), ended: new Map() }
  tallies.set(id, tally)
  return tally
}

/** The most years that are given at once. */
export const mostYears = 1000

/** Checks the years of a question. */
export function checkYears({ from, to }: { from?: number; to?: number }): void {
  for (const [name, value] of Object.entries({ from, to }))
    if (value !== undefined && !(Number.isInteger(value) && value >= 1 && value < never))
      throw new Failure('BAD_INPUT', `'${name}' must be a year from 1 to ${never - 1}, not ${value}.`)
  if (from !== undefined && to !== undefined && to < from)
    throw new Failure('BAD_INPUT', `'from' must not be after 'to': ${from} is after ${to}.`)
  if (from !== undefined && to !== undefined && to - from >= mostYears)
    throw new Failure('BAD_INPUT', `From ${from} to ${to} are more than ${mostYears} years.`, {
      data: { limit: mostYears, value: to - from + 1 },
    })
}

/** Counts year by year: what began and ended in each, and what held on its last day. */
export function yearCounts(
  { began, there, ended }: YearTally,
  { from, to }: { from?: number; to?: number },
): YearCount[] {
  const years = [...began.keys(), ...there.keys(), ...ended.keys()].filter((year) => year > 0)
  if (years.length === 0 && (from === undefined || to === undefined)) return []
  const last = to ?? Math.max(...years)
  const first = Math.max(from ?? Math.min(...years), last - mostYears + 1)
  const before = (counts: Map<number, number>) =>
    [...counts].reduce((sum, [year, count]) => (year < first ? sum + count : sum), 0)
  let holding = before(began) + before(there) - before(ended)
  const counts: YearCount[] = []
  for (let year = first; year <= last; year++) {
    const [more, less] = [began.get(year) ?? 0, ended.get(year) ?? 0]
    holding += more + (there.get(year) ?? 0) - less
    counts.push({ year, holding, began: more, ended: less })
  }
  return counts
}
