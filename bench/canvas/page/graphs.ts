import { randomFrom } from '../../../web/layout/random.ts'
import type { CanvasEntry, CanvasRelation } from '../../../web/model/graphView.ts'

/** A graph as the canvas takes it. */
export interface BenchGraph {
  readonly entries: readonly CanvasEntry[]
  readonly relations: readonly CanvasRelation[]
}

const signs = [
  { kind: 'ORGANIZATION', family: 'ACTORS', shape: 'ellipse', icon: 'building-bank' },
  { kind: 'STATE', family: 'ACTORS', shape: 'round-rectangle', shortLabel: 'XX' },
  { kind: 'TREATY', family: 'COMMITMENTS', shape: 'diamond', icon: 'signature', scale: 1.18 },
  { kind: 'EVENT', family: 'PROCESS', shape: '-1 -0.8 1 -0.8 0 1', icon: 'calendar-event' },
  { kind: 'TOPIC', family: 'IDEAS', shape: 'pentagon', icon: 'hash' },
]

/**
 * A graph in which few entries have many relations, as organizations and treaties do: a tree to which three times as
 * many relations are added by preference for what is related much. The same numbers always give the same graph.
 */
export function graphOf(size: number, relationsPerEntry = 3): BenchGraph {
  const random = randomFrom(size)
  const entries = Array.from({ length: size }, (_, i): CanvasEntry => {
    const sign = signs[i % signs.length] as (typeof signs)[number]
    return { ...sign, id: `e${i}`, label: `Entry number ${i} of the graph`, began: 1900 + ((i * 37) % 125) }
  })
  const ends: number[] = []
  const relations: CanvasRelation[] = []
  const seen = new Set<string>()
  const add = (from: number, to: number) => {
    const key = `${Math.min(from, to)} ${Math.max(from, to)}`
    if (from === to || seen.has(key)) return
    seen.add(key)
    ends.push(from, to)
    const id = `r${relations.length}`
    relations.push({
      id,
      from: `e${from}`,
      to: `e${to}`,
      type: 'PART_OF',
      reading: 'is part of',
      directed: true,
      upward: true,
    })
  }
  for (let i = 1; i < size; i++) add(i, i < 4 ? 0 : (ends[Math.floor(random() * ends.length)] ?? 0))
  for (let tries = 0; relations.length < size * relationsPerEntry && tries < size * 40; tries++)
    add(Math.floor(random() * size), ends[Math.floor(random() * ends.length)] ?? 0)
  return { entries, relations }
}

/** The graph with 20 more entries around one that is there. */
export function grown({ entries, relations }: BenchGraph, around: string): BenchGraph {
  const more = Array.from({ length: 20 }, (_, i): CanvasEntry => {
    const sign = signs[i % signs.length] as (typeof signs)[number]
    return { ...sign, id: `new${i}`, label: `New entry ${i}` }
  })
  const added = more.map(
    ({ id }, i): CanvasRelation => ({
      id: `n${i}`,
      from: id,
      to: around,
      type: 'PART_OF',
      reading: 'is part of',
      directed: true,
    }),
  )
  return { entries: [...entries, ...more], relations: [...relations, ...added] }
}
