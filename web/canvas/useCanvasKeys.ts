import type { KeyboardEvent, RefObject } from 'react'
import type { GraphCanvas } from './GraphCanvas.ts'
import type { GraphViewProps } from './GraphView.tsx'
import { actionOf } from './keys.ts'

/** Makes the keys of the canvas work: arrows move the focus from entry to entry, others act on the focused one. */
export function useCanvasKeys(
  canvas: GraphCanvas | null,
  latest: RefObject<GraphViewProps>,
  focused: string | null,
  setFocused: (id: string | null) => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    const action = actionOf(event)
    if (!action || !canvas) return
    event.preventDefault()
    event.stopPropagation()
    const { onOpen, onSelect, onMenu, selection } = latest.current
    if (action.type === 'go') {
      const next = focused ? canvas.neighbourOnScreen(focused, action.direction) : firstOf(latest.current)
      if (!next) return
      setFocused(next)
      return canvas.reveal(next)
    }
    const id = focused ?? selection?.[0]
    if (!id) return
    if (action.type === 'open') onOpen?.(id)
    if (action.type === 'select') onSelect?.(id, true)
    if (action.type === 'menu') onMenu?.(id)
  }
}

/** Where the arrows begin: at what is selected, else at the entry with most relations. */
function firstOf({ entries, relations, selection }: GraphViewProps): string | null {
  const [selected] = selection ?? []
  if (selected) return selected
  const degrees = new Map<string, number>()
  for (const { from, to, absent } of relations) {
    if (absent) continue
    degrees.set(from, (degrees.get(from) ?? 0) + 1)
    degrees.set(to, (degrees.get(to) ?? 0) + 1)
  }
  const [first] = entries
    .filter(({ absent }) => !absent)
    .toSorted((a, b) => (degrees.get(b.id) ?? 0) - (degrees.get(a.id) ?? 0))
  return first?.id ?? null
}
