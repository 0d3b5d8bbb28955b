import { withHidden } from '../view.ts'
import { type Action, hasTarget, targetsOf } from './action.ts'

/** Hides entries: they stay on the list of the canvas, and can be shown again. */
export const hide: Action = {
  label: 'Hide',
  keys: ['h'],
  group: 'Entries',
  isPossible: hasTarget,
  perform: (explorer) => {
    const ids = targetsOf(explorer)
    explorer.focus(null)
    explorer.change((view) => withHidden(view, ids))
  },
}
