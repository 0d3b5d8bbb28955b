import { withSelection } from '../view.ts'
import { type Action, hasEntries } from './action.ts'

/** Select all. */
export const selectAll: Action = {
  label: 'Select all',
  keys: ['Ctrl+a'],
  group: 'Entries',
  isPossible: hasEntries,
  perform: ({ visible, change }) =>
    change((view) =>
      withSelection(
        view,
        visible.entries.map(({ id }) => id),
      ),
    ),
}
