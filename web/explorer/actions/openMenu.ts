import { type Action, hasTarget, targetsOf } from './action.ts'

/** Menu of the entry. */
export const openMenu: Action = {
  label: 'Menu of the entry',
  keys: ['Shift+F10', 'ContextMenu'],
  group: 'Entries',
  isPossible: hasTarget,
  perform: (explorer) => {
    const [id] = targetsOf(explorer)
    if (id) explorer.open({ name: 'menu', id })
  },
}
