import { type Action, targetsOf } from './action.ts'

/** What do these share. */
export const findShared: Action = {
  label: 'What do these share',
  keys: ['w'],
  group: 'Ask',
  isPossible: (explorer) => targetsOf(explorer).length > 1,
  perform: ({ change }) => change((view) => ({ ...view, panel: 'shared' })),
}
