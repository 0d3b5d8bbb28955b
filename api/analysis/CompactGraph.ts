import type { EntryId } from '../model/domain.ts'

/** Neighbours of all entries, one after the other: those of entry `i` stand from `offsets[i]` to `offsets[i + 1]`. */
export interface Adjacency {
  readonly offsets: Int32Array
  readonly neighbors: Int32Array
}

/** Sorts pairs into rows by counting: no comparison, two passes. */
function rows(count: number, keys: Int32Array, values: Int32Array): Adjacency {
  const offsets = new Int32Array(count + 1)
  for (const key of keys) offsets[key + 1] = (offsets[key + 1] as number) + 1
  for (let row = 0; row < count; row++)
    offsets[row + 1] = (offsets[row + 1] as number) + (offsets[row] as number)
  const next = offsets.slice(0, count)
  const neighbors = new Int32Array(values.length)
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as number
    const place = next[key] as number
    neighbors[place] = values[index] as number
    next[key] = place + 1
  }
  return { offsets, neighbors }
}

/** A graph without loops or parallel relations, each neighbour seen from both ends, with how many relations join them. */
export interface SimpleGraph extends Adjacency {
  readonly weights: Int32Array
}

function joined(one: Int32Array, other: Int32Array): Int32Array {
  const both = new Int32Array(one.length + other.length)
  both.set(one)
  both.set(other, one.length)
  return both
}

function simplified(count: number, origins: Int32Array, ends: Int32Array): SimpleGraph {
  const { offsets, neighbors } = rows(count, joined(origins, ends), joined(ends, origins))
  const kept = new Int32Array(count + 1)
  const weights = new Int32Array(neighbors.length)
  let write = 0
  for (let row = 0; row < count; row++) {
    const end = offsets[row + 1] as number
    const sorted = neighbors.subarray(offsets[row] as number, end).sort()
    const begin = write
    for (const neighbor of sorted) {
      if (neighbor === row) continue
      if (write > begin && neighbors[write - 1] === neighbor)
        weights[write - 1] = (weights[write - 1] as number) + 1
      else {
        neighbors[write] = neighbor
        weights[write++] = 1
      }
    }
    kept[row + 1] = write
  }
  return { offsets: kept, neighbors: neighbors.slice(0, write), weights: weights.slice(0, write) }
}

/** A graph as measures need it: entries are numbers, relations stand in typed arrays. */
export class CompactGraph {
  readonly ids: readonly EntryId[]
  /** Where each relation begins and ends. */
  readonly origins: Int32Array
  readonly ends: Int32Array
  /** Whether a relation reads the same both ways. */
  readonly symmetric: Uint8Array
  private simpleGraph: SimpleGraph | undefined
  private numbers: ReadonlyMap<EntryId, number> | undefined

  constructor(ids: readonly EntryId[], origins: Int32Array, ends: Int32Array, symmetric: Uint8Array) {
    this.ids = ids
    this.origins = origins
    this.ends = ends
    this.symmetric = symmetric
  }

  get entryCount(): number {
    return this.ids.length
  }

  get relationCount(): number {
    return this.origins.length
  }

  /** The number of an entry; undefined if it is not in the graph. */
  numberOf(id: EntryId): number | undefined {
    this.numbers ??= new Map(this.ids.map((each, index) => [each, index]))
    return this.numbers.get(id)
  }

  /** Without directions: each pair of neighbours once, seen from both. */
  get simple(): SimpleGraph {
    this.simpleGraph ??= simplified(this.entryCount, this.origins, this.ends)
    return this.simpleGraph
  }

  /** Where relations lead to, along their direction; symmetric ones lead both ways. */
  get directed(): Adjacency {
    const both: number[] = []
    for (let index = 0; index < this.symmetric.length; index++) if (this.symmetric[index]) both.push(index)
    const back = (array: Int32Array) => Int32Array.from(both, (index) => array[index] as number)
    return rows(this.entryCount, joined(this.origins, back(this.ends)), joined(this.ends, back(this.origins)))
  }
}
