import type { Action } from './action.ts'

/** Undo. */
export const undo: Action = {
  label: 'Undo',
  keys: ['Ctrl+z'],
  group: 'Keep',
  isPossible: ({ undo }) => undo.undoes !== null,
  perform: ({ undo, say }) => {
    say(`Undone: ${undo.undoes}.`)
    undo.undo()
  },
}
