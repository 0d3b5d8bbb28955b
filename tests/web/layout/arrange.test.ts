import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrange } from '../../../web/layout/arrange.ts'
import { arrangements } from '../../../web/layout/protocol.ts'
import { anyGraph, graphOf, hubs, median, overlapsIn } from './graphs.ts'

/** Groups, years and wholes of some kind: whatever they are, no arrangement may fail on them. */
function details({ extents, ends }: ReturnType<typeof graphOf>) {
  const size = extents.length / 4
  return {
    groups: Uint16Array.from({ length: size }, (_, i) => (i * 7) % 5),
    years: Float64Array.from({ length: size }, (_, i) => (i % 9 ? 1648 + ((i * 37) % 380) : Number.NaN)),
    upward: Uint8Array.from({ length: ends.length / 2 }, (_, i) => i % 2),
  }
}

describe.each(arrangements)('arranging by %s', (arrangement) => {
  const lay = (graph: ReturnType<typeof graphOf>, focus?: number) =>
    arrange({ type: 'arrange', arrangement, graph, aspect: 1.4, focus, ...details(graph) }).positions

  it('has nothing to do without entries', () => {
    expect(lay(graphOf(0, []))).toHaveLength(0)
  })

  it('places a single entry, and a pair', () => {
    expect(Array.from(lay(graphOf(1, []))).every(Number.isFinite)).toBe(true)
    const pair = graphOf(2, [[0, 1]])
    expect(overlapsIn(lay(pair), pair)).toEqual([])
  })

  it('gives the same picture for the same graph', () => {
    expect(lay(hubs(200))).toEqual(lay(hubs(200)))
  })

  it('places every entry of any graph, without overlaps', () => {
    fc.assert(
      fc.property(anyGraph(60), (graph) => {
        const positions = lay(graph)
        expect(positions).toHaveLength(graph.extents.length / 2)
        expect(Array.from(positions).every(Number.isFinite)).toBe(true)
        expect(overlapsIn(positions, graph)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('keeps a thousand entries apart', () => {
    const graph = hubs(1000)
    expect(overlapsIn(lay(graph), graph)).toEqual([])
  })
})

describe('the shape of a picture', () => {
  const distance = (positions: Float64Array, a: number, b: number) =>
    Math.hypot(
      (positions[a * 2] as number) - (positions[b * 2] as number),
      (positions[a * 2 + 1] as number) - (positions[b * 2 + 1] as number),
    )

  it('puts what is related nearer than what is not', () => {
    const graph = hubs(100)
    const positions = arrange({ type: 'arrange', arrangement: 'force', graph, aspect: 1.4 }).positions
    const related: number[] = []
    for (let i = 0; i < graph.ends.length; i += 2) {
      related.push(distance(positions, graph.ends[i] as number, graph.ends[i + 1] as number))
    }
    const all = Array.from({ length: 100 }, (_, a) =>
      Array.from({ length: a }, (_, b) => distance(positions, a, b)),
    )
    expect(median(related)).toBeLessThan(median(all.flat()) / 2)
  })

  it('puts the focus in the middle of the rings, and each step further out', () => {
    const chain = graphOf(4, [
      [0, 1],
      [1, 2],
      [2, 3],
    ])
    const positions = arrange({
      type: 'arrange',
      arrangement: 'rings',
      graph: chain,
      aspect: 1,
      focus: 0,
    }).positions
    const [one, two, three] = [1, 2, 3].map((entry) => distance(positions, 0, entry)) as [
      number,
      number,
      number,
    ]
    expect(one).toBeLessThan(two)
    expect(two).toBeLessThan(three)
  })

  it('puts the root of a hierarchy above the rest', () => {
    const positions = arrange({
      type: 'arrange',
      arrangement: 'hierarchy',
      graph: hubs(40),
      aspect: 1,
      focus: 0,
    }).positions
    for (let i = 1; i < 40; i++) expect(positions[i * 2 + 1]).toBeGreaterThan(positions[1] as number)
  })

  it('puts parts under their wholes, whatever else they are related to', () => {
    const graph = graphOf(4, [
      [1, 0],
      [2, 1],
      [2, 3],
      [3, 0],
    ])
    const { positions } = arrange({
      type: 'arrange',
      arrangement: 'hierarchy',
      graph,
      aspect: 1,
      focus: 3,
      upward: Uint8Array.of(1, 1, 0, 1),
    })
    const y = (entry: number) => positions[entry * 2 + 1] as number
    expect(y(0)).toBeLessThan(y(1))
    expect(y(1)).toBeLessThan(y(2))
    expect(y(3)).toBe(y(1))
  })

  it('puts earlier entries of a timeline to the left, and says which year is where', () => {
    const years = Float64Array.of(1945, 1992, 2015, 1648)
    const { positions, guides } = arrange({
      type: 'arrange',
      arrangement: 'timeline',
      graph: graphOf(4, []),
      aspect: 1,
      years,
      groups: Uint16Array.of(0, 1, 0, 1),
    })
    const order = [0, 1, 2, 3].sort((a, b) => (positions[a * 2] as number) - (positions[b * 2] as number))
    expect(order).toEqual([3, 0, 1, 2])
    for (const guide of guides)
      if (guide.type === 'year') expect(positions[years.indexOf(guide.year) * 2]).toBe(guide.x)
    expect(guides.filter(({ type }) => type === 'lane')).toHaveLength(2)
  })

  it('frames each group around its own entries and no others', () => {
    fc.assert(
      fc.property(anyGraph(40), (graph) => {
        const { groups } = details(graph)
        const { positions, guides } = arrange({
          type: 'arrange',
          arrangement: 'groups',
          graph,
          aspect: 1,
          groups,
        })
        for (const [entry, group] of groups.entries())
          for (const guide of guides) {
            if (guide.type !== 'group') continue
            const [x, y] = [positions[entry * 2] as number, positions[entry * 2 + 1] as number]
            const inside = x > guide.left && x < guide.right && y > guide.top && y < guide.bottom
            expect(inside).toBe(guide.group === group)
          }
      }),
      { numRuns: 40 },
    )
  })
})
