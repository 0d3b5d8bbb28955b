import type { CanvasEntry, CanvasRelation } from '../model/graphView.ts'
import { type Bundle, bundle } from './bundles.ts'

/** Above this, relations are straight and mostly without arrows. */
export const MANY_FROM = 300

/** The entries and relations that are shown, and the lines that are drawn for them. */
export interface Content {
  readonly entries: ReadonlyMap<string, CanvasEntry>
  readonly bundles: ReadonlyMap<string, Bundle>
  /** How many relations of each entry are shown. */
  readonly degrees: ReadonlyMap<string, number>
  /** Whether it is a view of changes, in which hue means change only. */
  readonly changes: boolean
}

/** Nothing. */
export const noContent = contentOf([], [])

/** Sorts out what is to be shown. */
export function contentOf(entries: readonly CanvasEntry[], relations: readonly CanvasRelation[]): Content {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const bundles = bundle(relations, (id) => byId.has(id))
  const degrees = new Map<string, number>()
  for (const { relations: own } of bundles) {
    for (const { from, to } of own) {
      degrees.set(from, (degrees.get(from) ?? 0) + 1)
      if (to !== from) degrees.set(to, (degrees.get(to) ?? 0) + 1)
    }
  }
  return {
    entries: byId,
    bundles: new Map(bundles.map((each) => [each.id, each])),
    degrees,
    changes: entries.some((each) => each.change) || relations.some((each) => each.change),
  }
}
