import { type Point, type Silhouette, silhouetteOf } from './silhouette.ts'

/** Where the icon stands in a sign: its middle within -1 to 1, and its width as a share of the sign's. */
export interface IconPlace {
  readonly x: number
  readonly y: number
  readonly share: number
}

const LARGEST = 0.56
const SMALLEST = 0.4
/** How much room is worth against being in the middle. */
const PULL_TO_MIDDLE = 0.2
const STEP = 0.05

const known = new Map<string, IconPlace>()

/** Where the icon stands in a shape as the model gives it. */
export function iconPlaceOf(shape: string): IconPlace {
  const place = known.get(shape) ?? iconPlaceIn(silhouetteOf(shape))
  known.set(shape, place)
  return place
}

/**
 * Finds where an icon fits best: where there is most room, near the middle, and on the axis of a shape that has
 * one. So a polygon that nobody has seen before gets its icon in the right place.
 */
export function iconPlaceIn(silhouette: Silhouette): IconPlace {
  if (silhouette.type === 'circle') return { x: 0, y: 0, share: LARGEST }
  const { points } = silhouette
  const across = isMirrored(points, ([x, y]) => [-x, y]) ? [0] : range()
  const down = isMirrored(points, ([x, y]) => [x, -y]) ? [0] : range()
  let best = { x: 0, y: 0, room: 0, score: Number.NEGATIVE_INFINITY }
  for (const x of across) {
    for (const y of down) {
      const room = roomAt([x, y], points)
      const score = room - PULL_TO_MIDDLE * Math.hypot(x, y)
      if (score > best.score) best = { x, y, room, score }
    }
  }
  return { x: best.x, y: best.y, share: Math.min(LARGEST, Math.max(SMALLEST, best.room * 0.74)) }
}

function range(): number[] {
  return Array.from({ length: 2 / STEP - 1 }, (_, i) => Math.round((i + 1 - 1 / STEP) * STEP * 100) / 100)
}

function isMirrored(points: readonly Point[], mirror: (point: Point) => Point): boolean {
  return points.every((point) => {
    const [x, y] = mirror(point)
    return points.some((other) => Math.abs(other[0] - x) < 0.01 && Math.abs(other[1] - y) < 0.01)
  })
}

/** The distance to the outline; negative outside. */
function roomAt(point: Point, points: readonly Point[]): number {
  let inside = false
  let room = Number.POSITIVE_INFINITY
  for (const [i, start] of points.entries()) {
    const end = points[(i + 1) % points.length] as Point
    room = Math.min(room, distanceToLine(point, start, end))
    const crosses = start[1] > point[1] !== end[1] > point[1]
    const at = start[0] + ((point[1] - start[1]) / (end[1] - start[1])) * (end[0] - start[0])
    if (crosses && point[0] < at) inside = !inside
  }
  return inside ? room : -room
}

function distanceToLine([x, y]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2
  const along = length ? Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length)) : 0
  return Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))
}
