import type { CanvasEntryData, CanvasRelationData, DateData } from '../../data/canvasDocuments.ts'

/** An entry on the canvas: what is known of it on whatever day. */
export type GraphEntry = CanvasEntryData

/** A relation on the canvas: on whatever day it holds. */
export interface GraphRelation {
  readonly id: string
  readonly type: string
  readonly from: string
  readonly to: string
  readonly since: DateData | null
  readonly until: DateData | null
  readonly sourcesDiffer: boolean
}

/** What stands on the canvas, before any filter and of all days. */
export interface Graph {
  readonly entries: readonly GraphEntry[]
  readonly relations: readonly GraphRelation[]
}

/** Nothing. */
export const emptyGraph: Graph = { entries: [], relations: [] }

/** Relations as the canvas keeps them; those with an end that is no more are left out. */
export function relationsOf(data: readonly CanvasRelationData[]): GraphRelation[] {
  return data.flatMap(({ from, to, ...rest }) => (from && to ? [{ ...rest, from: from.id, to: to.id }] : []))
}

/** The entry at the other end of a relation. */
export function otherEnd({ from, to }: { readonly from: string; readonly to: string }, id: string): string {
  return from === id ? to : from
}

/** The neighbours of every entry, each named once. */
export function neighboursIn(
  relations: readonly { readonly from: string; readonly to: string }[],
): Map<string, Set<string>> {
  const neighbours = new Map<string, Set<string>>()
  const add = (one: string, other: string) => {
    const there = neighbours.get(one)
    if (there) there.add(other)
    else neighbours.set(one, new Set([other]))
  }
  for (const { from, to } of relations) {
    if (from === to) continue
    add(from, to)
    add(to, from)
  }
  return neighbours
}
