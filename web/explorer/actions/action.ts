import type { Explorer } from '../Explorer.ts'
import { selectionOf } from '../view.ts'

/** Where an action stands in the list of keys. */
export type ActionGroup = 'Look' | 'Entries' | 'Ask' | 'Days' | 'Keep'

/** Something that can be done in the explorer: by a key, a button, or a menu. */
export interface Action {
  /** How a button or a menu names it. */
  readonly label: string
  /** The keys that do it, as KeyboardEvent names them, with 'Ctrl+' for Ctrl or Cmd, and 'Shift+' where it matters. */
  readonly keys: readonly string[]
  readonly group: ActionGroup
  /** Whether it can be done now. */
  isPossible(explorer: Explorer): boolean
  perform(explorer: Explorer): void
}

/** The entries that an action is about: the one in focus, or else what is selected. */
export function targetsOf({ focused, view }: Pick<Explorer, 'focused' | 'view'>): readonly string[] {
  const selection = selectionOf(view)
  return focused && !selection.includes(focused) ? [focused] : selection
}

/** Whether there is an entry to act on. */
export function hasTarget(explorer: Explorer): boolean {
  return targetsOf(explorer).length > 0
}

/** Whether there is anything on the canvas. */
export function hasEntries({ view }: Explorer): boolean {
  return view.shown.length > 0
}
