import type { Arrangement } from './protocol.ts'

/** The ways to arrange entries, in words. */
export const arrangementWords: Readonly<Record<Arrangement, string>> = {
  force: 'force',
  hierarchy: 'hierarchy',
  rings: 'concentric',
  timeline: 'timeline',
  groups: 'groups',
}
