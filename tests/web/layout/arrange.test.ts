import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrange } from '../../../web/layout/arrange.ts'
import type { Arrangement } from '../../../web/layout/protocol.ts'
import { anyGraph, graphOf, hubs, median, overlapsIn } from './graphs.ts'

const arrangements: Arrangement[] = ['force', 'rings', 'hierarchy']

describe.each(arrangements)('arranging by %s', (arrangement) => {
  const lay = (graph: ReturnType<typeof graphOf>, focus?: number) =>
    arrange({ type: 'arrange', arrangement, graph, aspect: 1.4, focus })

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

  it('keeps a thousand entries apart within a second', () => {
    const graph = hubs(1000)
    const start = performance.now()
    const positions = lay(graph)
    expect(performance.now() - start).toBeLessThan(1000)
    expect(overlapsIn(positions, graph)).toEqual([])
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
    const positions = arrange({ type: 'arrange', arrangement: 'force', graph, aspect: 1.4 })
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
    const positions = arrange({ type: 'arrange', arrangement: 'rings', graph: chain, aspect: 1, focus: 0 })
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
    })
    for (let i = 1; i < 40; i++) expect(positions[i * 2 + 1]).toBeGreaterThan(positions[1] as number)
  })
})
