import { Occupied, type Rectangle } from './occupied.ts'

/** A label that wants to be placed, with where its entry is on the screen. */
export interface Candidate {
  readonly id: string
  readonly x: number
  readonly y: number
  /** Half the width of the entry on the screen, with its ring. */
  readonly reach: number
  readonly width: number
  readonly height: number
  /** Placed even if no box is free, where it hides least: focus and selection are never without a name. */
  readonly always?: boolean
  /** Not to be laid over what is lit. */
  readonly dimmed?: boolean
}

/** Where a label stands: the upper left corner of its box. */
export interface Placement {
  readonly id: string
  readonly left: number
  readonly top: number
  /** To which side of the entry it stands. */
  readonly side: Side
}

/** A side of an entry. */
export type Side = 'below' | 'right' | 'left' | 'above'

const sides: readonly Side[] = ['below', 'right', 'left', 'above']
const GAP = 4

/** What labels are placed among. */
export interface Surroundings {
  readonly width: number
  readonly height: number
  /** At most so many labels. */
  readonly most: number
  /** Boxes that no label may cover: the entries. */
  readonly entries: readonly Rectangle[]
  /** Boxes that dimmed labels may not touch: a path. */
  readonly lit: readonly Rectangle[]
}

/** Places labels in the order given, each where its box is free, and leaves out those that do not fit. */
export function placeLabels(candidates: Iterable<Candidate>, around: Surroundings): Placement[] {
  const taken = new Occupied()
  for (const entry of around.entries) taken.add(entry)
  const lit = new Occupied()
  for (const each of around.lit) lit.add(each)
  const placements: Placement[] = []
  for (const candidate of candidates) {
    if (placements.length >= around.most) break
    if (!isInSight(candidate, around)) continue
    const isFree = (box: Rectangle) =>
      isInside(box, around) && taken.isFree(box) && (!candidate.dimmed || lit.isFree(box))
    const side =
      sides.find((each) => isFree(boxAt(candidate, each))) ??
      (candidate.always ? leastCovering(candidate, taken, around) : null)
    if (!side) continue
    const box = boxAt(candidate, side)
    taken.add(box)
    placements.push({ id: candidate.id, left: box.left, top: box.top, side })
  }
  return placements
}

/** Where a label that has to stand somewhere hides least, and leaves the screen only if it must. */
function leastCovering(candidate: Candidate, taken: Occupied, around: Surroundings): Side {
  const inside = sides.filter((side) => isInside(boxAt(candidate, side), around))
  const covered = (inside.length > 0 ? inside : sides).map((side) => ({
    side,
    area: taken.coveredBy(boxAt(candidate, side)),
  }))
  return covered.reduce((least, each) => (each.area < least.area ? each : least)).side
}

function isInSight({ x, y, reach }: Candidate, { width, height }: Surroundings): boolean {
  return x > -reach && y > -reach && x < width + reach && y < height + reach
}

/** Half a name at the rim says less than none. */
function isInside(box: Rectangle, { width, height }: Surroundings): boolean {
  return box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height
}

function boxAt({ x, y, reach, width, height }: Candidate, side: Side): Rectangle {
  const middle = { left: x - width / 2, top: y - height / 2 }
  const corner = {
    below: { left: middle.left, top: y + reach + GAP - 1 },
    above: { left: middle.left, top: y - reach - GAP - height },
    right: { left: x + reach + GAP, top: middle.top },
    left: { left: x - reach - GAP - width, top: middle.top },
  }[side]
  return { ...corner, right: corner.left + width, bottom: corner.top + height }
}
