import { type Action, hasEntries } from './action.ts'

/** Share. */
export const share: Action = {
  label: 'Share',
  keys: ['s'],
  group: 'Keep',
  isPossible: hasEntries,
  perform: ({ open }) => open({ name: 'share' }),
}
