import type { SimpleGraph } from '../CompactGraph.ts'
import { random, shuffled, type Work } from './measure.ts'

/** How many neighbours may be looked at, from all entries together; beyond it some entries stand for all. */
const mostSteps = 1_500_000_000
/** Fewer would say little. */
const leastSample = 100

/** From which entries to look out: all, or as many as there is time for, drawn at random. */
export function viewpoints({ offsets, neighbors }: SimpleGraph): { from: Int32Array; isSample: boolean } {
  const count = offsets.length - 1
  const affordable = Math.max(leastSample, Math.floor(mostSteps / Math.max(1, neighbors.length + count)))
  const order = shuffled(count, random(1))
  return affordable < count
    ? { from: order.subarray(0, affordable), isSample: true }
    : { from: order.sort(), isSample: false }
}

/** Walks outwards from entries, level by level. Its arrays serve for one after the other. */
export class Outward {
  /** Reached entries, the nearest first. */
  readonly order: Int32Array
  /** Steps to each entry; -1 if it was not reached. */
  readonly distances: Int32Array
  /** In how many ways of the least length each is reached. */
  readonly ways: Float64Array
  reached = 0
  private readonly graph: SimpleGraph

  constructor(graph: SimpleGraph) {
    this.graph = graph
    const count = graph.offsets.length - 1
    this.order = new Int32Array(count)
    this.distances = new Int32Array(count).fill(-1)
    this.ways = new Float64Array(count)
  }

  walk(start: number): void {
    const { order, distances, ways } = this
    const { offsets, neighbors } = this.graph
    for (let index = 0; index < this.reached; index++) distances[order[index] as number] = -1
    order[0] = start
    distances[start] = 0
    ways[start] = 1
    let reached = 1
    for (let index = 0; index < reached; index++) {
      const entry = order[index] as number
      const distance = (distances[entry] as number) + 1
      for (let at = offsets[entry] as number; at < (offsets[entry + 1] as number); at++) {
        const neighbor = neighbors[at] as number
        if (distances[neighbor] === -1) {
          distances[neighbor] = distance
          ways[neighbor] = 0
          order[reached++] = neighbor
        }
        if (distances[neighbor] === distance)
          ways[neighbor] = (ways[neighbor] as number) + (ways[entry] as number)
      }
    }
    this.reached = reached
  }
}

/** Looks out from each viewpoint, and tells how far that is. */
export function lookOut(
  graph: SimpleGraph,
  { progress }: Work,
  see: (outward: Outward, from: number) => void,
): { seen: number; isSample: boolean } {
  const { from, isSample } = viewpoints(graph)
  const outward = new Outward(graph)
  // A look over a large graph takes milliseconds, over a small one far less than it takes to tell.
  const between = Math.max(1, Math.floor(200_000 / (graph.neighbors.length + 1)))
  for (let index = 0; index < from.length; index++) {
    if (index % between === 0) progress(index / from.length)
    outward.walk(from[index] as number)
    see(outward, from[index] as number)
  }
  return { seen: from.length, isSample }
}
