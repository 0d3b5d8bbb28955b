import { type Action, hasTarget, targetsOf } from './action.ts'

/** Expand. */
export const expand: Action = {
  label: 'Expand',
  keys: ['e'],
  group: 'Entries',
  isPossible: hasTarget,
  perform: (explorer) => {
    const [id] = targetsOf(explorer)
    if (id) explorer.open({ name: 'expand', id })
  },
}
