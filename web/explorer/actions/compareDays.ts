import { yearsBefore } from '../days/calendar.ts'
import { type Action, hasEntries } from './action.ts'

/** Changes between two days. */
export const compareDays: Action = {
  label: 'Changes between two days',
  keys: ['t'],
  group: 'Days',
  isPossible: hasEntries,
  perform: ({ view, days, change }) => {
    const isOn = view.panel === 'changes'
    const before = yearsBefore(days.day, 10)
    change((each) => ({
      ...each,
      panel: isOn ? 'entry' : 'changes',
      comparedWith: isOn ? null : (each.comparedWith ?? before),
    }))
  },
}
