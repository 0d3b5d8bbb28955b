import { layoutByForce } from './force.ts'
import type { Positions } from './graph.ts'
import { grow } from './grow.ts'
import { layoutAsHierarchy } from './hierarchy.ts'
import type { LayoutTask } from './protocol.ts'
import { layoutInRings } from './rings.ts'

/** Answers a layout task. Pure: the same task always gets the same positions. */
export function arrange(task: LayoutTask): Positions {
  if (task.type === 'grow') return grow(task, { aspect: task.aspect })
  const { graph, aspect, focus } = task
  switch (task.arrangement) {
    case 'rings':
      return layoutInRings(graph, { focus })
    case 'hierarchy':
      return layoutAsHierarchy(graph, { aspect, root: focus })
    case 'force':
      return layoutByForce(graph, { aspect })
  }
}
