import type { Day, Properties } from './domain.ts'
import { type Ontology, ontology } from './ontology.ts'
import type { PartialDate } from './values/partialDate.ts'

/** A day as a number that compares like the day does: 1945-06-26 is 19450626. */
export type DayNumber = number

/** Before every day: the beginning of what has no known beginning. */
export const beginningOfTime: DayNumber = 0

/** After every day: the end of what has not ended, the beginning of what has not begun. */
export const endOfTime: DayNumber = 99_999_999

/** Milliseconds. */
const dayLength = 86_400_000

/** The day that it was when it was last asked for: every request asks, and to write it out costs. */
let latest = { number: Number.NaN, day: '' }

/** The day that it is, in UTC. */
export function today(): Day {
  const number = Math.floor(Date.now() / dayLength)
  if (number !== latest.number)
    latest = { number, day: new Date(number * dayLength).toISOString().slice(0, 10) }
  return latest.day
}

/** The number of a day. */
export function dayNumber(day: Day): DayNumber {
  return Number(day.replaceAll('-', ''))
}

/** The stretch in which something holds: from the first number on, up to but without the second. */
export interface Stretch {
  readonly from: DayNumber
  readonly until: DayNumber
}

/** A stretch holds on a day if its earliest beginning is not after that day, and the day is before its latest end. */
export function holdsOn({ from, until }: Stretch, day: Day): boolean {
  const number = dayNumber(day)
  return from <= number && number < until
}

function stretch(
  since: PartialDate | undefined,
  until: PartialDate | undefined,
  openStart: boolean,
): Stretch {
  return {
    from: since ? dayNumber(since.earliest) : openStart ? beginningOfTime : endOfTime,
    until: until ? dayNumber(until.latest) : endOfTime,
  }
}

/** When a relation holds. One of a type without dates always does. */
export function relationStretch(
  relation: { type: string; since?: PartialDate; until?: PartialDate },
  model: Ontology = ontology,
): Stretch {
  return stretch(
    relation.since,
    relation.until,
    model.relationTypes.get(relation.type)?.dates?.openStart ?? true,
  )
}

/** The dates between which an entry exists, as far as they are known. */
export function lifespanOf(
  entry: { kind: string; properties: Properties },
  model: Ontology = ontology,
): { since?: PartialDate; until?: PartialDate } {
  const lifespan = model.kinds.get(entry.kind)?.lifespan
  const date = (name: string | undefined) =>
    name ? (entry.properties[name] as PartialDate | undefined) : undefined
  return { since: date(lifespan?.from), until: date(lifespan?.until) }
}

/** When an entry exists. One of a kind without a lifespan always does. */
export function entryStretch(
  entry: { kind: string; properties: Properties },
  model: Ontology = ontology,
): Stretch {
  const { since, until } = lifespanOf(entry, model)
  return stretch(since, until, true)
}
