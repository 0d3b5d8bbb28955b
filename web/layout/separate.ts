import type { LayoutGraph, Positions } from './graph.ts'

/** How far apart boxes are pushed beyond touching, so that rounding leaves no overlap. */
const SLACK = 0.01
const ROUNDS = 60
/** By how much the picture is widened when pushing alone does not part the boxes. */
const WIDEN = 1.12

/** What may vary about how boxes are parted. */
export interface SeparateOptions {
  /** How readily each entry gives way, from 0 (never) to 1; all alike by default. */
  readonly mobility?: Float64Array
  /** Whether the picture may be widened if pushing is not enough. */
  readonly widen?: boolean
}

/**
 * Pushes overlapping boxes apart, in place, along the axis on which they overlap least, until none overlaps.
 * A grid finds the neighbours, so a round is linear; the shape of the picture stays.
 *
 * @returns how many pairs still overlapped in the last round
 */
export function separate(
  positions: Positions,
  extents: LayoutGraph['extents'],
  options: SeparateOptions = {},
) {
  const { mobility, widen = false } = options
  let overlaps = rounds(positions, extents, mobility)
  for (let attempt = 0; widen && overlaps > 0 && attempt < 30; attempt++) {
    for (let i = 0; i < positions.length; i++) positions[i] = (positions[i] as number) * WIDEN
    overlaps = rounds(positions, extents, mobility)
  }
  return overlaps
}

function rounds(positions: Positions, extents: LayoutGraph['extents'], mobility?: Float64Array): number {
  const cell = cellSize(extents)
  let overlaps = 0
  for (let round = 0; round < ROUNDS; round++) {
    overlaps = 0
    for (const [one, other] of nearPairs(positions, cell)) {
      if (push(positions, extents, one, other, mobility)) overlaps++
    }
    if (!overlaps) return 0
  }
  return overlaps
}

/** No box is larger than a cell, so those that overlap have centres in the same cell or in adjacent ones. */
function cellSize(extents: LayoutGraph['extents']): number {
  let most = 1
  for (let i = 0; i < extents.length; i += 4) {
    const width = 2 * Math.max(extents[i] as number, extents[i + 2] as number)
    const height = 2 * Math.max(extents[i + 1] as number, extents[i + 3] as number)
    most = Math.max(most, width, height)
  }
  return most + SLACK
}

/** All pairs whose centres lie in the same or in adjacent cells of a grid, as it is at the start. */
function* nearPairs(positions: Positions, cell: number): Generator<[number, number]> {
  const grid = new Map<string, number[]>()
  const size = positions.length / 2
  const columnOf = (entry: number) => Math.floor((positions[entry * 2] as number) / cell)
  const rowOf = (entry: number) => Math.floor((positions[entry * 2 + 1] as number) / cell)
  const homes: [number, number][] = []
  for (let entry = 0; entry < size; entry++) {
    const home: [number, number] = [columnOf(entry), rowOf(entry)]
    homes.push(home)
    const key = home.join()
    const there = grid.get(key)
    if (there) there.push(entry)
    else grid.set(key, [entry])
  }
  for (const [entry, [column, row]] of homes.entries()) {
    for (let across = -1; across <= 1; across++) {
      for (let down = -1; down <= 1; down++) {
        for (const other of grid.get(`${column + across},${row + down}`) ?? []) {
          if (other > entry) yield [entry, other]
        }
      }
    }
  }
}

/** Parts two boxes if they overlap; each gives way by its share. Says whether they did overlap. */
function push(
  positions: Positions,
  extents: LayoutGraph['extents'],
  one: number,
  other: number,
  mobility?: Float64Array,
): boolean {
  const [overlapX, signX] = overlapOn(0, positions, extents, one, other)
  if (overlapX <= 0) return false
  const [overlapY, signY] = overlapOn(1, positions, extents, one, other)
  if (overlapY <= 0) return false
  const mine = mobility?.[one] ?? 1
  const theirs = mobility?.[other] ?? 1
  if (mine + theirs === 0) return false
  const axis = overlapX < overlapY ? 0 : 1
  const by = (axis ? overlapY * signY : overlapX * signX) + SLACK * (axis ? signY : signX)
  positions[one * 2 + axis] = (positions[one * 2 + axis] as number) - (by * mine) / (mine + theirs)
  positions[other * 2 + axis] = (positions[other * 2 + axis] as number) + (by * theirs) / (mine + theirs)
  return true
}

/** By how much two boxes overlap on an axis, and to which side the second has the shorter way out. */
function overlapOn(
  axis: 0 | 1,
  positions: Positions,
  extents: LayoutGraph['extents'],
  one: number,
  other: number,
): [number, 1 | -1] {
  const a = positions[one * 2 + axis] as number
  const b = positions[other * 2 + axis] as number
  const before = extents[one * 4 + axis] as number
  const after = extents[one * 4 + axis + 2] as number
  const otherBefore = extents[other * 4 + axis] as number
  const otherAfter = extents[other * 4 + axis + 2] as number
  const forwards = a + after - (b - otherBefore)
  const backwards = b + otherAfter - (a - before)
  if (Math.min(forwards, backwards) <= 0) return [0, 1]
  // Boxes on one point go apart by their numbers, so that the result does not hang on rounding.
  if (a === b) return forwards <= backwards || other % 2 ? [forwards, 1] : [backwards, -1]
  return forwards <= backwards ? [forwards, 1] : [backwards, -1]
}
