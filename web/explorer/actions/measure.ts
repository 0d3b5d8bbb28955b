import { type Action, hasEntries } from './action.ts'

/** Measures. */
export const measure: Action = {
  label: 'Measures',
  keys: ['g'],
  group: 'Ask',
  isPossible: hasEntries,
  perform: ({ change }) =>
    change((view) => ({ ...view, panel: view.panel === 'metrics' ? 'entry' : 'metrics' })),
}
