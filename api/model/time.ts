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

/** A relation, as far as its dates go. */
interface DatedRelation {
  readonly type: string
  readonly since?: PartialDate
  readonly until?: PartialDate
}

/** When a relation holds by its own dates, whatever its ends are. */
export function ownStretch(relation: DatedRelation, model: Ontology = ontology): Stretch {
  return stretch(
    relation.since,
    relation.until,
    model.relationTypes.get(relation.type)?.dates?.openStart ?? true,
  )
}

/**
 * When a relation holds. One that has no beginning of its own begins when both of its ends exist; one that lapses and
 * has no end of its own ends with the first of them.
 */
export function relationStretch(
  relation: DatedRelation & { readonly endsExistFrom?: DayNumber; readonly endsExistUntil?: DayNumber },
  model: Ontology = ontology,
): Stretch {
  const { endsExistFrom: from = beginningOfTime, endsExistUntil: until = endOfTime } = relation
  return withinEnds(ownStretch(relation, model), { from, until }, true)
}

/** What a relation says of its ends, by the stretch in which a store has it hold. */
export function existenceOfEnds(
  since: unknown,
  until: unknown,
  holds: Stretch,
): { readonly endsExistFrom?: DayNumber; readonly endsExistUntil?: DayNumber } {
  const isFromEnds = !since && holds.from !== beginningOfTime && holds.from !== endOfTime
  const isUntilEnds = !until && holds.until !== endOfTime
  if (!isFromEnds && !isUntilEnds) return nothing
  return {
    ...(isFromEnds ? { endsExistFrom: holds.from } : {}),
    ...(isUntilEnds ? { endsExistUntil: holds.until } : {}),
  }
}

const nothing = Object.freeze({})

/**
 * When a relation holds whose ends both exist for a stretch. What was over before that never held, for a stretch of no
 * length.
 * @param own when it holds by its own dates
 * @param doesLapse whether it ends with its ends
 */
export function withinEnds(own: Stretch, ends: Stretch, doesLapse: boolean): Stretch {
  if (own.from === endOfTime) return own
  const until = doesLapse && own.until === endOfTime ? Math.max(own.from, ends.until) : own.until
  return { from: own.from === beginningOfTime ? Math.min(ends.from, until) : own.from, until }
}

/** An end of a relation: of which kind it is, and when it exists. */
export interface EndOfRelation {
  readonly kind: string
  readonly exists: Stretch
}

/** When both ends of a relation exist; one that passes, as an event does, ends nothing. */
export function bothExist(ends: readonly EndOfRelation[], model: Ontology = ontology): Stretch {
  const until = ({ kind, exists }: EndOfRelation) =>
    model.kinds.get(kind)?.passes ? endOfTime : exists.until
  return { from: Math.max(...ends.map(({ exists }) => exists.from)), until: Math.min(...ends.map(until)) }
}

/** Whether relations of a type end with their ends. */
export function lapses(type: string, model: Ontology = ontology): boolean {
  return model.relationTypes.get(type)?.dates?.lapses ?? false
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
