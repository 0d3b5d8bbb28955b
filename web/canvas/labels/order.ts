import type { Core, NodeSingular } from 'cytoscape'
import type { Emphasis } from '../emphasis.ts'

/** How many labels a scale bears, and what else it shows. */
export interface Scale {
  readonly most: number
  /** Seen from too far for arrows and marks. */
  readonly far: boolean
  readonly relationNames: boolean
  readonly details: boolean
}

/** More labels than this are never read. */
const MOST = 150

/** What is shown at a scale, by how large the median entry is on the screen. */
export function scaleOf(median: number): Scale {
  if (median < 8) return { most: 12, far: true, relationNames: false, details: false }
  if (median < 16) return { most: 40, far: false, relationNames: false, details: false }
  return { most: MOST, far: false, relationNames: true, details: median > 32 }
}

/** The size in the middle of all sizes. */
export function medianSize(cy: Core): number {
  const sizes = cy.nodes().map((node) => Number(node.data('size')))
  return sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0
}

/** Entries in the order in which they get labels: what is looked at first, then the large ones. */
export function labelOrder(
  cy: Core,
  emphasis: Emphasis,
  pinned: ReadonlyMap<string, unknown>,
): NodeSingular[] {
  const selected = new Set(emphasis.selection)
  const onPath = new Set(emphasis.path?.entries)
  const rank = (node: NodeSingular) => {
    const id = node.id()
    if (id === emphasis.focused) return 0
    if (selected.has(id)) return 1
    if (onPath.has(id)) return 2
    if (id === emphasis.hovered) return 3
    if (node.hasClass('lit')) return 4
    if (node.hasClass('dim')) return 7
    return pinned.has(id) ? 5 : 6
  }
  return cy
    .nodes()
    .toArray()
    .filter((node) => !node.hasClass('absent'))
    .map((node) => ({ node, rank: rank(node), size: Number(node.data('size')) }))
    .sort((a, b) => a.rank - b.rank || b.size - a.size)
    .map(({ node }) => node)
}
