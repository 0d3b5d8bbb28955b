import type { Action } from './action.ts'

/** Undo. */
export const undo: Action = {
  label: 'Undo',
  keys: ['Ctrl+z'],
  group: 'Keep',
  isPossible: () => true,
  perform: ({ undo, say }) => {
    if (undo.undoes) say(`Undone: ${undo.undoes}.`)
    undo.undo()
  },
}
