import type { Adjacency, Positions } from './graph.ts'

/** The golden angle: seeds of a sunflower turned by it never line up. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5))

/** A graph whose entries with one neighbour are folded onto that neighbour. */
export interface Folding {
  /** The entries that stay. */
  readonly core: readonly number[]
  /** The folded entries by the entry that carries them. */
  readonly leaves: ReadonlyMap<number, readonly number[]>
}

/**
 * Folds entries with a single neighbour onto it: they need no forces, and often are most of the graph.
 * In a pair both have one neighbour, then neither is folded.
 */
export function fold(adjacency: Adjacency, entries: readonly number[]): Folding {
  const core: number[] = []
  const leaves = new Map<number, number[]>()
  for (const entry of entries) {
    const [carrier] = adjacency.neighboursOf(entry)
    if (carrier === undefined || adjacency.degreeOf(entry) > 1 || adjacency.degreeOf(carrier) === 1) {
      core.push(entry)
      continue
    }
    const carried = leaves.get(carrier)
    if (carried) carried.push(entry)
    else leaves.set(carrier, [entry])
  }
  return { core, leaves }
}

/** The radius of the disc that an entry and the entries folded onto it take. */
export function discRadius(own: number, leaves: readonly number[], radii: Float64Array): number {
  if (!leaves.length) return own
  return own + Math.sqrt(leaves.length) * meanRadius(leaves, radii) * 1.6
}

/** Unfolds entries around the one that carries them, as the seeds of a sunflower. */
export function unfold(
  positions: Positions,
  carrier: number,
  leaves: readonly number[],
  radii: Float64Array,
): void {
  const step = meanRadius(leaves, radii) * 1.5
  const own = (radii[carrier] as number) * 0.8
  for (const [i, leaf] of leaves.entries()) {
    const angle = (i + 1) * GOLDEN_ANGLE
    const radius = own + step * Math.sqrt(i + 1)
    positions[leaf * 2] = (positions[carrier * 2] as number) + radius * Math.cos(angle)
    positions[leaf * 2 + 1] = (positions[carrier * 2 + 1] as number) + radius * Math.sin(angle)
  }
}

function meanRadius(entries: readonly number[], radii: Float64Array): number {
  return entries.reduce((sum, entry) => sum + (radii[entry] as number), 0) / entries.length
}
