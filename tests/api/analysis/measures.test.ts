import fc from 'fast-check'
import { MultiDirectedGraph, UndirectedGraph } from 'graphology'
import louvain from 'graphology-communities-louvain'
import { betweenness, closeness, pagerank } from 'graphology-metrics/centrality/index.js'
import { modularity } from 'graphology-metrics/graph/index.js'
import { describe, expect, test } from 'vitest'
import { CompactGraph } from '../../../api/analysis/CompactGraph.ts'
import { type MeasureName, measures } from '../../../api/analysis/measures/index.ts'
import { viewpoints } from '../../../api/analysis/measures/shortestPaths.ts'

// The package is CommonJS without a default of its own, whatever its types say.
const { detailed } = louvain as unknown as typeof louvain.default

const work = { progress: () => undefined }

type Pairs = readonly (readonly [number, number])[]

/** Graphs with loops, parallel relations and entries without any. */
const graphs = fc.integer({ min: 1, max: 14 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    pairs: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 40 }),
  }),
)

function compact(count: number, pairs: Pairs, symmetric = new Uint8Array(pairs.length)): CompactGraph {
  const side = (index: 0 | 1) => Int32Array.from(pairs, (pair) => pair[index])
  return new CompactGraph(
    Array.from({ length: count }, (_, index) => String(index)),
    side(0),
    side(1),
    symmetric,
  )
}

function simple(count: number, pairs: Pairs): UndirectedGraph {
  const graph = new UndirectedGraph()
  for (let entry = 0; entry < count; entry++) graph.addNode(String(entry))
  for (const [from, to] of pairs)
    if (from !== to)
      graph.updateUndirectedEdge(String(from), String(to), ({ weight = 0 }) => ({ weight: weight + 1 }))
  return graph
}

const measured = (name: MeasureName, graph: CompactGraph) => measures[name].measure(graph, work)

function expectClose(values: Float64Array, expected: Record<string, number>): void {
  for (const [entry, value] of Object.entries(expected)) expect(values[Number(entry)]).toBeCloseTo(value, 6)
  expect(values).toHaveLength(Object.keys(expected).length)
}

describe('measures agree with others on any graph:', () => {
  const holds = (check: (count: number, pairs: Pairs) => void) =>
    fc.assert(
      fc.property(graphs, ({ count, pairs }) => check(count, pairs)),
      { numRuns: 300 },
    )

  test('degree counts relations', () =>
    holds((count, pairs) => {
      const { values } = measured('degree', compact(count, pairs))
      for (let entry = 0; entry < count; entry++)
        expect(values[entry]).toBe(pairs.flat().filter((end) => end === entry).length)
    }))

  test('betweenness', () =>
    holds((count, pairs) => {
      if (count < 3) return
      expectClose(
        measured('betweenness', compact(count, pairs)).values,
        betweenness(simple(count, pairs), { getEdgeWeight: null }),
      )
    }))

  test('closeness', () =>
    holds((count, pairs) => {
      const expected = closeness(simple(count, pairs), { wassermanFaust: true })
      expectClose(measured('closeness', compact(count, pairs)).values, expected)
    }))

  test('PageRank', () =>
    holds((count, pairs) => {
      const graph = new MultiDirectedGraph()
      for (let entry = 0; entry < count; entry++) graph.addNode(String(entry))
      for (const [from, to] of pairs) graph.addEdge(String(from), String(to))
      const expected = pagerank(graph, { getEdgeWeight: null, tolerance: 1e-12, maxIterations: 1000 })
      const { values } = measured('pageRank', compact(count, pairs))
      expectClose(values, expected)
      expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 6)
    }))

  test('clustering, by looking at every pair of neighbours', () =>
    holds((count, pairs) => {
      const graph = simple(count, pairs)
      const expected = Object.fromEntries(
        graph.mapNodes((entry) => {
          const neighbors = graph.neighbors(entry)
          const together = neighbors.flatMap((one, index) =>
            neighbors.slice(index + 1).filter((other) => graph.hasEdge(one, other)),
          )
          const all = (neighbors.length * (neighbors.length - 1)) / 2
          return [entry, all > 0 ? together.length / all : 0]
        }),
      )
      expectClose(measured('clustering', compact(count, pairs)).values, expected)
    }))

  test('core numbers, by taking away whoever has too few neighbours', () =>
    holds((count, pairs) => {
      const expected: Record<string, number> = {}
      const graph = simple(count, pairs)
      for (let least = 0; graph.order > 0; least++)
        for (;;) {
          const weak = graph.filterNodes((entry) => graph.degree(entry) <= least)
          if (weak.length === 0) break
          for (const entry of weak) {
            expected[entry] = least
            graph.dropNode(entry)
          }
        }
      expectClose(measured('coreNumber', compact(count, pairs)).values, expected)
    }))

  test('communities have the modularity that is said, and are numbered by size', () =>
    holds((count, pairs) => {
      const { values, modularity: said } = measured('communities', compact(count, pairs))
      const graph = simple(count, pairs)
      if (graph.size === 0) {
        expect(said).toBe(0)
        return
      }
      const parts = Object.fromEntries([...values].map((number, entry) => [String(entry), number]))
      expect(said).toBeCloseTo(modularity(graph, { getNodeCommunity: (entry) => parts[entry] as number }), 6)
      const sizes = new Map<number, number>()
      for (const number of values) sizes.set(number, (sizes.get(number) ?? 0) + 1)
      const bySize = [...sizes].sort(([left], [right]) => left - right).map(([, size]) => size)
      expect(bySize).toEqual([...bySize].sort((left, right) => right - left))
      expect(Math.min(...values)).toBe(1)
    }))
})

