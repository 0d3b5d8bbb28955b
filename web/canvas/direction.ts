/** Where the arrow keys lead. */
export type Direction = 'left' | 'right' | 'up' | 'down'

/** An entry at its place on the screen. */
export interface PlacedEntry {
  readonly id: string
  readonly x: number
  readonly y: number
}

/** How much being off the line counts against being far. */
const ASIDE = 2

/** The nearest entry in a direction; null if there is none on that side. */
export function nearestInDirection(
  entries: Iterable<PlacedEntry>,
  from: PlacedEntry,
  direction: Direction,
): PlacedEntry | null {
  let best: PlacedEntry | null = null
  let bestScore = Number.POSITIVE_INFINITY
  for (const entry of entries) {
    if (entry.id === from.id) continue
    const [along, aside] = towards(direction, entry.x - from.x, entry.y - from.y)
    // Within 45 degrees of the direction, so that every entry is on exactly one side of another.
    if (along <= 0 || aside > along) continue
    const score = along + ASIDE * aside
    if (score >= bestScore) continue
    best = entry
    bestScore = score
  }
  return best
}

function towards(direction: Direction, dx: number, dy: number): [along: number, aside: number] {
  switch (direction) {
    case 'left':
      return [-dx, Math.abs(dy)]
    case 'right':
      return [dx, Math.abs(dy)]
    case 'up':
      return [-dy, Math.abs(dx)]
    case 'down':
      return [dy, Math.abs(dx)]
  }
}
