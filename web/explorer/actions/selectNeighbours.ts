import { neighboursIn } from '../graph/graph.ts'
import { withSelection } from '../view.ts'
import { type Action, hasTarget, targetsOf } from './action.ts'

/** Select the neighbours too. */
export const selectNeighbours: Action = {
  label: 'Select the neighbours too',
  keys: ['n'],
  group: 'Entries',
  isPossible: hasTarget,
  perform: (explorer) => {
    const targets = targetsOf(explorer)
    const neighbours = neighboursIn(explorer.visible.relations)
    const ids = targets.flatMap((id) => [...(neighbours.get(id) ?? [])])
    explorer.change((view) => withSelection(view, [...new Set([...targets, ...ids])]))
  },
}
