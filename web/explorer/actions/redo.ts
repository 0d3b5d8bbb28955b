import type { Action } from './action.ts'

/** Redo. */
export const redo: Action = {
  label: 'Redo',
  keys: ['Ctrl+Shift+z', 'Ctrl+y'],
  group: 'Keep',
  isPossible: () => true,
  perform: ({ undo, say }) => {
    if (undo.redoes) say(`Done again: ${undo.redoes}.`)
    undo.redo()
  },
}
