import type { RelationType } from '../../model/ontology.ts'
import { today } from '../view.ts'
import type { GraphEntry, GraphRelation } from './graph.ts'

/** How something stands on a day: it is there, it has ended, it is announced, or it has not begun. */
export type Standing = 'holds' | 'past' | 'announced' | 'absent'

/** How an entry stands on a day. One without dates always exists. */
export function entryOn({ beginning, end }: Pick<GraphEntry, 'beginning' | 'end'>, day: string): Standing {
  if (beginning && beginning.earliest > day) return 'absent'
  return end && end.latest <= day ? 'past' : 'holds'
}

/** What is known of the relation whose standing is asked for, beside its dates. */
export interface RelationContext {
  readonly type: Pick<RelationType, 'openStart' | 'lapses'> | undefined
  /** Its two ends, as far as they are known. */
  readonly ends: readonly (Pick<GraphEntry, 'beginning' | 'end'> | undefined)[]
}

/**
 * How a relation stands on a day. What is to come is announced if it is looked at from now or later; from an
 * earlier day nobody could know of it. One without dates of its own begins with its ends, and may end with them.
 */
export function relationOn(
  { since, until }: Pick<GraphRelation, 'since' | 'until'>,
  { type, ends }: RelationContext,
  day: string,
  now = today(),
): Standing {
  if (!since && type && !type.openStart) return 'absent'
  if (since && since.earliest > day) return day >= now ? 'announced' : 'absent'
  const standings = ends.map((end) => (end ? entryOn(end, day) : 'holds'))
  if (!since && standings.includes('absent')) return 'absent'
  if (!until && type?.lapses && standings.includes('past')) return 'past'
  return until && until.latest <= day ? 'past' : 'holds'
}

/** The days on which something in the graph begins or ends, in order, each once. */
export function daysOfChange(
  entries: readonly GraphEntry[],
  relations: readonly GraphRelation[],
): readonly string[] {
  const days = new Set<string>()
  for (const { beginning, end } of entries) {
    if (beginning) days.add(beginning.earliest)
    if (end) days.add(end.latest)
  }
  for (const { since, until } of relations) {
    if (since) days.add(since.earliest)
    if (until) days.add(until.latest)
  }
  return [...days].sort()
}

/** The day before or after another on which something changes; null if there is none. */
export function neighbourDay(days: readonly string[], day: string, step: 1 | -1): string | null {
  if (step === 1) return days.find((each) => each > day) ?? null
  return days.findLast((each) => each < day) ?? null
}

/** How many relations began in each year, from the first to the last. */
export function beginningsByYear(relations: readonly GraphRelation[]): Map<number, number> {
  const years = new Map<number, number>()
  for (const { since } of relations) {
    if (!since) continue
    const year = yearOf(since.earliest)
    years.set(year, (years.get(year) ?? 0) + 1)
  }
  return years
}

/** The year of a day. */
export function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}
