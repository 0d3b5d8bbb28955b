import type { Spot } from '../../canvas/motion.ts'
import type { Pin } from '../view.ts'
import { type Action, hasTarget, targetsOf } from './action.ts'

/** A pin at a place, in whole steps; none if there is no place. */
export function pinAt(id: string, spot: Spot | null | undefined): Pin[] {
  return spot ? [{ id, x: Math.round(spot.x), y: Math.round(spot.y) }] : []
}

/** Pins entries where they are, or lets them go. */
export const pin: Action = {
  label: 'Pin or let go',
  keys: ['p'],
  group: 'Entries',
  isPossible: (explorer) => hasTarget(explorer) && explorer.view.mode === 'graph',
  perform: (explorer) => {
    const ids = targetsOf(explorer)
    explorer.change((view) => {
      const pinned = view.pinned.filter(({ id }) => !ids.includes(id))
      if (pinned.length < view.pinned.length) return { ...view, pinned }
      return {
        ...view,
        pinned: [...pinned, ...ids.flatMap((id) => pinAt(id, explorer.canvas.current?.spotOf(id)))],
      }
    })
  },
}
