/** A point of a curve that goes in steps: how many there were from a day on. */
export interface StepPoint {
  /** Days since 1970. */
  readonly at: number
  readonly count: number
}

/** A stretch of time; open where it has no end. */
export interface Stretch {
  readonly since: string | null
  readonly until: string | null
}

function dayOf(text: string): number {
  return Math.floor(Date.parse(`${text}T00:00:00Z`) / 86_400_000)
}

/** How many stretches there were on each day on which that changed. What has no beginning is not counted. */
export function stepsOf(stretches: readonly Stretch[]): readonly StepPoint[] {
  const changes = new Map<number, number>()
  const change = (day: string, by: number) => {
    const at = dayOf(day)
    changes.set(at, (changes.get(at) ?? 0) + by)
  }
  for (const { since, until } of stretches) {
    if (!since) continue
    change(since, 1)
    if (until) change(until, -1)
  }
  let count = 0
  return [...changes]
    .sort(([left], [right]) => left - right)
    .map(([at, by]) => {
      count += by
      return { at, count }
    })
}

/** How many there were on a day. */
export function countOn(points: readonly StepPoint[], at: number): number {
  return points.findLast((point) => point.at <= at)?.count ?? 0
}

/** Round numbers from 0 up to at least the highest, about as many as wanted. */
export function ticksUpTo(highest: number, wanted = 3): readonly number[] {
  const rough = Math.max(highest, 1) / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? 1)
  const ticks = []
  for (let tick = 0; tick < highest + step; tick += step) ticks.push(tick)
  return ticks
}

/** Round years between two days, about as many as wanted. */
export function yearsBetween(from: number, to: number, wanted = 8): readonly number[] {
  const year = (at: number) => new Date(at * 86_400_000).getUTCFullYear()
  const span = Math.max(1, year(to) - year(from))
  const step = [1, 2, 5, 10, 20, 25, 50, 100].find((each) => span / each <= wanted) ?? 200
  const years = []
  for (let each = Math.ceil((year(from) + 1) / step) * step; each <= year(to); each += step) years.push(each)
  return years
}
