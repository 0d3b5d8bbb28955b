import { type Action, hasEntries } from './action.ts'

/** Play or pause the days. */
export const play: Action = {
  label: 'Play or pause the days',
  keys: ['k'],
  group: 'Days',
  isPossible: hasEntries,
  perform: ({ days }) => (days.playing ? days.pause() : days.play()),
}
