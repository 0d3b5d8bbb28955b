import type { Action } from './action.ts'

/** Query this. */
export const query: Action = {
  label: 'Query this',
  keys: ['q'],
  group: 'Ask',
  isPossible: () => true,
  perform: ({ open }) => open({ name: 'query' }),
}
