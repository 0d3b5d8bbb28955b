import { boundsOf } from './bounds.ts'
import { discRadius, fold, unfold } from './fold.ts'
import { settle } from './forces.ts'
import type { LayoutGraph, Positions } from './graph.ts'
import { adjacencyOf, componentsOf, radiiOf, sizeOf, subgraphOf } from './graph.ts'
import { packParts } from './pack.ts'
import { randomFrom } from './random.ts'
import { separate } from './separate.ts'

/** Below this, folding saves no time that anyone would notice, and forces place leaves better. */
const FOLD_FROM = 120
const PACKING_GAP = 28
/** How far a picture may be stretched to the proportions of the stage before distances begin to mislead. */
const STRETCH = { least: 0.8, most: 1.35 }

/** What may vary about a layout. */
export interface LayoutOptions {
  readonly seed?: number
  /** How much wider than high the stage is. */
  readonly aspect?: number
}

/**
 * The force layout: every part that hangs together is folded, settled and unfolded by itself, stretched to the
 * stage, its boxes are pushed apart, and the parts are packed side by side.
 */
export function layoutByForce(graph: LayoutGraph, options: LayoutOptions = {}): Positions {
  const { seed = 1, aspect = 1.4 } = options
  const random = randomFrom(seed)
  const positions = new Float64Array(sizeOf(graph) * 2)
  const components = componentsOf(adjacencyOf(sizeOf(graph), graph.ends))
  for (const entries of components) {
    const part = subgraphOf(graph, entries)
    const placed = placeComponent(part, aspect, random)
    stretch(placed, part, aspect)
    separate(placed, part.extents, { widen: true })
    for (const [i, entry] of entries.entries()) {
      positions[entry * 2] = placed[i * 2] as number
      positions[entry * 2 + 1] = placed[i * 2 + 1] as number
    }
  }
  packParts(positions, graph, components, { gap: PACKING_GAP, aspect })
  return positions
}

/** The more entries, the fewer steps: large pictures gain little from the last ones. */
function ticksFor(size: number): number {
  if (size <= 150) return 300
  if (size <= 500) return 100
  return size <= 1500 ? 75 : 60
}

function placeComponent(part: LayoutGraph, aspect: number, random: () => number): Positions {
  const size = sizeOf(part)
  if (size === 1) return new Float64Array(2)
  const adjacency = adjacencyOf(size, part.ends)
  const radii = radiiOf(part)
  const all = Array.from({ length: size }, (_, i) => i)
  const { core, leaves } = size >= FOLD_FROM ? fold(adjacency, all) : { core: all, leaves: new Map() }
  const coreGraph = subgraphOf(part, core)
  const settled = settle({
    adjacency: adjacencyOf(core.length, coreGraph.ends),
    radii: Float64Array.from(core, (entry) =>
      discRadius(radii[entry] as number, leaves.get(entry) ?? [], radii),
    ),
    ticks: ticksFor(size),
    aspect,
    random,
  })
  const positions = new Float64Array(size * 2)
  for (const [i, entry] of core.entries()) {
    positions[entry * 2] = settled[i * 2] as number
    positions[entry * 2 + 1] = settled[i * 2 + 1] as number
  }
  for (const [carrier, carried] of leaves) unfold(positions, carrier, carried, radii)
  return positions
}

/** Stretches a part towards the proportions of the stage, keeping its area. */
function stretch(positions: Positions, part: LayoutGraph, aspect: number): void {
  const bounds = boundsOf(positions, part.extents, Array(sizeOf(part)).keys())
  if (!bounds) return
  const current = (bounds.right - bounds.left) / (bounds.bottom - bounds.top)
  const factor = Math.min(STRETCH.most, Math.max(STRETCH.least, Math.sqrt(aspect / current)))
  for (let i = 0; i < positions.length; i += 2) {
    positions[i] = (positions[i] as number) * factor
    positions[i + 1] = (positions[i + 1] as number) / factor
  }
}
