import type { Adjacency, Positions } from './graph.ts'
import { distancesFrom } from './graph.ts'

const PIVOTS = 50
const POWER_STEPS = 60
/** What counts as the distance between entries without a way between them; only a safeguard. */
const FAR = 10

/**
 * Places the entries of a connected graph so that distances in the plane are roughly steps in the graph
 * (PivotMDS, Brandes and Pich 2007). It only needs the steps from a few pivots, so it is nearly linear, and
 * starts the forces from an untangled picture instead of a random one.
 *
 * @param length how long a relation is to be on average
 */
export function placeByPivots(adjacency: Adjacency, length: number, random: () => number): Positions {
  const columns = centred(pivotDistances(adjacency, Math.min(PIVOTS, adjacency.size)))
  const axes = principalAxes(columns, random)
  const positions = new Float64Array(adjacency.size * 2)
  for (let entry = 0; entry < adjacency.size; entry++) {
    for (const [axis, weights] of axes.entries()) {
      let sum = 0
      for (const [j, column] of columns.entries()) sum += (column[entry] as number) * (weights[j] as number)
      positions[entry * 2 + axis] = sum
    }
  }
  return scaled(positions, adjacency, length, random)
}

/** Steps from pivots that lie as far apart as possible, the first being the entry with most neighbours. */
function pivotDistances(adjacency: Adjacency, count: number): Float64Array[] {
  let pivot = 0
  for (let entry = 1; entry < adjacency.size; entry++) {
    if (adjacency.degreeOf(entry) > adjacency.degreeOf(pivot)) pivot = entry
  }
  const nearest = new Float64Array(adjacency.size).fill(Number.POSITIVE_INFINITY)
  const columns: Float64Array[] = []
  for (let j = 0; j < count; j++) {
    const column = Float64Array.from(distancesFrom(adjacency, pivot), (steps) => (steps < 0 ? FAR : steps))
    columns.push(column)
    for (let entry = 0; entry < adjacency.size; entry++) {
      nearest[entry] = Math.min(nearest[entry] as number, column[entry] as number)
      if ((nearest[entry] as number) > (nearest[pivot] as number)) pivot = entry
    }
  }
  return columns
}

/** Doubly centres squared distances, as classical scaling does. */
function centred(columns: Float64Array[]): Float64Array[] {
  const size = columns[0]?.length ?? 0
  const rowMeans = new Float64Array(size)
  const columnMeans = columns.map((column) => {
    let sum = 0
    for (let i = 0; i < size; i++) {
      const square = (column[i] as number) ** 2
      sum += square
      rowMeans[i] = (rowMeans[i] as number) + square / columns.length
    }
    return sum / size
  })
  const mean = columnMeans.reduce((sum, each) => sum + each, 0) / columns.length
  return columns.map((column, j) =>
    column.map(
      (steps, i) => -0.5 * (steps ** 2 - (rowMeans[i] as number) - (columnMeans[j] as number) + mean),
    ),
  )
}

/** The two directions along which the columns differ most, by power iteration. */
function principalAxes(columns: Float64Array[], random: () => number): Float64Array[] {
  const products = columns.map((one) => Float64Array.from(columns, (other) => dot(one, other)))
  const axes: Float64Array[] = []
  for (let axis = 0; axis < 2; axis++) {
    let vector = Float64Array.from(columns, () => random() - 0.5)
    for (let step = 0; step < POWER_STEPS; step++) {
      const next = Float64Array.from(products, (row) => dot(row, vector))
      for (const earlier of axes) {
        const share = dot(earlier, next)
        for (let j = 0; j < next.length; j++) next[j] = (next[j] as number) - share * (earlier[j] as number)
      }
      const norm = Math.sqrt(dot(next, next)) || 1
      vector = next.map((value) => value / norm)
    }
    axes.push(vector)
  }
  return axes
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number)
  return sum
}

/** Brings relations to the wanted mean length and parts entries that fell on one point. */
function scaled(positions: Positions, adjacency: Adjacency, length: number, random: () => number): Positions {
  let total = 0
  let count = 0
  for (let entry = 0; entry < adjacency.size; entry++) {
    for (const other of adjacency.neighboursOf(entry)) {
      if (other < entry) continue
      count++
      total += Math.hypot(
        (positions[entry * 2] as number) - (positions[other * 2] as number),
        (positions[entry * 2 + 1] as number) - (positions[other * 2 + 1] as number),
      )
    }
  }
  const factor = total > 0 ? (length * count) / total : 1
  return positions.map((value) => value * factor + (random() - 0.5) * length * 0.5)
}
