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
  /** For each relation, whether its beginning is a part of its end. Parts stand under their wholes. */
  readonly upward?: Uint8Array
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
 * A tidy tree: parts under their wholes, everything else by the shortest ways from the root. Children without children of their own stand in a block, not
 * in a line: a body with a hundred members stays readable.
 */
export function layoutAsHierarchy(graph: LayoutGraph, options: HierarchyOptions = {}): Positions {
  const size = sizeOf(graph)
  const positions = new Float64Array(size * 2)
  const adjacency = adjacencyOf(size, graph.ends)
  const cell = cellOf(graph)
  const components = componentsOf(adjacency)
  const wholes = wholesOf(graph, options.upward)
  for (const entries of components) {
    const root = topOf(rootOf(entries, adjacency, options.root), wholes)
    const children = childrenFrom(root, adjacency, wholes)
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

/** The whole that each part belongs to: the first that is named, unless it would be a part of itself. */
function wholesOf({ ends }: LayoutGraph, upward?: Uint8Array): Map<number, number> {
  const wholes = new Map<number, number>()
  for (let i = 0; upward && i < ends.length; i += 2) {
    const part = ends[i] as number
    const whole = ends[i + 1] as number
    if (!upward[i / 2] || wholes.has(part) || topOf(whole, wholes) === part) continue
    wholes.set(part, whole)
  }
  return wholes
}

/** The whole of the whole, up to the last. */
function topOf(entry: number, wholes: ReadonlyMap<number, number>): number {
  let top = entry
  for (let next = wholes.get(top); next !== undefined; next = wholes.get(top)) top = next
  return top
}

function childrenFrom(
  root: number,
  adjacency: Adjacency,
  wholes: ReadonlyMap<number, number>,
): Map<number, number[]> {
  const parts = new Map<number, number[]>()
  for (const [part, whole] of wholes) parts.set(whole, [...(parts.get(whole) ?? []), part])
  const children = new Map<number, number[]>([[root, []]])
  const queue = [root]
  const hang = (child: number, parent: number) => {
    if (children.has(child)) return
    children.set(child, [])
    children.get(parent)?.push(child)
    queue.push(child)
  }
  for (let head = 0; head < queue.length; head++) {
    const entry = queue[head] as number
    for (const part of parts.get(entry) ?? []) hang(part, entry)
    // What is a part of something comes with its whole.
    for (const neighbour of adjacency.neighboursOf(entry)) hang(topOf(neighbour, wholes), entry)
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
