import { withSelection } from '../view.ts'
import type { Action } from './action.ts'

/** Open or close the panel. */
export const togglePanel: Action = {
  label: 'Open or close the panel',
  keys: ['.'],
  group: 'Look',
  isPossible: ({ view }) => view.shown.length > 0,
  perform: ({ view, change, select }) => {
    if (view.selected) return change((before) => withSelection(before, []))
    select(view.shown[0] ?? null)
  },
}
