import fc from 'fast-check'
import type { LayoutGraph, Positions } from '../../../web/layout/graph.ts'

/** A graph of equal boxes. */
export function graphOf(
  size: number,
  relations: readonly (readonly [number, number])[],
  half = 16,
): LayoutGraph {
  return {
    extents: new Float32Array(size * 4).fill(half),
    ends: Uint32Array.from(relations.flat()),
  }
}

/** Any graph of up to `most` entries with boxes of various sizes: in parts, with loops and parallel relations. */
export function anyGraph(most: number): fc.Arbitrary<LayoutGraph> {
  const extent = fc.integer({ min: 5, max: 50 })
  return fc.integer({ min: 1, max: most }).chain((size) => {
    const end = fc.nat(size - 1)
    return fc.record({
      extents: fc
        .array(extent, { minLength: size * 4, maxLength: size * 4 })
        .map((each) => Float32Array.from(each)),
      ends: fc
        .array(fc.tuple(end, end), { maxLength: size * 2 })
        .map((each) => Uint32Array.from(each.flat())),
    })
  })
}

/** The pairs of entries whose boxes overlap. */
export function overlapsIn(positions: Positions, { extents }: LayoutGraph): [number, number][] {
  const overlaps: [number, number][] = []
  const edge = (entry: number, side: number) =>
    (positions[entry * 2 + (side % 2)] as number) +
    (side < 2 ? -1 : 1) * (extents[entry * 4 + side] as number)
  for (let a = 0; a < positions.length / 2; a++) {
    for (let b = a + 1; b < positions.length / 2; b++) {
      const apart = [0, 1].some(
        (axis) => edge(a, axis + 2) <= edge(b, axis) || edge(b, axis + 2) <= edge(a, axis),
      )
      if (!apart) overlaps.push([a, b])
    }
  }
  return overlaps
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** How far each of the first entries lies from where it was. */
export function movesBetween(before: Positions, after: Positions): number[] {
  return Array.from({ length: before.length / 2 }, (_, i) =>
    Math.hypot(
      (after[i * 2] as number) - (before[i * 2] as number),
      (after[i * 2 + 1] as number) - (before[i * 2 + 1] as number),
    ),
  )
}

/** A graph in which a few entries have many relations, as organizations and treaties do. */
export function hubs(size: number, half = 16): LayoutGraph {
  const relations: [number, number][] = []
  for (let i = 1; i < size; i++) {
    relations.push([i, Math.floor(i / 7)])
    if (i % 3 === 0) relations.push([i, (i * 31) % size])
  }
  return graphOf(size, relations, half)
}
