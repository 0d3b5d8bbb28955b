import type { CanvasEntry, CanvasRelation } from '../model/graphView.ts'
import { counted } from '../text/grouped.ts'

/**
 * Says an entry as the outline would read it: name, kind, how it is related to what is selected, and how much of
 * it is shown.
 */
export function announcementOf(
  id: string,
  entries: readonly CanvasEntry[],
  relations: readonly CanvasRelation[],
  selection: readonly string[],
): string {
  const entry = entries.find((each) => each.id === id)
  if (!entry) return ''
  const own = relations.filter(({ from, to, absent }) => !absent && (from === id || to === id))
  const names = new Map(entries.map((each) => [each.id, each.label]))
  const toSelection = own
    .filter(({ from, to }) => selection.includes(from === id ? to : from))
    .map(({ from, to, reading, past, announced }) => {
      const when = past ? ', past' : announced ? ', announced' : ''
      return `${names.get(from)} ${reading} ${names.get(to)}${when}.`
    })
  const count = `${counted(own.length, 'relation', 'relations')} shown.`
  const what = `${entry.label}, ${entry.kindLabel ?? entry.kind}${entry.past ? ', past' : ''}.`
  return [what, ...toSelection.slice(0, 3), count].join(' ')
}
