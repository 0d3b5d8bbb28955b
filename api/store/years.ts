import { Failure } from '../errors.ts'
import type { YearCount } from './port.ts'

/** How many of something there are that begin in one year and end in another. 0: before every year; 9999: never. */
export interface YearStretch {
  readonly from: number
  readonly until: number
  readonly count: number
}

/** The year of what has not begun, or not ended. */
const never = 9999

/** The most years that are given at once. */
export const mostYears = 1000

/** Checks the years of a question. */
export function checkYears({ from, to }: { from?: number; to?: number }): void {
  for (const [name, value] of Object.entries({ from, to }))
    if (value !== undefined && !(Number.isInteger(value) && value >= 1 && value < never))
      throw new Failure('BAD_INPUT', `'${name}' must be a year from 1 to ${never - 1}, not ${value}.`)
  if (from !== undefined && to !== undefined && (to < from || to - from >= mostYears))
    throw new Failure('BAD_INPUT', `From ${from} to ${to} are no years, or more than ${mostYears}.`, {
      data: { limit: mostYears, value: to - from + 1 },
    })
}

/** Counts year by year: what began and ended in each, and what held on its last day. */
export function yearCounts(
  stretches: readonly YearStretch[],
  { from, to }: { from?: number; to?: number },
): YearCount[] {
  const began = new Map<number, number>()
  const ended = new Map<number, number>()
  const add = (counts: Map<number, number>, year: number, count: number) =>
    counts.set(year, (counts.get(year) ?? 0) + count)
  for (const stretch of stretches) {
    if (stretch.from === never) continue
    add(began, stretch.from, stretch.count)
    if (stretch.until !== never) add(ended, stretch.until, stretch.count)
  }
  const years = [...began.keys(), ...ended.keys()].filter((year) => year > 0)
  if (years.length === 0 && (from === undefined || to === undefined)) return []
  const last = to ?? Math.max(...years)
  const first = Math.max(from ?? Math.min(...years), last - mostYears + 1)
  const before = (counts: Map<number, number>) =>
    [...counts].reduce((sum, [year, count]) => (year < first ? sum + count : sum), 0)
  let holding = before(began) - before(ended)
  const counts: YearCount[] = []
  for (let year = first; year <= last; year++) {
    const [more, less] = [began.get(year) ?? 0, ended.get(year) ?? 0]
    holding += more - less
    counts.push({ year, holding, began: more, ended: less })
  }
  return counts
}
