import type { SimulationNodeDatum } from 'd3-force'
import { forceCollide, forceSimulation, forceX, forceY } from 'd3-force'
import { type LayoutOptions, layoutByForce } from './force.ts'
import { chargeForce, positionsOf, relationForce } from './forces.ts'
import type { LayoutGraph, Positions } from './graph.ts'
import { adjacencyOf, radiiOf, sizeOf, subgraphOf } from './graph.ts'
import { isPlaced, placeNew } from './place.ts'
import { randomFrom } from './random.ts'
import { separate } from './separate.ts'

const TICKS = 80
/** How hard entries that were there are held at their places; they may give way, not wander. */
const HOLD = 0.8
/** What an entry that was there gives way when boxes are pushed apart, against 1 for a new one. */
const OLD_MOBILITY = 0.15
/** Above this, only what is near the new entries is moved at all. */
const ALL_MOVE_UP_TO = 1000
const NEAR = 260

/** A graph of which some entries have their places already. */
export interface Growth {
  readonly graph: LayoutGraph
  /** Where entries are; NaN for those that are new. */
  readonly known: Positions
  /** 1 for entries that a person put where they are: they do not move at all. */
  readonly pinned: Uint8Array
}

/**
 * Adds entries to a picture without disturbing it: new ones go to the emptiest spot near their neighbours, then
 * all settle a little while the old ones are held by springs.
 */
export function grow({ graph, known, pinned }: Growth, options: LayoutOptions = {}): Positions {
  const size = sizeOf(graph)
  const isOld = Uint8Array.from({ length: size }, (_, i) => (isPlaced(known, i) ? 1 : 0))
  if (!isOld.includes(1)) return layoutByForce(graph, options)
  const positions = known.slice()
  placeNew(positions, adjacencyOf(size, graph.ends), radiiOf(graph))
  const moving = movingEntries(positions, isOld)
  relax({ graph, positions, moving, isOld, pinned, seed: options.seed ?? 1 })
  const mayMove = new Uint8Array(size)
  for (const entry of moving) mayMove[entry] = 1
  const mobility = Float64Array.from({ length: size }, (_, i) => {
    if (pinned[i] || !mayMove[i]) return 0
    return isOld[i] ? OLD_MOBILITY : 1
  })
  if (separate(positions, graph.extents, { mobility })) partRest(positions, graph, pinned)
  return positions
}

/** What is still crowded after the careful pass is parted by letting everything but the pinned give way. */
function partRest(positions: Positions, graph: LayoutGraph, pinned: Uint8Array): void {
  const mobility = Float64Array.from(pinned, (each) => (each ? 0 : 1))
  for (let attempt = 0; attempt < 4 && separate(positions, graph.extents, { mobility }); attempt++);
}

function movingEntries(positions: Positions, isOld: Uint8Array): number[] {
  const all = Array.from(isOld, (_, i) => i)
  if (isOld.length <= ALL_MOVE_UP_TO) return all
  const fresh = all.filter((entry) => !isOld[entry])
  return all.filter((entry) => {
    const x = positions[entry * 2] as number
    const y = positions[entry * 2 + 1] as number
    const isNear = (each: number) =>
      Math.abs((positions[each * 2] as number) - x) < NEAR &&
      Math.abs((positions[each * 2 + 1] as number) - y) < NEAR
    return !isOld[entry] || fresh.some(isNear)
  })
}

interface Relaxation {
  readonly graph: LayoutGraph
  readonly positions: Positions
  readonly moving: readonly number[]
  readonly isOld: Uint8Array
  readonly pinned: Uint8Array
  readonly seed: number
}

function relax({ graph, positions, moving, isOld, pinned, seed }: Relaxation): void {
  const part = subgraphOf(graph, moving)
  const radii = radiiOf(part)
  const nodes: SimulationNodeDatum[] = moving.map((entry) => {
    const at = { x: positions[entry * 2], y: positions[entry * 2 + 1] }
    return pinned[entry] ? { ...at, fx: at.x, fy: at.y } : at
  })
  const homes = nodes.map(({ x = 0, y = 0 }) => ({ x, y }))
  // A relation between entries that were there rests as it is: it must not pull at a picture that is settled.
  const lengthOf = (one: number, other: number) => {
    if (!isOld[moving[one] as number] || !isOld[moving[other] as number]) return undefined
    const [a, b] = [homes[one], homes[other]]
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : undefined
  }
  const hold = (_: unknown, i: number) => (isOld[moving[i] as number] ? HOLD : 0.01)
  forceSimulation(nodes)
    .stop()
    .randomSource(randomFrom(seed))
    .alpha(0.35)
    .alphaDecay(1 - 0.003 ** (1 / TICKS))
    .velocityDecay(0.5)
    .force('relations', relationForce(adjacencyOf(moving.length, part.ends), radii, lengthOf))
    .force('charge', chargeForce(radii, 4, NEAR))
    .force('x', forceX((_, i) => homes[i]?.x ?? 0).strength(hold))
    .force('y', forceY((_, i) => homes[i]?.y ?? 0).strength(hold))
    .force('collide', forceCollide((_, i) => (radii[i] as number) * 0.9).iterations(2))
    .tick(TICKS)
  const settled = positionsOf(nodes)
  for (const [i, entry] of moving.entries()) {
    positions[entry * 2] = settled[i * 2] as number
    positions[entry * 2 + 1] = settled[i * 2 + 1] as number
  }
}
