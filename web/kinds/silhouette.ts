/** A point within -1 to 1, y downwards. */
export type Point = readonly [x: number, y: number]

/** The outline of a sign: a circle, or a polygon whose corners may be rounded. */
export type Silhouette =
  | { readonly type: 'circle' }
  | { readonly type: 'polygon'; readonly points: readonly Point[]; readonly rounding: number }

/** Shapes that the model can name, in the proportions in which text shows them. */
const named: Readonly<Record<string, { points: Point[]; rounding?: number }>> = {
  'round-rectangle': { points: rectangle(0.83), rounding: 0.35 },
  'round-triangle': { points: triangle(0.86, -0.78, 0.76), rounding: 0.25 },
  rectangle: { points: rectangle(0.83) },
  triangle: { points: triangle(0.9, -0.8, 0.8) },
  diamond: { points: ngon(4, 0, 1) },
  pentagon: { points: ngon(5, -Math.PI / 2, 1) },
  hexagon: { points: ngon(6, 0, 0.95) },
  octagon: { points: ngon(8, Math.PI / 8, 1) },
}

/** Shapes that the canvas knows by name. */
const canvasNames = new Set(['ellipse', ...Object.keys(named)])

/** Reads a shape as the model gives it. What cannot be read is a circle. */
export function silhouetteOf(shape: string): Silhouette {
  const known = named[shape]
  if (known) return { type: 'polygon', points: known.points, rounding: known.rounding ?? 0 }
  const points = polygonPoints(shape)
  return points ? { type: 'polygon', points, rounding: 0 } : { type: 'circle' }
}

/** The same shape in the terms of the canvas. */
export function canvasShapeOf(shape: string): { shape: string; points: string } {
  if (canvasNames.has(shape)) return { shape, points: '' }
  const points = polygonPoints(shape)
  return points ? { shape: 'polygon', points: points.flat().join(' ') } : { shape: 'ellipse', points: '' }
}

/** The outline as SVG path data, around the middle of a square of the given size. */
export function pathOf(silhouette: Silhouette, size = 24): string {
  const middle = size / 2
  if (silhouette.type === 'circle') {
    const r = round(middle * 0.84)
    return `M${middle - r} ${middle}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
  }
  const reach = middle * 0.95
  const corners = silhouette.points.map(([x, y]): Point => [middle + x * reach, middle + y * reach])
  return silhouette.rounding ? roundedPath(corners, silhouette.rounding * reach) : sharpPath(corners)
}

function polygonPoints(shape: string): Point[] | null {
  const numbers = shape
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  if (numbers.length < 6 || numbers.length % 2 || numbers.some((each) => !(Math.abs(each) <= 1))) return null
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[i * 2] ?? 0, numbers[i * 2 + 1] ?? 0])
}

function sharpPath(corners: readonly Point[]): string {
  return `M${corners.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}z`
}

/** Cuts every corner off at the same distance and bends the cut through the corner. */
function roundedPath(corners: readonly Point[], distance: number): string {
  const parts = corners.map((corner, i) => {
    const before = towards(corner, corners[(i + corners.length - 1) % corners.length] as Point, distance)
    const after = towards(corner, corners[(i + 1) % corners.length] as Point, distance)
    return `${i ? 'L' : 'M'}${before.map(round)}Q${corner.map(round)} ${after.map(round)}`
  })
  return `${parts.join('')}z`
}

function towards([x, y]: Point, [toX, toY]: Point, distance: number): Point {
  const share = distance / Math.hypot(toX - x, toY - y)
  return [x + (toX - x) * share, y + (toY - y) * share]
}

function ngon(sides: number, start: number, radius: number): Point[] {
  return Array.from({ length: sides }, (_, i) => {
    const angle = start + (2 * Math.PI * i) / sides
    return [round(Math.cos(angle) * radius), round(Math.sin(angle) * radius)]
  })
}

function rectangle(half: number): Point[] {
  return [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
  ]
}

function triangle(half: number, top: number, bottom: number): Point[] {
  return [
    [0, top],
    [half, bottom],
    [-half, bottom],
  ]
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
