import type { Adjacency } from '../CompactGraph.ts'
import type { Measure } from './measure.ts'

/**
 * Of each entry the neighbours that have more neighbours than it has: no entry has many of those, so that looking
 * through pairs of them is cheap even beside the largest hubs.
 */
function upward({ offsets, neighbors }: Adjacency): Adjacency {
  const count = offsets.length - 1
  const degreeOf = (entry: number) => (offsets[entry + 1] as number) - (offsets[entry] as number)
  const kept = new Int32Array(neighbors.length)
  const begins = new Int32Array(count + 1)
  let write = 0
  for (let entry = 0; entry < count; entry++) {
    const degree = degreeOf(entry)
    for (let at = offsets[entry] as number; at < (offsets[entry + 1] as number); at++) {
      const neighbor = neighbors[at] as number
      const other = degreeOf(neighbor)
      if (degree < other || (degree === other && entry < neighbor)) kept[write++] = neighbor
    }
    begins[entry + 1] = write
  }
  return { offsets: begins, neighbors: kept.subarray(0, write) }
}

/**
 * The share of pairs of neighbours that are neighbours themselves, 0 to 1 (Watts and Strogatz 1998), without
 * directions. Each triangle is found once, from its end with the fewest neighbours (Chiba and Nishizeki 1985).
 */
export const clustering: Measure = (graph, { progress }) => {
  const count = graph.entryCount
  const { offsets, neighbors } = upward(graph.simple)
  const triangles = new Float64Array(count)
  const marked = new Int32Array(count).fill(-1)
  const found = (entry: number) => {
    triangles[entry] = (triangles[entry] as number) + 1
  }
  for (let entry = 0; entry < count; entry++) {
    if (entry % 1000 === 0) progress(entry / count)
    const [begin, end] = [offsets[entry] as number, offsets[entry + 1] as number]
    for (let at = begin; at < end; at++) marked[neighbors[at] as number] = entry
    for (let at = begin; at < end; at++) {
      const second = neighbors[at] as number
      for (let next = offsets[second] as number; next < (offsets[second + 1] as number); next++) {
        const third = neighbors[next] as number
        if (marked[third] !== entry) continue
        found(entry)
        found(second)
        found(third)
      }
    }
  }
  const all = graph.simple.offsets
  const values = triangles.map((number, entry) => {
    const degree = (all[entry + 1] as number) - (all[entry] as number)
    return degree > 1 ? number / ((degree * (degree - 1)) / 2) : 0
  })
  return { values }
}
