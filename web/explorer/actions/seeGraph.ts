import type { Action } from './action.ts'

/** See as graph. */
export const seeGraph: Action = {
  label: 'See as graph',
  keys: ['1'],
  group: 'Look',
  isPossible: () => true,
  perform: ({ change }) => change((view) => ({ ...view, mode: 'graph' })),
}
