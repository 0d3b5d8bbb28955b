import { toggled } from '../view.ts'
import { type Action, hasTarget, targetsOf } from './action.ts'

/** Folds the neighbours that hang on an entry alone into it, or shows them again. */
export const collapse: Action = {
  label: 'Collapse or unfold',
  keys: ['c'],
  group: 'Entries',
  isPossible: hasTarget,
  perform: (explorer) =>
    explorer.change((view) => ({
      ...view,
      collapsed: targetsOf(explorer).reduce<readonly string[]>(toggled, view.collapsed),
    })),
}
