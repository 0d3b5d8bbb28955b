import type { Action } from './action.ts'

/** Show everything. */
export const fit: Action = {
  label: 'Show everything',
  keys: ['0'],
  group: 'Look',
  isPossible: ({ view }) => view.mode === 'graph',
  perform: ({ canvas }) => canvas.current?.fit(),
}
