import type { Measure } from './measure.ts'

/**
 * The largest k for which an entry belongs to a part of the graph where everybody has at least k neighbours
 * (Batagelj and Zaveršnik 2003), without directions.
 */
export const coreNumbers: Measure = (graph) => {
  const { offsets, neighbors } = graph.simple
  const count = graph.entryCount
  const left = Int32Array.from(
    { length: count },
    (_, entry) => (offsets[entry + 1] as number) - (offsets[entry] as number),
  )
  let most = 0
  for (const degree of left) if (degree > most) most = degree
  // Entries by how many neighbours they have left; `starts` tells where each number begins.
  const starts = new Int32Array(most + 2)
  for (const degree of left) starts[degree + 1] = (starts[degree + 1] as number) + 1
  for (let degree = 0; degree <= most; degree++)
    starts[degree + 1] = (starts[degree + 1] as number) + (starts[degree] as number)
  const order = new Int32Array(count)
  const places = new Int32Array(count)
  const next = starts.slice()
  for (let entry = 0; entry < count; entry++) {
    const degree = left[entry] as number
    const place = next[degree] as number
    next[degree] = place + 1
    places[entry] = place
    order[place] = entry
  }
  for (let index = 0; index < count; index++) {
    const entry = order[index] as number
    for (let at = offsets[entry] as number; at < (offsets[entry + 1] as number); at++) {
      const neighbor = neighbors[at] as number
      const degree = left[neighbor] as number
      if (degree <= (left[entry] as number)) continue
      // It loses a neighbour: it moves to the front of its number, which begins one later.
      const first = Math.max(starts[degree] as number, index + 1)
      const other = order[first] as number
      order[places[neighbor] as number] = other
      places[other] = places[neighbor] as number
      order[first] = neighbor
      places[neighbor] = first
      starts[degree] = first + 1
      left[neighbor] = (left[neighbor] as number) - 1
    }
  }
  return { values: Float64Array.from(left) }
}
