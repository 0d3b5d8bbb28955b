import { type Action, hasEntries } from './action.ts'
import { goToChange } from './goToChange.ts'

/** Previous day of change. */
export const previousDay: Action = {
  label: 'Previous day of change',
  keys: ['['],
  group: 'Days',
  isPossible: hasEntries,
  perform: (explorer) => goToChange(explorer, -1),
}
