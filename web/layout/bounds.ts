import type { LayoutGraph, Positions } from './graph.ts'

/** A rectangle in the plane of the layout. */
export interface Bounds {
  left: number
  top: number
  right: number
  bottom: number
}

/** The smallest rectangle that holds the boxes of some entries; null of none. */
export function boundsOf(
  positions: Positions,
  extents: LayoutGraph['extents'],
  entries: Iterable<number>,
): Bounds | null {
  let bounds: Bounds | null = null
  for (const entry of entries) {
    const x = positions[entry * 2] as number
    const y = positions[entry * 2 + 1] as number
    const left = x - (extents[entry * 4] as number)
    const top = y - (extents[entry * 4 + 1] as number)
    const right = x + (extents[entry * 4 + 2] as number)
    const bottom = y + (extents[entry * 4 + 3] as number)
    if (!bounds) {
      bounds = { left, top, right, bottom }
      continue
    }
    bounds.left = Math.min(bounds.left, left)
    bounds.top = Math.min(bounds.top, top)
    bounds.right = Math.max(bounds.right, right)
    bounds.bottom = Math.max(bounds.bottom, bottom)
  }
  return bounds
}
