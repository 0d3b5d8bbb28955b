import { type Bounds, boundsOf } from './bounds.ts'
import { layoutByForce } from './force.ts'
import { type LayoutGraph, type Positions, sizeOf, subgraphOf } from './graph.ts'
import type { Arranged } from './protocol.ts'

/** Room between the entries of a group and its frame; more at the top, where its name stands. */
const FRAME = { around: 14, top: 30 }
const BETWEEN = 12

/**
 * Each group is laid out by itself, and the groups as large boxes by the relations between them: what belongs
 * together stands in one frame, and no frames overlap.
 */
export function layoutInGroups(
  graph: LayoutGraph,
  options: { readonly groups: Uint16Array; readonly aspect?: number },
): Arranged {
  const { groups, aspect = 1.4 } = options
  const numbers = [...new Set(groups)].sort((a, b) => a - b)
  const members = numbers.map((group) =>
    Array.from({ length: sizeOf(graph) }, (_, entry) => entry).filter((entry) => groups[entry] === group),
  )
  const positions = new Float64Array(sizeOf(graph) * 2)
  const frames = members.map((entries) => {
    const part = subgraphOf(graph, entries)
    const placed = layoutByForce(part, { aspect: 1.2 })
    for (const [i, entry] of entries.entries())
      positions.set([placed[i * 2] as number, placed[i * 2 + 1] as number], entry * 2)
    return framed(boundsOf(placed, part.extents, entries.keys()))
  })
  const middles = layoutByForce(graphOfGroups(graph, groups, numbers, frames), { aspect })
  const guides = numbers.map((group, i) => {
    const frame = frames[i] as Bounds
    const dx = (middles[i * 2] as number) - (frame.left + frame.right) / 2
    const dy = (middles[i * 2 + 1] as number) - (frame.top + frame.bottom) / 2
    move(positions, members[i] ?? [], dx, dy)
    return {
      type: 'group' as const,
      group,
      left: frame.left + dx,
      top: frame.top + dy,
      right: frame.right + dx,
      bottom: frame.bottom + dy,
    }
  })
  return { positions, guides }
}

function framed(bounds: Bounds | null): Bounds {
  const { left, top, right, bottom } = bounds ?? { left: 0, top: 0, right: 0, bottom: 0 }
  return {
    left: left - FRAME.around,
    top: top - FRAME.top,
    right: right + FRAME.around,
    bottom: bottom + FRAME.around,
  }
}

function move(positions: Positions, entries: readonly number[], dx: number, dy: number): void {
  for (const entry of entries) {
    positions[entry * 2] = (positions[entry * 2] as number) + dx
    positions[entry * 2 + 1] = (positions[entry * 2 + 1] as number) + dy
  }
}

/** The groups as entries of their own, as large as their frames, related where their members are. */
function graphOfGroups(
  graph: LayoutGraph,
  groups: Uint16Array,
  numbers: readonly number[],
  frames: readonly Bounds[],
): LayoutGraph {
  const places = new Map(numbers.map((group, i) => [group, i]))
  const ends: number[] = []
  for (let i = 0; i < graph.ends.length; i += 2) {
    const from = places.get(groups[graph.ends[i] as number] as number) ?? 0
    const to = places.get(groups[graph.ends[i + 1] as number] as number) ?? 0
    if (from !== to) ends.push(from, to)
  }
  const extents = frames.flatMap(({ left, top, right, bottom }) => {
    const across = (right - left) / 2 + BETWEEN
    const down = (bottom - top) / 2 + BETWEEN
    return [across, down, across, down]
  })
  return { extents: Float32Array.from(extents), ends: Uint32Array.from(ends) }
}
