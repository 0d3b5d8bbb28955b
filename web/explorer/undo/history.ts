import { counted } from '../../text/grouped.ts'
import type { View } from '../view.ts'

/** What can be undone is what stands on the canvas and how; not where one looks. */
const looking = new Set<keyof View>(['selected', 'alsoSelected', 'mode', 'panel', 'embedded'])

/** The views before and after the present one. */
export interface History {
  readonly past: readonly View[]
  readonly present: View
  readonly future: readonly View[]
}

/** Steps further back than this are forgotten. */
const longest = 100

function partsThatDiffer(one: View, other: View): (keyof View)[] {
  const names = Object.keys(one) as (keyof View)[]
  return names.filter(
    (name) => !looking.has(name) && JSON.stringify(one[name]) !== JSON.stringify(other[name]),
  )
}

/** The history after the view has become another one. If only the looking is another, there is nothing to undo. */
export function recorded(history: History, view: View): History {
  if (view === history.present) return history
  if (partsThatDiffer(history.present, view).length === 0) return { ...history, present: view }
  return { past: [...history.past, history.present].slice(-longest), present: view, future: [] }
}

/** Takes the last step back; null if there is none. */
export function undone({ past, present, future }: History): History | null {
  const before = past.at(-1)
  if (!before) return null
  return { past: past.slice(0, -1), present: restored(before, present), future: [present, ...future] }
}

/** Takes the last step that was undone again; null if there is none. */
export function redone({ past, present, future }: History): History | null {
  const [after, ...rest] = future
  if (!after) return null
  return { past: [...past, present], present: restored(after, present), future: rest }
}

/** Another view, looked at as the present one is as far as that can be. */
function restored(view: View, { mode, panel, selected, embedded }: View): View {
  const stays = selected !== null && view.shown.includes(selected)
  return { ...view, mode, panel, embedded, selected: stays ? selected : view.selected }
}

/** What a step does, in a few words: 'Show 20 entries'. */
export function stepInWords(before: View, after: View): string {
  const [name] = partsThatDiffer(before, after)
  const lengthOf = (view: View) => (name && Array.isArray(view[name]) ? view[name].length : 0)
  const difference = lengthOf(after) - lengthOf(before)
  const entries = counted(Math.abs(difference), 'entry', 'entries')
  if (name === 'shown') return difference < 0 ? `remove ${entries}` : `show ${entries}`
  if (name === 'hidden') return difference < 0 ? `show ${entries} again` : `hide ${entries}`
  if (name === 'collapsed') return difference < 0 ? 'unfold' : 'collapse'
  if (name === 'pinned') return difference < 0 ? 'let go' : 'pin'
  if (name === 'arrangement' || name === 'grouping') return 'another layout'
  if (name === 'day' || name === 'comparedWith') return 'another day'
  if (name === 'sizeBy' || name === 'colourBy' || name === 'measuredOf') return 'another measure'
  if (name === 'ends' || name === 'overStates') return 'the path'
  return 'the filter'
}
