import type { SimulationNodeDatum } from 'd3-force'
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force'
import type { Adjacency, Positions } from './graph.ts'
import { placeByPivots } from './pivotMds.ts'

/** How long a relation wants to be between two entries of no size. */
export const RELATION_LENGTH = 30
/** Boxes start to collide only when the picture has found its shape: earlier they would block one another. */
const COLLIDE_FROM = 0.6
const FINAL_ALPHA = 0.002

/** What the forces need to know of one connected graph. */
export interface ForceTask {
  readonly adjacency: Adjacency
  /** The disc that each entry keeps free. */
  readonly radii: Float64Array
  readonly ticks: number
  /** How much wider than high the picture is to become. */
  readonly aspect: number
  readonly random: () => number
}

/** Lays out one connected graph: a start from pivots, then forces that cool down. */
export function settle(task: ForceTask): Positions {
  const { adjacency, radii, ticks, random } = task
  const meanRadius = radii.reduce((sum, radius) => sum + radius, 0) / Math.max(1, radii.length)
  const start = placeByPivots(adjacency, RELATION_LENGTH + 2 * meanRadius, random)
  const nodes: SimulationNodeDatum[] = Array.from(radii, (_, i) => ({ x: start[i * 2], y: start[i * 2 + 1] }))
  const simulation = forceSimulation(nodes)
    .stop()
    .randomSource(random)
    .alpha(0.6)
    .alphaDecay(1 - FINAL_ALPHA ** (1 / ticks))
    .velocityDecay(0.4)
    .force('relations', relationForce(adjacency, radii))
    .force('charge', chargeForce(radii))
    .force('x', forceX(0).strength(0.08 / Math.sqrt(task.aspect)))
    .force('y', forceY(0).strength(0.08 * Math.sqrt(task.aspect)))
  const free = Math.round(ticks * COLLIDE_FROM)
  simulation.tick(free)
  simulation.force('collide', forceCollide((_, i) => radii[i] as number).iterations(2))
  simulation.tick(ticks - free)
  return positionsOf(nodes)
}

/**
 * Springs along relations; those of much-related entries are weak, or hubs would clot.
 *
 * @param lengthOf how long a relation between two entries is to be, if not as long as their discs ask for
 */
export function relationForce(
  adjacency: Adjacency,
  radii: Float64Array,
  lengthOf: (one: number, other: number) => number | undefined = () => undefined,
) {
  const links: { source: number; target: number }[] = []
  for (let source = 0; source < adjacency.size; source++) {
    for (const target of adjacency.neighboursOf(source)) if (source < target) links.push({ source, target })
  }
  const indexOf = (end: unknown) => (end as { index: number }).index
  return forceLink(links)
    .distance(({ source, target }) => {
      const [one, other] = [indexOf(source), indexOf(target)]
      return lengthOf(one, other) ?? RELATION_LENGTH + (radii[one] as number) + (radii[other] as number)
    })
    .strength(({ source, target }) => {
      return 1 / Math.min(adjacency.degreeOf(indexOf(source)), adjacency.degreeOf(indexOf(target)))
    })
}

/**
 * From how far away entries count as one: at d3's own 0.9 a layout takes half as long again, and no fewer relations
 * cross.
 */
const COARSENESS = 1.3

/** Entries repel one another, large ones more; not further than `reach`, so that parts don't drift away. */
export function chargeForce(radii: Float64Array, strength = 11, reach = 1800) {
  return forceManyBody()
    .strength((_, i) => -strength * (radii[i] as number))
    .theta(COARSENESS)
    .distanceMax(reach)
}

/** Reads the positions back out of a simulation. */
export function positionsOf(nodes: readonly SimulationNodeDatum[]): Positions {
  const positions = new Float64Array(nodes.length * 2)
  for (const [i, node] of nodes.entries()) {
    positions[i * 2] = node.x ?? 0
    positions[i * 2 + 1] = node.y ?? 0
  }
  return positions
}
