import type { Action } from './action.ts'

/** See as table. */
export const seeTable: Action = {
  label: 'See as table',
  keys: ['2'],
  group: 'Look',
  isPossible: () => true,
  perform: ({ change }) => change((view) => ({ ...view, mode: 'table' })),
}
