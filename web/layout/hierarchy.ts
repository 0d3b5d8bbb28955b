import type { Adjacency, LayoutGraph, Positions } from './graph.ts'
import { adjacencyOf, componentsOf, sizeOf } from './graph.ts'
import { packParts } from './pack.ts'
import { separate } from './separate.ts'

const LEVEL_GAP = 34
const GAP = 14
const PACKING_GAP = 40

/** What may vary about a hierarchy. */
export interface HierarchyOptions {
  readonly aspect?: number
  /** The entry at the top of its part; by default the one with most neighbours. */
  readonly root?: number
}

interface Branch {
  readonly entry: number
  readonly leaves: readonly number[]
  readonly branches: readonly Branch[]
  readonly columns: number
  readonly width: number
}

/** The size of the box that every entry fits in: rows and columns are even. */
interface Cell {
  readonly width: number
  readonly height: number
}

/**
 * A tidy tree over the shortest ways from a root. Children without children of their own stand in a block, not
 * in a line: a body with a hundred members stays readable.
 */
export function layoutAsHierarchy(graph: LayoutGraph, options: HierarchyOptions = {}): Positions {
  const size = sizeOf(graph)
  const positions = new Float64Array(size * 2)
  const adjacency = adjacencyOf(size, graph.ends)
  const cell = cellOf(graph)
  const components = componentsOf(adjacency)
  for (const entries of components) {
    const root = rootOf(entries, adjacency, options.root)
    const children = childrenFrom(root, adjacency)
    put(branchOf(root, children, cell), 0, 0, cell, positions)
  }
  packParts(positions, graph, components, { gap: PACKING_GAP, aspect: options.aspect ?? 1.4 })
  separate(positions, graph.extents, { widen: true })
  return positions
}

function cellOf({ extents }: LayoutGraph): Cell {
  let width = 0
  let height = 0
  for (let i = 0; i < extents.length; i += 4) {
    width = Math.max(width, (extents[i] as number) + (extents[i + 2] as number))
    height = Math.max(height, (extents[i + 1] as number) + (extents[i + 3] as number))
  }
  return { width: width + GAP, height: height + GAP }
}

function rootOf(entries: readonly number[], adjacency: Adjacency, wanted?: number): number {
  if (wanted !== undefined && entries.includes(wanted)) return wanted
  return entries.reduce((best, each) => (adjacency.degreeOf(each) > adjacency.degreeOf(best) ? each : best))
}

function childrenFrom(root: number, adjacency: Adjacency): Map<number, number[]> {
  const children = new Map<number, number[]>([[root, []]])
  const queue = [root]
  for (let head = 0; head < queue.length; head++) {
    const parent = queue[head] as number
    for (const child of adjacency.neighboursOf(parent)) {
      if (children.has(child)) continue
      children.set(child, [])
      children.get(parent)?.push(child)
      queue.push(child)
    }
  }
  return children
}

function branchOf(entry: number, children: ReadonlyMap<number, number[]>, cell: Cell): Branch {
  const own = children.get(entry) ?? []
  const leaves = own.filter((child) => !children.get(child)?.length)
  const branches = own
    .filter((child) => children.get(child)?.length)
    .map((child) => branchOf(child, children, cell))
  const columns = Math.ceil(Math.sqrt(leaves.length * 1.2))
  const below = columns * cell.width + branches.reduce((sum, branch) => sum + branch.width, 0)
  return { entry, leaves, branches, columns, width: Math.max(cell.width, below) }
}

function put(branch: Branch, left: number, top: number, cell: Cell, positions: Positions): void {
  positions[branch.entry * 2] = left + branch.width / 2
  positions[branch.entry * 2 + 1] = top
  const under = top + cell.height + LEVEL_GAP
  for (const [i, leaf] of branch.leaves.entries()) {
    positions[leaf * 2] = left + ((i % branch.columns) + 0.5) * cell.width
    positions[leaf * 2 + 1] = under + Math.floor(i / branch.columns) * cell.height
  }
  let at = left + branch.columns * cell.width
  for (const each of branch.branches) {
    put(each, at, under, cell, positions)
    at += each.width
  }
}
