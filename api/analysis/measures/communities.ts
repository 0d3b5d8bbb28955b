import type { SimpleGraph } from '../CompactGraph.ts'
import { type Measure, random, shuffled, type Work } from './measure.ts'

/** A gain smaller than this is none: it would be a matter of rounding. */
const leastGain = 1e-10
const mostRounds = 50

/** A graph whose entries may be whole communities: what joins an entry to itself stands apart. */
interface Level {
  readonly offsets: Int32Array
  readonly neighbors: Int32Array
  readonly weights: Float64Array
  /** Twice the weight of what joins an entry to itself. */
  readonly loops: Float64Array
}

/** Moves entries between communities, each to where it adds most to modularity, until none moves (Blondel et al. 2008). */
class LocalMoving {
  readonly community: Int32Array
  private readonly level: Level
  private readonly strength: Float64Array
  private readonly totals: Float64Array
  private readonly whole: number
  private readonly toward: Float64Array

  constructor(level: Level) {
    const count = level.loops.length
    this.level = level
    this.community = Int32Array.from({ length: count }, (_, entry) => entry)
    this.toward = new Float64Array(count).fill(-1)
    this.strength = level.loops.slice()
    for (let entry = 0; entry < count; entry++)
      for (let at = level.offsets[entry] as number; at < (level.offsets[entry + 1] as number); at++)
        this.strength[entry] = (this.strength[entry] as number) + (level.weights[at] as number)
    this.totals = this.strength.slice()
    this.whole = this.strength.reduce((sum, each) => sum + each, 0)
  }

  /** The weights of what joins an entry to communities; `toward` holds them by community, -1 for the others. */
  private look(entry: number, seen: Int32Array): number {
    const { offsets, neighbors, weights } = this.level
    const own = this.community[entry] as number
    let found = 1
    seen[0] = own
    this.toward[own] = 0
    for (let at = offsets[entry] as number; at < (offsets[entry + 1] as number); at++) {
      const community = this.community[neighbors[at] as number] as number
      if (this.toward[community] === -1) {
        this.toward[community] = 0
        seen[found++] = community
      }
      this.toward[community] = (this.toward[community] as number) + (weights[at] as number)
    }
    return found
  }

  private move(entry: number, seen: Int32Array): boolean {
    const found = this.look(entry, seen)
    const own = seen[0] as number
    const strength = this.strength[entry] as number
    this.totals[own] = (this.totals[own] as number) - strength
    const gain = (community: number) =>
      (this.toward[community] as number) - ((this.totals[community] as number) * strength) / this.whole
    let best = own
    let most = gain(own)
    for (let index = 1; index < found; index++) {
      const community = seen[index] as number
      const gained = gain(community)
      if (gained > most + leastGain) {
        best = community
        most = gained
      }
    }
    for (let index = 0; index < found; index++) this.toward[seen[index] as number] = -1
    this.totals[best] = (this.totals[best] as number) + strength
    this.community[entry] = best
    return best !== own
  }

  /** @returns whether anything moved */
  run(draw: () => number, work: Work, share: number): boolean {
    const count = this.community.length
    const order = shuffled(count, draw)
    const seen = new Int32Array(count + 1)
    let movedAtAll = false
    for (let round = 0; round < mostRounds; round++) {
      let moved = 0
      for (let index = 0; index < count; index++) {
        if (index % 2000 === 0) work.progress(share)
        if (this.move(order[index] as number, seen)) moved++
      }
      if (moved > 0) movedAtAll = true
      // The last few would be moved for long, for next to nothing.
      if (moved <= count / 1000) break
    }
    return movedAtAll
  }

  modularity(): number {
    const within = this.level.loops.slice()
    const { offsets, neighbors, weights } = this.level
    let inside = within.reduce((sum, each) => sum + each, 0)
    for (let entry = 0; entry < this.community.length; entry++)
      for (let at = offsets[entry] as number; at < (offsets[entry + 1] as number); at++)
        if (this.community[neighbors[at] as number] === this.community[entry]) inside += weights[at] as number
    let expected = 0
    for (const total of this.totals) expected += (total / this.whole) ** 2
    return this.whole > 0 ? inside / this.whole - expected : 0
  }
}

/** Numbers communities from 0 in the order in which they are met. */
function renumbered(community: Int32Array): number {
  const numbers = new Int32Array(community.length).fill(-1)
  let next = 0
  for (let entry = 0; entry < community.length; entry++) {
    const old = community[entry] as number
    if (numbers[old] === -1) numbers[old] = next++
    community[entry] = numbers[old] as number
  }
  return next
}

/** The graph whose entries are the communities of another. */
function condensed(level: Level, community: Int32Array, count: number): Level {
  const members = Array.from({ length: count }, (): number[] => [])
  for (let entry = 0; entry < community.length; entry++) members[community[entry] as number]?.push(entry)
  const loops = new Float64Array(count)
  const toward = new Float64Array(count)
  const offsets = new Int32Array(count + 1)
  const neighbors = new Int32Array(level.neighbors.length)
  const weights = new Float64Array(level.neighbors.length)
  let write = 0
  for (let own = 0; own < count; own++) {
    const seen: number[] = []
    for (const entry of members[own] ?? []) {
      loops[own] = (loops[own] as number) + (level.loops[entry] as number)
      for (let at = level.offsets[entry] as number; at < (level.offsets[entry + 1] as number); at++) {
        const other = community[level.neighbors[at] as number] as number
        const weight = level.weights[at] as number
        if (other === own) loops[own] = (loops[own] as number) + weight
        else {
          if (toward[other] === 0) seen.push(other)
          toward[other] = (toward[other] as number) + weight
        }
      }
    }
    for (const other of seen) {
      neighbors[write] = other
      weights[write++] = toward[other] as number
      toward[other] = 0
    }
    offsets[own + 1] = write
  }
  return { offsets, neighbors: neighbors.slice(0, write), weights: weights.slice(0, write), loops }
}

/** Communities numbered by their size, the largest is 1; equal ones by their first entry. */
function bySize(community: Int32Array, count: number): Float64Array {
  const sizes = new Int32Array(count)
  for (const each of community) sizes[each] = (sizes[each] as number) + 1
  const order = [...sizes.keys()].sort(
    (left, right) => (sizes[right] as number) - (sizes[left] as number) || left - right,
  )
  const numbers = new Float64Array(count)
  for (const [index, each] of order.entries()) numbers[each] = index + 1
  return Float64Array.from(community, (each) => numbers[each] as number)
}

function levelOf({ offsets, neighbors, weights }: SimpleGraph): Level {
  return {
    offsets,
    neighbors,
    weights: Float64Array.from(weights),
    loops: new Float64Array(offsets.length - 1),
  }
}

/**
 * Communities by the Louvain method, without directions; several relations between two entries join them more. The
 * value is the number of the community, counted from 1 by size.
 */
export const communities: Measure = (graph, work) => {
  const draw = random(1)
  let level = levelOf(graph.simple)
  const belongs = Int32Array.from({ length: graph.entryCount }, (_, entry) => entry)
  let count = graph.entryCount
  let modularity = 0
  for (let depth = 0; ; depth++) {
    const moving = new LocalMoving(level)
    const moved = moving.run(draw, work, 1 - 0.5 ** (depth + 1))
    modularity = moving.modularity()
    if (!moved) break
    count = renumbered(moving.community)
    for (let entry = 0; entry < belongs.length; entry++)
      belongs[entry] = moving.community[belongs[entry] as number] as number
    level = condensed(level, moving.community, count)
  }
  return { values: bySize(belongs, count), modularity }
}
