import { withSelection } from '../view.ts'
import type { Action } from './action.ts'

/** Close the topmost, then clear the selection. */
export const closeTopmost: Action = {
  label: 'Close the topmost, then clear the selection',
  keys: ['Escape'],
  group: 'Look',
  isPossible: () => true,
  perform: ({ overlay, open, path, light, focused, focus, change }) => {
    if (overlay) return open(null)
    if (path) {
      light(null)
      return change((view) => ({ ...view, panel: 'entry', ends: [] }))
    }
    if (focused) return focus(null)
    change((view) => withSelection(view, []))
  },
}
