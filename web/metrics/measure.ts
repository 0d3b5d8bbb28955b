import { UndirectedGraph } from 'graphology'
import louvainModule from 'graphology-communities-louvain'
import betweennessModule from 'graphology-metrics/centrality/betweenness.js'
import pagerankModule from 'graphology-metrics/centrality/pagerank.js'
import { randomFrom } from '../layout/random.ts'
import type { MeasureRequest, MeasureValues } from './protocol.ts'

/** These modules are functions to some loaders, and hold one to others. */
function functionOf<Callable>(module: Callable | { default: Callable }): Callable {
  return typeof module === 'object' && module && 'default' in module ? module.default : (module as Callable)
}

const louvain = functionOf(louvainModule)
const betweenness = functionOf(betweennessModule)
const pagerank = functionOf(pagerankModule)

/**
 * Measures a graph: the number of relations, how often an entry lies on shortest paths, PageRank over relations
 * in both directions, and communities. Relations between the same two entries count as one where steps are
 * counted, and each for itself where relations are. The same graph always gives the same values.
 */
export function measure({ size, ends }: Pick<MeasureRequest, 'size' | 'ends'>): MeasureValues {
  const graph = new UndirectedGraph()
  const degrees = new Float64Array(size)
  for (let entry = 0; entry < size; entry++) graph.addNode(String(entry))
  for (let i = 0; i < ends.length; i += 2) {
    const from = ends[i] as number
    const to = ends[i + 1] as number
    degrees[from] = (degrees[from] as number) + 1
    if (from === to) continue
    degrees[to] = (degrees[to] as number) + 1
    graph.mergeEdge(String(from), String(to))
  }
  const between = graph.size > 0 ? betweenness(graph, { getEdgeWeight: null, normalized: true }) : {}
  const ranks = graph.size > 0 ? pagerank(graph, { getEdgeWeight: null }) : {}
  const inOrder = (values: Record<string, number>) =>
    Float64Array.from({ length: size }, (_, entry) => values[entry] ?? 0)
  return {
    values: { degree: degrees, betweenness: inOrder(between), pagerank: inOrder(ranks) },
    communities: communitiesOf(graph, size),
  }
}

/** The communities by size, the largest first. */
function communitiesOf(graph: UndirectedGraph, size: number): Uint16Array {
  const found =
    graph.size > 0
      ? louvain(graph, { rng: randomFrom(1), randomWalk: false, getEdgeWeight: null })
      : Object.fromEntries(Array.from({ length: size }, (_, entry) => [entry, entry]))
  const members = new Map<number, number>()
  for (const community of Object.values(found)) members.set(community, (members.get(community) ?? 0) + 1)
  const order = [...members].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([community]) => community)
  const ranks = new Map(order.map((community, rank) => [community, rank]))
  return Uint16Array.from({ length: size }, (_, entry) => ranks.get(found[entry] ?? -1) ?? 0)
}
