import { type Action, targetsOf } from './action.ts'

/** Sets up to five selected entries side by side, on a page of its own. */
export const compare: Action = {
  label: 'Compare',
  keys: ['m'],
  group: 'Ask',
  isPossible: (explorer) => targetsOf(explorer).length > 1,
  perform: (explorer) => {
    const entries = targetsOf(explorer).slice(0, 5).join('~')
    explorer.go(`/compare?entries=${entries}`)
  },
}
