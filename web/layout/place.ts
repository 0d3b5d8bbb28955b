import { RELATION_LENGTH } from './forces.ts'
import type { Adjacency, Positions } from './graph.ts'
import { SpotGrid } from './spotGrid.ts'

const DIRECTIONS = 24
const RINGS = [1, 1.5, 2.2]
/** How much room is worth against nearness: beyond a few radii, more room is no gain. */
const ENOUGH_ROOM = 3

/** Says where an entry is not yet. */
export const isPlaced = (positions: Positions, entry: number) => !Number.isNaN(positions[entry * 2])

/**
 * Puts entries that have no position yet (NaN) at the emptiest spot near the neighbours that have one, those
 * with most placed neighbours first; entries without any go under the picture.
 */
export function placeNew(positions: Positions, adjacency: Adjacency, radii: Float64Array): void {
  const grid = new SpotGrid(Math.max(40, ...sampleOf(radii)) * 2)
  const waiting = new Set<number>()
  for (let entry = 0; entry < adjacency.size; entry++) {
    if (isPlaced(positions, entry))
      grid.add(positions[entry * 2] as number, positions[entry * 2 + 1] as number)
    else waiting.add(entry)
  }
  while (waiting.size) {
    const next = nextOf(waiting, positions, adjacency)
    for (const { entry, anchors } of next) {
      const [x, y] = anchors.length
        ? emptiestSpot(entry, anchors, positions, radii, grid)
        : spotUnder(positions, radii[entry] as number)
      positions[entry * 2] = x
      positions[entry * 2 + 1] = y
      grid.add(x, y)
      waiting.delete(entry)
    }
  }
}

/** Radii differ by little; a few of them tell the size of a cell. */
function sampleOf(radii: Float64Array): number[] {
  return Array.from(radii.subarray(0, 100))
}

/** The entries whose turn it is: all with a placed neighbour, or else the best connected one. */
function nextOf(waiting: Set<number>, positions: Positions, adjacency: Adjacency) {
  const next: { entry: number; anchors: number[] }[] = []
  for (const entry of waiting) {
    const anchors = Array.from(adjacency.neighboursOf(entry)).filter((each) => isPlaced(positions, each))
    if (anchors.length) next.push({ entry, anchors })
  }
  if (next.length) return next.sort((a, b) => b.anchors.length - a.anchors.length || a.entry - b.entry)
  let best = -1
  for (const entry of waiting) {
    if (best < 0 || adjacency.degreeOf(entry) > adjacency.degreeOf(best)) best = entry
  }
  return [{ entry: best, anchors: [] }]
}

function emptiestSpot(
  entry: number,
  anchors: readonly number[],
  positions: Positions,
  radii: Float64Array,
  grid: SpotGrid,
): [number, number] {
  const radius = radii[entry] as number
  const x = anchors.reduce((sum, each) => sum + (positions[each * 2] as number), 0) / anchors.length
  const y = anchors.reduce((sum, each) => sum + (positions[each * 2 + 1] as number), 0) / anchors.length
  const reach = RELATION_LENGTH + radius + (radii[anchors[0] as number] as number)
  let best: [number, number] = [x, y]
  let bestScore = anchors.length > 1 ? roomAt(grid, x, y, radius) : Number.NEGATIVE_INFINITY
  for (const ring of RINGS) {
    for (let i = 0; i < DIRECTIONS; i++) {
      const angle = ((i + ring) / DIRECTIONS) * 2 * Math.PI
      const spot: [number, number] = [x + Math.cos(angle) * reach * ring, y + Math.sin(angle) * reach * ring]
      const score = roomAt(grid, ...spot, radius) - ring * 0.35
      if (score <= bestScore) continue
      best = spot
      bestScore = score
    }
  }
  return best
}

/** How many radii are free around a spot, at most as many as matter. */
function roomAt(grid: SpotGrid, x: number, y: number, radius: number): number {
  return grid.distanceToNearest(x, y, radius * ENOUGH_ROOM) / radius
}

function spotUnder(positions: Positions, radius: number): [number, number] {
  let left = Number.POSITIVE_INFINITY
  let bottom = Number.NEGATIVE_INFINITY
  for (let i = 0; i < positions.length; i += 2) {
    if (Number.isNaN(positions[i])) continue
    left = Math.min(left, positions[i] as number)
    bottom = Math.max(bottom, positions[i + 1] as number)
  }
  return Number.isFinite(left) ? [left, bottom + radius * 4] : [0, 0]
}
