import type { Adjacency, LayoutGraph, Positions } from './graph.ts'
import { adjacencyOf, distancesFrom, radiiOf, sizeOf } from './graph.ts'
import { separate } from './separate.ts'

const RING_GAP = 36
/** Rings begin at the left and run clockwise. */
const START = -Math.PI

/** What may vary about rings. */
export interface RingOptions {
  /** The entry in the middle; by default the one with most neighbours. */
  readonly focus?: number
}

/**
 * Concentric rings by the number of steps from one entry. A ring that is full is split into several; entries
 * follow the order of the neighbours inside them, so that few relations cross. What is not connected stands in
 * the outermost ring.
 */
export function layoutInRings(graph: LayoutGraph, options: RingOptions = {}): Positions {
  const size = sizeOf(graph)
  const positions = new Float64Array(size * 2)
  if (!size) return positions
  const adjacency = adjacencyOf(size, graph.ends)
  const radii = radiiOf(graph)
  const focus = options.focus ?? mostRelated(adjacency)
  const steps = distancesFrom(adjacency, focus)
  const angles = new Float64Array(size)
  let radius = radii[focus] as number
  for (const [depth, level] of levelsOf(steps).entries()) {
    if (!depth) continue
    order(level, depth, { adjacency, steps, angles })
    radius = placeLevel(level, radius + RING_GAP, radii, angles, positions)
  }
  separate(positions, graph.extents, { widen: true })
  return positions
}

/** The entry with most neighbours, the first of several. */
export function mostRelated(adjacency: Adjacency): number {
  let best = 0
  for (let i = 1; i < adjacency.size; i++) if (adjacency.degreeOf(i) > adjacency.degreeOf(best)) best = i
  return best
}

function levelsOf(steps: Int32Array): number[][] {
  const deepest = steps.reduce((most, each) => Math.max(most, each), 0)
  const levels: number[][] = Array.from({ length: deepest + 2 }, () => [])
  for (const [entry, step] of steps.entries()) levels[step < 0 ? deepest + 1 : step]?.push(entry)
  return levels
}

interface Order {
  readonly adjacency: Adjacency
  readonly steps: Int32Array
  readonly angles: Float64Array
}

/** Sorts a level: the innermost by importance, the others by the mean direction of what they hang on. */
function order(level: number[], depth: number, { adjacency, steps, angles }: Order): void {
  if (depth === 1) {
    level.sort((a, b) => adjacency.degreeOf(b) - adjacency.degreeOf(a) || a - b)
    return
  }
  for (const entry of level) {
    let x = 0
    let y = 0
    for (const inner of adjacency.neighboursOf(entry)) {
      if (steps[inner] !== depth - 1) continue
      x += Math.cos(angles[inner] as number)
      y += Math.sin(angles[inner] as number)
    }
    angles[entry] = Math.atan2(y, x)
  }
  level.sort((a, b) => (angles[a] as number) - (angles[b] as number) || a - b)
}

/** Places a level on as many rings as it needs; says how far out the last one reaches. */
function placeLevel(
  level: readonly number[],
  inner: number,
  radii: Float64Array,
  angles: Float64Array,
  positions: Positions,
): number {
  if (!level.length) return inner - RING_GAP
  const step = 2 * level.reduce((most, entry) => Math.max(most, radii[entry] as number), 0) + 4
  const rings: number[] = []
  for (let left = level.length; left > 0; ) {
    const radius = inner + step * (rings.length + 0.5)
    rings.push(radius)
    left -= Math.max(1, Math.floor((2 * Math.PI * radius) / step))
  }
  for (const [i, entry] of level.entries()) {
    const angle = START + (2 * Math.PI * i) / level.length
    const radius = rings[i % rings.length] as number
    angles[entry] = angle
    positions[entry * 2] = radius * Math.cos(angle)
    positions[entry * 2 + 1] = radius * Math.sin(angle)
  }
  return inner + step * rings.length
}
