import { type Action, hasEntries } from './action.ts'
import { goToChange } from './goToChange.ts'

/** Next day of change. */
export const nextDay: Action = {
  label: 'Next day of change',
  keys: [']'],
  group: 'Days',
  isPossible: hasEntries,
  perform: (explorer) => goToChange(explorer, 1),
}
