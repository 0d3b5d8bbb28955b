/** A graph as the layouts see it: entries are indexes, their boxes are known, their meaning is not. */
export interface LayoutGraph {
  /** How far each entry's box reaches from its position: left, top, right, bottom; four numbers an entry. */
  readonly extents: Float32Array
  /** The two ends of each relation; two indexes a relation. */
  readonly ends: Uint32Array
}

/** Positions of entries, two numbers an entry: x, y. */
export type Positions = Float64Array

/** The neighbours of every entry, each named once, without the entry itself. */
export interface Adjacency {
  readonly size: number
  neighboursOf(entry: number): Uint32Array
  degreeOf(entry: number): number
}

/** How many entries a graph has. */
export function sizeOf(graph: LayoutGraph): number {
  return graph.extents.length / 4
}

/** Lists the neighbours of every entry. Relations that run in parallel count once, loops not at all. */
export function adjacencyOf(size: number, ends: Uint32Array): Adjacency {
  const neighbours: Set<number>[] = Array.from({ length: size }, () => new Set())
  for (let i = 0; i < ends.length; i += 2) {
    const from = ends[i] as number
    const to = ends[i + 1] as number
    if (from === to) continue
    neighbours[from]?.add(to)
    neighbours[to]?.add(from)
  }
  const lists = neighbours.map((each) => Uint32Array.from(each))
  const none = new Uint32Array()
  return {
    size,
    neighboursOf: (entry) => lists[entry] ?? none,
    degreeOf: (entry) => lists[entry]?.length ?? 0,
  }
}

/** Parts the entries into groups that hang together, in the order of their first entries. */
export function componentsOf(adjacency: Adjacency): number[][] {
  const seen = new Uint8Array(adjacency.size)
  const components: number[][] = []
  for (let start = 0; start < adjacency.size; start++) {
    if (seen[start]) continue
    const component = [start]
    seen[start] = 1
    for (let head = 0; head < component.length; head++) {
      for (const neighbour of adjacency.neighboursOf(component[head] as number)) {
        if (seen[neighbour]) continue
        seen[neighbour] = 1
        component.push(neighbour)
      }
    }
    components.push(component)
  }
  return components
}

/** How many steps each entry is away from one; -1 where there is no way. */
export function distancesFrom(adjacency: Adjacency, start: number): Int32Array {
  const distances = new Int32Array(adjacency.size).fill(-1)
  const queue = new Int32Array(adjacency.size)
  distances[start] = 0
  queue[0] = start
  for (let head = 0, tail = 1; head < tail; head++) {
    const entry = queue[head] as number
    for (const neighbour of adjacency.neighboursOf(entry)) {
      if ((distances[neighbour] as number) >= 0) continue
      distances[neighbour] = (distances[entry] as number) + 1
      queue[tail++] = neighbour
    }
  }
  return distances
}

/** The part of a graph that lies between some of its entries, numbered anew in the order given. */
export function subgraphOf(graph: LayoutGraph, entries: readonly number[]): LayoutGraph {
  const numbers = new Map(entries.map((entry, number) => [entry, number]))
  const extents = new Float32Array(entries.length * 4)
  for (const [number, entry] of entries.entries()) {
    extents.set(graph.extents.subarray(entry * 4, entry * 4 + 4), number * 4)
  }
  const ends: number[] = []
  for (let i = 0; i < graph.ends.length; i += 2) {
    const from = numbers.get(graph.ends[i] as number)
    const to = numbers.get(graph.ends[i + 1] as number)
    if (from !== undefined && to !== undefined) ends.push(from, to)
  }
  return { extents, ends: Uint32Array.from(ends) }
}

/** The radius of a disc about as large as each entry's box. */
export function radiiOf(graph: LayoutGraph): Float64Array {
  const { extents } = graph
  return Float64Array.from({ length: sizeOf(graph) }, (_, i) => {
    const width = (extents[i * 4] as number) + (extents[i * 4 + 2] as number)
    const height = (extents[i * 4 + 1] as number) + (extents[i * 4 + 3] as number)
    return Math.max(4, Math.sqrt(width * height) / 2)
  })
}
