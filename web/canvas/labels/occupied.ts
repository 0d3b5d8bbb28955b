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
      for (const other of this.#cells.get(key) ?? []) {
        const apart =
          other.right <= box.left ||
          other.left >= box.right ||
          other.bottom <= box.top ||
          other.top >= box.bottom
        if (!apart) return false
      }
    }
    return true
  }
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