/** Groups of entries that are joined among themselves, in a ring. */
function ringOfGroups(groups: number, size: number): Pairs {
  return Array.from({ length: groups }, (_, group) => {
    const first = group * size
    const within = Array.from({ length: size }, (_, one) =>
      Array.from({ length: size - one - 1 }, (_, more) => [first + one, first + one + more + 1] as const),
    ).flat()
    return [...within, [first, ((group + 1) % groups) * size] as const]
  }).flat()
}

test('communities are as good as those of another, and the same each time', () => {
  const pairs = ringOfGroups(30, 6)
  const graph = simple(180, pairs)
  const ours = measured('communities', compact(180, pairs))
  const theirs = detailed(graph, { getEdgeWeight: 'weight', randomWalk: false })
  expect(ours.modularity).toBeGreaterThanOrEqual(theirs.modularity - 0.01)
  expect(measured('communities', compact(180, pairs))).toEqual(ours)
})

test('a symmetric relation leads both ways', () => {
  const graph = compact(
    3,
    [
      [0, 1],
      [1, 2],
    ],
    Uint8Array.from([1, 0]),
  )
  expect([...graph.directed.neighbors]).toEqual([1, 2, 0])
  const alone =
    measured(
      'pageRank',
      compact(3, [
        [0, 1],
        [1, 2],
      ]),
    ).values[0] ?? 0
  expect(measured('pageRank', graph).values[0]).toBeGreaterThan(alone)
})

test('of a large graph a sample is taken, which comes near to the whole', () => {
  const count = 40_000
  const pairs = Array.from({ length: count * 4 }, (_, index) => {
    const from = (index * 7919) % count
    return [from, (index * index * 31 + index) % count] as const
  })
  const graph = compact(count, pairs)
  const { from, isSample } = viewpoints(graph.simple)
  expect(isSample).toBe(true)
  expect(from.length).toBeGreaterThan(1000)
  expect(new Set(from).size).toBe(from.length)
  const small = compact(
    500,
    pairs.filter((pair) => pair.every((end) => end < 500)),
  )
  expect(viewpoints(small.simple).isSample).toBe(false)
})
