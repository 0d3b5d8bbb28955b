import { type Action, targetsOf } from './action.ts'

/** Paths between more entries than these are no longer told in words that anybody reads. */
const mostEnds = 4

/** Looks for paths between what is selected, or from it to what is chosen next. */
export const findPath: Action = {
  label: 'Path from here',
  keys: ['r'],
  group: 'Ask',
  isPossible: () => true,
  perform: (explorer) => {
    const targets = targetsOf(explorer)
    explorer.change((view) => ({
      ...view,
      panel: 'path',
      ends: targets.length > 0 ? targets.slice(0, mostEnds) : view.ends,
    }))
  },
}
