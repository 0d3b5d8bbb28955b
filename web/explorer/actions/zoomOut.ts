import type { Action } from './action.ts'

/** Zoom out. */
export const zoomOut: Action = {
  label: 'Zoom out',
  keys: ['-'],
  group: 'Look',
  isPossible: ({ view }) => view.mode === 'graph',
  perform: ({ canvas }) => canvas.current?.zoom(-1),
}
