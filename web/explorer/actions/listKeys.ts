import type { Action } from './action.ts'

/** All keys. */
export const listKeys: Action = {
  label: 'All keys',
  keys: ['?'],
  group: 'Look',
  isPossible: () => true,
  perform: ({ open }) => open({ name: 'keys' }),
}
