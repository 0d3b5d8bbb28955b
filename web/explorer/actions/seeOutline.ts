import type { Action } from './action.ts'

/** See as outline. */
export const seeOutline: Action = {
  label: 'See as outline',
  keys: ['3'],
  group: 'Look',
  isPossible: () => true,
  perform: ({ change }) => change((view) => ({ ...view, mode: 'outline' })),
}
