import { withoutShown } from '../view.ts'
import { type Action, hasTarget, targetsOf } from './action.ts'

/** Remove from the canvas. */
export const remove: Action = {
  label: 'Remove from the canvas',
  keys: ['Delete', 'Backspace'],
  group: 'Entries',
  isPossible: hasTarget,
  perform: (explorer) => {
    const ids = targetsOf(explorer)
    explorer.focus(null)
    explorer.change((view) => withoutShown(view, ids))
  },
}
