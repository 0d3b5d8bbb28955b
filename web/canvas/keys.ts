import type { Direction } from './direction.ts'

/** What a key does on the canvas. What acts on the whole explorer is not among it. */
export type CanvasAction =
  | { readonly type: 'go'; readonly direction: Direction }
  | { readonly type: 'open' | 'select' | 'menu' }

const actions: Readonly<Record<string, CanvasAction>> = {
  ArrowLeft: { type: 'go', direction: 'left' },
  ArrowRight: { type: 'go', direction: 'right' },
  ArrowUp: { type: 'go', direction: 'up' },
  ArrowDown: { type: 'go', direction: 'down' },
  Enter: { type: 'open' },
  ' ': { type: 'select' },
  ContextMenu: { type: 'menu' },
}

/** What a key press means on the canvas; null for nothing, so that the browser's own keys go on working. */
export function actionOf(event: {
  key: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}): CanvasAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  if (event.shiftKey && event.key === 'F10') return { type: 'menu' }
  return actions[event.key] ?? null
}
