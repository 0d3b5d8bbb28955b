import type { Direction } from './direction.ts'

/** What a key does on the canvas. */
export type CanvasAction =
  | { readonly type: 'go'; readonly direction: Direction }
  | { readonly type: 'zoom'; readonly steps: number }
  | { readonly type: 'open' | 'select' | 'expand' | 'pin' | 'fit' | 'escape' }

const actions: Readonly<Record<string, CanvasAction>> = {
  ArrowLeft: { type: 'go', direction: 'left' },
  ArrowRight: { type: 'go', direction: 'right' },
  ArrowUp: { type: 'go', direction: 'up' },
  ArrowDown: { type: 'go', direction: 'down' },
  Enter: { type: 'open' },
  ' ': { type: 'select' },
  e: { type: 'expand' },
  p: { type: 'pin' },
  Escape: { type: 'escape' },
  '+': { type: 'zoom', steps: 1 },
  '=': { type: 'zoom', steps: 1 },
  '-': { type: 'zoom', steps: -1 },
  '0': { type: 'fit' },
}

/** What a key press means on the canvas; null for nothing, so that the browser's own keys go on working. */
export function actionOf(event: {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}): CanvasAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  return actions[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? null
}
