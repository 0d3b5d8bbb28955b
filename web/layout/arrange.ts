import { layoutByForce } from './force.ts'
import { type LayoutGraph, sizeOf } from './graph.ts'
import { layoutInGroups } from './groups.ts'
import { grow } from './grow.ts'
import { layoutAsHierarchy } from './hierarchy.ts'
import type { Arranged, LayoutTask } from './protocol.ts'
import { layoutInRings } from './rings.ts'
import { layoutAsTimeline } from './timeline.ts'

/** Answers a layout task. Pure: the same task always gets the same picture. */
export function arrange(task: LayoutTask): Arranged {
  if (task.type === 'grow') return plain(grow(task, { aspect: task.aspect }))
  const { graph, aspect, focus, upward } = task
  const groups = task.groups ?? new Uint16Array(sizeOf(graph))
  switch (task.arrangement) {
    case 'rings':
      return plain(layoutInRings(graph, { focus }))
    case 'hierarchy':
      return plain(layoutAsHierarchy(graph, { aspect, root: focus, upward }))
    case 'timeline':
      return layoutAsTimeline(graph, { aspect, years: task.years ?? undatedYears(graph), lanes: groups })
    case 'groups':
      return layoutInGroups(graph, { aspect, groups })
    case 'force':
      return plain(layoutByForce(graph, { aspect }))
  }
}

function plain(positions: Arranged['positions']): Arranged {
  return { positions, guides: [] }
}

function undatedYears(graph: LayoutGraph): Float64Array {
  return new Float64Array(sizeOf(graph)).fill(Number.NaN)
}
