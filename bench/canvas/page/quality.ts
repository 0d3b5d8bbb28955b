/** An entry in a picture: its middle, and half its width. */
export interface Disc {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** How many pairs of entries overlap, by their boxes. */
export function overlapsIn(discs: readonly Disc[]): number {
  const order = [...discs].sort((a, b) => a.x - b.x)
  const widest = Math.max(0, ...discs.map(({ radius }) => radius))
  let overlaps = 0
  for (const [i, one] of order.entries()) {
    for (let j = i + 1; j < order.length; j++) {
      const other = order[j] as Disc
      if (other.x - one.x > one.radius + widest) break
      const reach = one.radius + other.radius
      if (other.x - one.x < reach && Math.abs(other.y - one.y) < reach) overlaps++
    }
  }
  return overlaps
}

type Line = readonly [from: Disc, to: Disc]

/** How often a relation crosses another one, on average; of many relations, a sample is looked at. */
export function crossingsPerRelation(lines: readonly Line[], most = 1500): number {
  const step = Math.max(1, Math.floor(lines.length / most))
  const looked = lines.filter((_, i) => i % step === 0)
  let crossings = 0
  for (const one of looked) for (const other of lines) if (one !== other && doCross(one, other)) crossings++
  return looked.length ? crossings / looked.length : 0
}

function doCross([a, b]: Line, [c, d]: Line): boolean {
  if (a === c || a === d || b === c || b === d) return false
  const side = (p: Disc, q: Disc, r: Disc) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x))
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
