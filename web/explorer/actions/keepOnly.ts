import { withoutShown } from '../view.ts'
import { type Action, hasTarget, targetsOf } from './action.ts'

/** Removes everything but what is selected. */
export const keepOnly: Action = {
  label: 'Keep only these',
  keys: ['Shift+K'],
  group: 'Entries',
  isPossible: hasTarget,
  perform: (explorer) => {
    const kept = new Set(targetsOf(explorer))
    explorer.change((view) =>
      withoutShown(
        view,
        view.shown.filter((id) => !kept.has(id)),
      ),
    )
  },
}
