import type { Action } from './action.ts'

/** Zoom in. */
export const zoomIn: Action = {
  label: 'Zoom in',
  keys: ['+', '='],
  group: 'Look',
  isPossible: ({ view }) => view.mode === 'graph',
  perform: ({ canvas }) => canvas.current?.zoom(1),
}
