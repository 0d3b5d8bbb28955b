/** Points on a grid, to find how far the nearest one is. */
export class SpotGrid {
  readonly #cells = new Map<string, [number, number][]>()
  readonly #cell: number

  constructor(cell: number) {
    this.#cell = cell
  }

  /** Adds a point. */
  add(x: number, y: number): void {
    const key = `${Math.floor(x / this.#cell)},${Math.floor(y / this.#cell)}`
    const there = this.#cells.get(key)
    if (there) there.push([x, y])
    else this.#cells.set(key, [[x, y]])
  }

  /** How far the nearest point is from a spot; `most` if none is nearer than that. */
  distanceToNearest(x: number, y: number, most: number): number {
    const column = Math.floor(x / this.#cell)
    const row = Math.floor(y / this.#cell)
    const reach = Math.ceil(most / this.#cell)
    let nearest = most
    for (let across = -reach; across <= reach; across++) {
      for (let down = -reach; down <= reach; down++) {
        for (const [px, py] of this.#cells.get(`${column + across},${row + down}`) ?? []) {
          nearest = Math.min(nearest, Math.hypot(px - x, py - y))
        }
      }
    }
    return nearest
  }
}
