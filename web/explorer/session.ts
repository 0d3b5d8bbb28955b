import { viewAddress } from './address.ts'
import type { View } from './view.ts'

const keptUnder = 'concord-last-canvas'

/** The last canvas that was worked on: where it is, and how much was on it. */
export interface Session {
  readonly address: string
  readonly entries: number
}

/** Keeps a canvas for the next visit. */
export function keepSession(view: View): void {
  if (view.shown.length < 2 || view.embedded) return
  const session: Session = { address: viewAddress(view), entries: view.shown.length }
  try {
    localStorage.setItem(keptUnder, JSON.stringify(session))
  } catch {
    // Storage can be full or forbidden; then there is nothing to restore.
  }
}

/** The canvas of the last visit; null if there is none. */
export function lastSession(): Session | null {
  try {
    const { address, entries } = JSON.parse(localStorage.getItem(keptUnder) ?? '{}')
    // What is kept here was written by this page, but other pages of the site could write here too.
    return typeof address === 'string' && address.startsWith('/explore?') && Number.isInteger(entries)
      ? { address, entries }
      : null
  } catch {
    return null
  }
}
