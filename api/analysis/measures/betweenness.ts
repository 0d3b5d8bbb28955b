import type { Measure } from './measure.ts'
import { lookOut } from './shortestPaths.ts'

/**
 * The share of shortest ways between two others that lead through an entry (Brandes 2001), without directions.
 * From a sample of viewpoints where all are too many (Brandes and Pich 2007).
 */
export const betweenness: Measure = (graph, work) => {
  const count = graph.entryCount
  const values = new Float64Array(count)
  const dependence = new Float64Array(count)
  const { offsets, neighbors } = graph.simple
  const { seen, isSample } = lookOut(graph.simple, work, ({ order, distances, ways, reached }, from) => {
    for (let index = 0; index < reached; index++) dependence[order[index] as number] = 0
    for (let index = reached - 1; index > 0; index--) {
      const entry = order[index] as number
      const share = (1 + (dependence[entry] as number)) / (ways[entry] as number)
      const nearer = (distances[entry] as number) - 1
      for (let at = offsets[entry] as number; at < (offsets[entry + 1] as number); at++) {
        const neighbor = neighbors[at] as number
        if (distances[neighbor] === nearer)
          dependence[neighbor] = (dependence[neighbor] as number) + share * (ways[neighbor] as number)
      }
      if (entry !== from) values[entry] = (values[entry] as number) + (dependence[entry] as number)
    }
  })
  const pairs = (count - 1) * (count - 2)
  const scale = pairs > 0 ? count / (seen * pairs) : 0
  for (let entry = 0; entry < count; entry++) values[entry] = (values[entry] as number) * scale
  return { values, ...(isSample ? { sample: seen } : {}) }
}
