import { boundsOf } from './bounds.ts'
import type { LayoutGraph, Positions } from './graph.ts'

/** A rectangle to be packed, by its size. */
export interface Parcel {
  readonly width: number
  readonly height: number
}

/**
 * Packs rectangles onto shelves, tall ones first, so that the whole is about `aspect` times as wide as high.
 *
 * @returns the upper left corner of each parcel, in the order given
 */
export function pack(parcels: readonly Parcel[], gap: number, aspect: number): { x: number; y: number }[] {
  const corners = parcels.map(() => ({ x: 0, y: 0 }))
  const order = parcels
    .map((parcel, index) => ({ parcel, index }))
    .sort((a, b) => b.parcel.height - a.parcel.height || a.index - b.index)
  const area = parcels.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0)
  const widest = parcels.reduce((most, { width }) => Math.max(most, width), 0)
  const shelf = Math.max(Math.sqrt(area * aspect), widest)
  let x = 0
  let y = 0
  let height = 0
  for (const { parcel, index } of order) {
    if (x > 0 && x + parcel.width > shelf) {
      x = 0
      y += height + gap
      height = 0
    }
    corners[index] = { x, y }
    x += parcel.width + gap
    height = Math.max(height, parcel.height)
  }
  return corners
}

/** Packs the parts of a graph that do not hang together side by side, in place. */
export function packParts(
  positions: Positions,
  graph: LayoutGraph,
  parts: readonly (readonly number[])[],
  { gap, aspect }: { gap: number; aspect: number },
): void {
  const bounds = parts.map((entries) => boundsOf(positions, graph.extents, entries))
  const parcels = bounds.map((each) => ({
    width: each ? each.right - each.left : 0,
    height: each ? each.bottom - each.top : 0,
  }))
  const corners = pack(parcels, gap, aspect)
  for (const [p, entries] of parts.entries()) {
    const dx = (corners[p]?.x ?? 0) - (bounds[p]?.left ?? 0)
    const dy = (corners[p]?.y ?? 0) - (bounds[p]?.top ?? 0)
    for (const entry of entries) {
      positions[entry * 2] = (positions[entry * 2] as number) + dx
      positions[entry * 2 + 1] = (positions[entry * 2 + 1] as number) + dy
    }
  }
}
