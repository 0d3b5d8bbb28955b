import type { LayoutGraph, Positions } from '../layout/graph.ts'
import { type Content, MANY_FROM } from './content.ts'
import { sizeOfEntry } from './elements.ts'
import { fonts, LINE } from './labels/fonts.ts'
import { labelOf, type Measure, wrap } from './labels/labelText.ts'
import type { Spot } from './motion.ts'

/** Room that an entry keeps around itself. */
const MARGIN = 7
/** What lies between an entry and its label. */
const LABEL_GAP = 4

/** A content as the layouts see it, with the ids that its numbers stand for. */
export interface LayoutInput {
  readonly ids: readonly string[]
  readonly graph: LayoutGraph
}

/** Prepares a layout. Up to 300 entries keep room for their labels. */
export function layoutInput(content: Content, measure: Measure): LayoutInput {
  const ids = [...content.entries.keys()]
  const numbers = new Map(ids.map((id, number) => [id, number]))
  const withLabels = ids.length <= MANY_FROM
  const extents = new Float32Array(ids.length * 4)
  for (const [number, entry] of [...content.entries.values()].entries()) {
    const half = sizeOfEntry(entry, content.degrees.get(entry.id) ?? 0) / 2
    const box = { across: half + MARGIN, below: half + MARGIN }
    if (withLabels) {
      const lines = wrap(labelOf(entry), fonts.label, measure)
      const width = Math.max(...lines.map((line) => measure(line, fonts.label)), 0)
      box.across = Math.max(box.across, width / 2 + 3)
      box.below = half + LABEL_GAP + lines.length * LINE + 3
    }
    extents.set([box.across, half + MARGIN, box.across, box.below], number * 4)
  }
  const ends = [...content.bundles.values()].flatMap(({ relations: [{ from, to }] }) => [
    numbers.get(from) ?? 0,
    numbers.get(to) ?? 0,
  ])
  return { ids, graph: { extents, ends: Uint32Array.from(ends) } }
}

/** Known places in the order of the layout's numbers; NaN for entries without. */
export function knownPositions(ids: readonly string[], spots: ReadonlyMap<string, Spot>): Positions {
  const known = new Float64Array(ids.length * 2).fill(Number.NaN)
  for (const [number, id] of ids.entries()) {
    const spot = spots.get(id)
    if (spot) known.set([spot.x, spot.y], number * 2)
  }
  return known
}

/** The layout's answer by id. */
export function spotsFrom(ids: readonly string[], positions: Positions): Map<string, Spot> {
  return new Map(
    ids.map((id, i) => [id, { x: positions[i * 2] as number, y: positions[i * 2 + 1] as number }]),
  )
}
