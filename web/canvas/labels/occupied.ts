/** A box on the screen. */
export interface Rectangle {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const CELL = 64

/** Boxes that are taken, on a grid, so that a box is compared with its neighbours only. */
export class Occupied {
  readonly #cells = new Map<string, Rectangle[]>()

  /** Takes a box. */
  add(box: Rectangle): void {
    for (const key of keysOf(box)) {
      const there = this.#cells.get(key)
      if (there) there.push(box)
      else this.#cells.set(key, [box])
    }
  }

  /** Whether nothing overlaps a box. */
  isFree(box: Rectangle): boolean {
    for (const key of keysOf(box)) {
      for (const other of this.#cells.get(key) ?? []) if (sharedBy(box, other) > 0) return false
    }
    return true
  }

  /** How much a box would cover of the boxes that are taken, summed over them, in square pixels. */
  coveredBy(box: Rectangle): number {
    const others = new Set<Rectangle>()
    for (const key of keysOf(box)) for (const other of this.#cells.get(key) ?? []) others.add(other)
    let covered = 0
    for (const other of others) covered += sharedBy(box, other)
    return covered
  }
}

/** The area that two boxes share. */
function sharedBy(one: Rectangle, other: Rectangle): number {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  return across > 0 && down > 0 ? across * down : 0
}

function* keysOf({ left, top, right, bottom }: Rectangle): Generator<string> {
  for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++) {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++) yield `${column},${row}`
  }
}

/** Boxes along a line, to keep it free: from one point to another, as thick as given. */
export function boxesAlong(
  from: { x: number; y: number },
  to: { x: number; y: number },
  thickness: number,
): Rectangle[] {
  const half = thickness / 2
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / thickness))
  return Array.from({ length: steps + 1 }, (_, i) => {
    const x = from.x + ((to.x - from.x) * i) / steps
    const y = from.y + ((to.y - from.y) * i) / steps
    return { left: x - half, top: y - half, right: x + half, bottom: y + half }
  })
}
