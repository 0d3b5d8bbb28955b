import type { Action } from './action.ts'

/** Filters. */
export const toggleFilters: Action = {
  label: 'Filters',
  keys: ['f'],
  group: 'Look',
  isPossible: () => true,
  perform: ({ overlay, open }) => open(overlay?.name === 'filters' ? null : { name: 'filters' }),
}
