import { pageAddress } from '../address.ts'
import { type Action, hasTarget, targetsOf } from './action.ts'

/** Opens the page of an entry. */
export const openPage: Action = {
  label: 'Open the page',
  keys: ['Enter'],
  group: 'Ask',
  isPossible: hasTarget,
  perform: (explorer) => {
    const [id] = targetsOf(explorer)
    if (id) explorer.go(pageAddress(id))
  },
}
