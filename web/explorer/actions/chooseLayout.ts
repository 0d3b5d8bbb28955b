import type { Action } from './action.ts'

/** Layout. */
export const chooseLayout: Action = {
  label: 'Layout',
  keys: ['l'],
  group: 'Look',
  isPossible: ({ view }) => view.mode === 'graph',
  perform: ({ open }) => open({ name: 'layout' }),
}
