import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutByForce } from '../../../web/layout/force.ts'
import type { LayoutGraph, Positions } from '../../../web/layout/graph.ts'
import { grow } from '../../../web/layout/grow.ts'
import { anyGraph, graphOf, hubs, median, movesBetween, overlapsIn } from './graphs.ts'

/** The first entries of a graph, and what lies between them. */
function firstOf(graph: LayoutGraph, count: number): LayoutGraph {
  const ends: number[] = []
  for (let i = 0; i < graph.ends.length; i += 2) {
    const from = graph.ends[i] as number
    const to = graph.ends[i + 1] as number
    if (from < count && to < count) ends.push(from, to)
  }
  return { extents: graph.extents.slice(0, count * 4), ends: Uint32Array.from(ends) }
}

function extended(positions: Positions, size: number): Positions {
  const known = new Float64Array(size * 2).fill(Number.NaN)
  known.set(positions)
  return known
}

function grownFrom(graph: LayoutGraph, count: number, pinned: number[] = []) {
  const size = graph.extents.length / 4
  const before = layoutByForce(firstOf(graph, count))
  const pins = new Uint8Array(size)
  for (const entry of pinned) pins[entry] = 1
  return { before, after: grow({ graph, known: extended(before, size), pinned: pins }) }
}

describe('growing a picture', () => {
  it.each([60, 300, 1000, 1300])('moves the entries that were there little, of %i', (size) => {
    const graph = hubs(size + 20)
    const { before, after } = grownFrom(graph, size)
    expect(median(movesBetween(before, after))).toBeLessThan(24)
    expect(overlapsIn(after, graph)).toEqual([])
  })

  it('puts new entries near what they are related to', () => {
    const graph = graphOf(41, [...hubsOf(40), [40, 5]])
    const { after } = grownFrom(graph, 40)
    expect(
      Math.hypot(
        (after[80] as number) - (after[10] as number),
        (after[81] as number) - (after[11] as number),
      ),
    ).toBeLessThan(250)
  })

  it('leaves pinned entries exactly where they are', () => {
    const pinned = [0, 3, 17]
    const { before, after } = grownFrom(hubs(120), 90, pinned)
    const moves = movesBetween(before, after)
    for (const entry of pinned) expect(moves[entry]).toBe(0)
  })

  it('is a whole layout where nothing was', () => {
    const graph = hubs(30)
    const known = new Float64Array(60).fill(Number.NaN)
    expect(grow({ graph, known, pinned: new Uint8Array(30) })).toEqual(layoutByForce(graph))
  })

  it('is the same each time', () => {
    expect(grownFrom(hubs(80), 50)).toEqual(grownFrom(hubs(80), 50))
  })

  it('leaves no overlap in any graph, and nothing without a place', () => {
    fc.assert(
      fc.property(anyGraph(50), fc.double({ min: 0, max: 1, noNaN: true }), (graph, share) => {
        const count = Math.max(1, Math.floor((graph.extents.length / 4) * share))
        const { after } = grownFrom(graph, count)
        expect(Array.from(after).every(Number.isFinite)).toBe(true)
        expect(overlapsIn(after, graph)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

function hubsOf(size: number): [number, number][] {
  const { ends } = hubs(size)
  return Array.from({ length: ends.length / 2 }, (_, i) => [ends[i * 2] as number, ends[i * 2 + 1] as number])
}
