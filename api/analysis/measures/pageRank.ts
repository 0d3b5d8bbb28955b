import type { Measure } from './measure.ts'

/** How often one follows a relation, rather than begin anew anywhere. */
const damping = 0.85
/** Where the sum of all changes is less than this, no rank changes any more that anybody would see. */
const tolerance = 1e-9
const mostRounds = 200

/**
 * PageRank along the direction of relations (Brin and Page 1998). Who leads nowhere leads anywhere. The sum is 1.
 */
export const pageRank: Measure = (graph, { progress }) => {
  const count = graph.entryCount
  const { offsets, neighbors } = graph.directed
  let ranks = new Float64Array(count).fill(1 / count)
  let next = new Float64Array(count)
  for (let round = 0; round < mostRounds; round++) {
    progress(round / mostRounds)
    let stranded = 0
    next.fill(0)
    for (let entry = 0; entry < count; entry++) {
      const begin = offsets[entry] as number
      const end = offsets[entry + 1] as number
      if (begin === end) {
        stranded += ranks[entry] as number
        continue
      }
      const share = (ranks[entry] as number) / (end - begin)
      for (let index = begin; index < end; index++)
        next[neighbors[index] as number] = (next[neighbors[index] as number] as number) + share
    }
    const base = (1 - damping + damping * stranded) / count
    let change = 0
    for (let entry = 0; entry < count; entry++) {
      next[entry] = base + damping * (next[entry] as number)
      change += Math.abs((next[entry] as number) - (ranks[entry] as number))
    }
    const held = ranks
    ranks = next
    next = held
    if (change < tolerance) break
  }
  return { values: ranks }
}
