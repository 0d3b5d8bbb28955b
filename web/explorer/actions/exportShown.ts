import { type Action, hasEntries } from './action.ts'

/** Export. */
export const exportShown: Action = {
  label: 'Export',
  keys: ['x'],
  group: 'Keep',
  isPossible: hasEntries,
  perform: ({ open }) => open({ name: 'export' }),
}
