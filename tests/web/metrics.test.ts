import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measure } from '../../web/metrics/measure.ts'

const star = { size: 5, ends: Uint32Array.of(0, 1, 0, 2, 0, 3, 0, 4) }

describe('measures', () => {
  test('put the middle of a star first', () => {
    const { values } = measure(star)
    expect([...values.degree]).toEqual([4, 1, 1, 1, 1])
    expect([...values.betweenness]).toEqual([1, 0, 0, 0, 0])
    expect(values.pagerank[0]).toBeGreaterThan(values.pagerank[1] as number)
  })

  test('part two groups that hang together by one relation', () => {
    const ends = Uint32Array.of(0, 1, 1, 2, 2, 0, 3, 4, 4, 5, 5, 3, 6, 3, 6, 4, 2, 3)
    const { communities } = measure({ size: 7, ends })
    expect(communities[0]).toBe(communities[1])
    expect(communities[3]).toBe(communities[6])
    expect(communities[0]).not.toBe(communities[3])
    // The largest comes first.
    expect(communities[3]).toBe(0)
  })

  test('answer for any graph, in parts, with loops and parallels, and always alike', () => {
    const graph = fc.integer({ min: 0, max: 25 }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        ends: (size
          ? fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 40 })
          : fc.constant([])
        ).map((each) => Uint32Array.from(each.flat())),
      }),
    )
    fc.assert(
      fc.property(graph, (each) => {
        const result = measure(each)
        for (const list of Object.values(result.values)) {
          expect(list).toHaveLength(each.size)
          expect([...list].every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
        }
        expect(result).toEqual(measure(each))
      }),
      { numRuns: 60 },
    )
  })
})
