import type { Measure } from './measure.ts'
import { lookOut } from './shortestPaths.ts'

/**
 * How near all others are, 0 to 1: one over the mean number of steps, times the share of entries that can be reached
 * (Wasserman and Faust 1994), without directions. From a sample of viewpoints where all are too many.
 */
export const closeness: Measure = (graph, work) => {
  const count = graph.entryCount
  const steps = new Float64Array(count)
  const met = new Float64Array(count)
  const { seen, isSample } = lookOut(graph.simple, work, ({ order, distances, reached }) => {
    for (let index = 1; index < reached; index++) {
      const entry = order[index] as number
      steps[entry] = (steps[entry] as number) + (distances[entry] as number)
      met[entry] = (met[entry] as number) + 1
    }
  })
  const others = isSample ? seen : count - 1
  const values = steps.map((sum, entry) =>
    sum > 0 ? ((met[entry] as number) / sum) * ((met[entry] as number) / others) : 0,
  )
  return { values, ...(isSample ? { sample: seen } : {}) }
}
