import type { Graph, GraphEntry } from './graph.ts'
import { type EntryFilter, entryFilters, type FilterParts, passes } from './visible.ts'

/** How many entries there are of a value, and how many are left of them by the other filters. */
export interface Count {
  readonly shown: number
  readonly all: number
}

/** How many entries each value has: of all on the canvas, and of those that pass every filter but one. */
export function countBy(
  entries: readonly GraphEntry[],
  view: FilterParts,
  besides: EntryFilter,
  valuesOf: (entry: GraphEntry) => readonly string[],
): Map<string, Count> {
  const others = entryFilters.filter((filter) => filter !== besides)
  const counts = new Map<string, Count>()
  for (const entry of entries) {
    const isShown = others.every((filter) => passes(filter, entry, view)) ? 1 : 0
    for (const value of valuesOf(entry)) {
      const { shown, all } = counts.get(value) ?? { shown: 0, all: 0 }
      counts.set(value, { shown: shown + isShown, all: all + 1 })
    }
  }
  return counts
}

/** How many relations each type has: of all on the canvas, and of those between entries that are shown. */
export function countTypes({ entries, relations }: Graph, view: FilterParts): Map<string, Count> {
  const shownIds = new Set(
    entries
      .filter((entry) => entryFilters.every((filter) => passes(filter, entry, view)))
      .map(({ id }) => id),
  )
  const counts = new Map<string, Count>()
  for (const { type, from, to } of relations) {
    const { shown, all } = counts.get(type) ?? { shown: 0, all: 0 }
    counts.set(type, { shown: shown + (shownIds.has(from) && shownIds.has(to) ? 1 : 0), all: all + 1 })
  }
  return counts
}
