import type { CompactGraph } from '../CompactGraph.ts'

/** What a measure is told while it works. */
export interface Work {
  /**
   * Tells how far it is, from 0 to 1. To be called every few thousand steps.
   * @throws {Failure} CANCELLED or TIMEOUT if nobody wants it any more
   */
  progress(share: number): void
}

/** What a measure gives. */
export interface Measured {
  /** A value for each entry, by its number. */
  readonly values: Float64Array
  /** How many entries were looked out from, where looking from all would take too long. */
  readonly sample?: number
  /** For communities: how much denser they are within than by chance, -0.5 to 1. */
  readonly modularity?: number
}

/** Computes a value for each entry of a graph. */
export type Measure = (graph: CompactGraph, work: Work) => Measured

/** A generator of numbers from 0 to 1 that gives the same ones each time (mulberry32): the same graph, the same answer. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The numbers below `count` in random order. */
export function shuffled(count: number, draw: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, index) => index)
  for (let index = count - 1; index > 0; index--) {
    const other = Math.floor(draw() * (index + 1))
    const held = order[index] as number
    order[index] = order[other] as number
    order[other] = held
  }
  return order
}
