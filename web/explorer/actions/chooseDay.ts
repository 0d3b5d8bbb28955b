import type { Action } from './action.ts'

/** Another day. */
export const chooseDay: Action = {
  label: 'Another day',
  keys: ['d'],
  group: 'Days',
  isPossible: () => true,
  perform: () => document.getElementById('day')?.focus(),
}
