import type { KeyboardEvent, RefObject } from 'react'
import type { GraphCanvas } from './GraphCanvas.ts'
import type { GraphViewProps } from './GraphView.tsx'
import { actionOf, type CanvasAction } from './keys.ts'

/** Makes the keys of the canvas work: arrows move the focus from entry to entry, others act on the focused one. */
export function useCanvasKeys(
  canvas: GraphCanvas | null,
  latest: RefObject<GraphViewProps>,
  focused: string | null,
  setFocused: (id: string | null) => void,
): (event: KeyboardEvent) => void {
  const focus = (id: string | null) => {
    if (!id) return
    setFocused(id)
    canvas?.reveal(id)
  }
  return (event) => {
    const action = actionOf(event)
    if (!action || !canvas) return
    event.preventDefault()
    if (action.type === 'go') {
      focus(focused ? canvas.neighbourOnScreen(focused, action.direction) : firstOf(latest.current))
      return
    }
    if (action.type === 'escape' && focused) return setFocused(null)
    perform(action, canvas, latest.current, focused ?? latest.current.selection?.[0] ?? null)
  }
}

function perform(
  action: CanvasAction,
  canvas: GraphCanvas,
  { onOpen, onSelect, onExpand, onPin }: GraphViewProps,
  id: string | null,
): void {
  if (action.type === 'zoom') return canvas.zoom(action.steps)
  if (action.type === 'fit') return canvas.fit()
  if (action.type === 'escape') return onSelect?.(null, false)
  if (!id) return
  if (action.type === 'open') onOpen?.(id)
  if (action.type === 'select') onSelect?.(id, true)
  if (action.type === 'expand') onExpand?.(id)
  if (action.type === 'pin') {
    const pinned = !canvas.isPinned(id)
    canvas.pin(id, pinned)
    onPin?.(id, pinned)
  }
}

/** Where the arrows begin: at what is selected, else at the entry with most relations. */
function firstOf({ entries, relations, selection }: GraphViewProps): string | null {
  const [selected] = selection ?? []
  if (selected) return selected
  const degrees = new Map<string, number>()
  for (const { from, to } of relations) {
    degrees.set(from, (degrees.get(from) ?? 0) + 1)
    degrees.set(to, (degrees.get(to) ?? 0) + 1)
  }
  const [first] = entries.toSorted((a, b) => (degrees.get(b.id) ?? 0) - (degrees.get(a.id) ?? 0))
  return first?.id ?? null
}
