import type { Action } from './action.ts'

/** Redo. */
export const redo: Action = {
  label: 'Redo',
  keys: ['Ctrl+Shift+z', 'Ctrl+y'],
  group: 'Keep',
  isPossible: ({ undo }) => undo.redoes !== null,
  perform: ({ undo, say }) => {
    say(`Done again: ${undo.redoes}.`)
    undo.redo()
  },
}
