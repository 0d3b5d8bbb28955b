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
    eachNearPair(positions, cell, (one, other) => {
      if (push(positions, extents, one, other, mobility)) overlaps++
    })
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

/** Cells of a grid are known by one number: so many rows are enough for any picture. */
const ROWS = 2 ** 24

/**
 * Visits all pairs whose centres lie in the same or in adjacent cells of a grid, as it is at the start. Most of the
 * time goes by here, so nothing is made for a pair.
 */
function eachNearPair(positions: Positions, cell: number, visit: (one: number, other: number) => void): void {
  const size = positions.length / 2
  const homes = Float64Array.from({ length: size }, (_, entry) => {
    const column = Math.floor((positions[entry * 2] as number) / cell)
    return column * ROWS + Math.floor((positions[entry * 2 + 1] as number) / cell)
  })
  const grid = new Map<number, number[]>()
  for (let entry = 0; entry < size; entry++) {
    const home = homes[entry] as number
    const there = grid.get(home)
    if (there) there.push(entry)
    else grid.set(home, [entry])
  }
  for (let entry = 0; entry < size; entry++)
    for (let across = -1; across <= 1; across++)
      for (let down = -1; down <= 1; down++)
        for (const other of grid.get((homes[entry] as number) + across * ROWS + down) ?? none)
          if (other > entry) visit(entry, other)
}

const none: readonly number[] = []

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
