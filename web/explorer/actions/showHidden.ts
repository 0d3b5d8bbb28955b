import type { Action } from './action.ts'

/** Show what is hidden. */
export const showHidden: Action = {
  label: 'Show what is hidden',
  keys: ['Shift+H'],
  group: 'Entries',
  isPossible: ({ view }) => view.hidden.length > 0,
  perform: ({ change }) => change((view) => ({ ...view, hidden: [] })),
}
