import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ChangeView } from '../useView.ts'
import type { View } from '../view.ts'
import { type History, recorded, redone, stepInWords, undone } from './history.ts'

/** Undo and redo of everything that changes the canvas, wherever it was done. */
export interface Undo {
  /** What would be undone, in words; null if there is nothing. */
  readonly undoes: string | null
  readonly redoes: string | null
  undo(): void
  redo(): void
}

/** Watches the view, and takes its changes back. */
export function useUndo(view: View, change: ChangeView): Undo {
  const history = useRef<History>({ past: [], present: view, future: [] })
  const [seen, setSeen] = useState(history.current)
  useEffect(() => {
    history.current = recorded(history.current, view)
    setSeen(history.current)
  }, [view])
  const go = useCallback(
    (step: (history: History) => History | null) =>
      change((current) => {
        // A key can come before the last change has been seen here.
        const next = step(recorded(history.current, current))
        if (!next) return current
        history.current = next
        return next.present
      }),
    [change],
  )
  return useMemo(() => {
    const before = seen.past.at(-1)
    const [after] = seen.future
    return {
      undoes: before ? stepInWords(before, seen.present) : null,
      redoes: after ? stepInWords(seen.present, after) : null,
      undo: () => go(undone),
      redo: () => go(redone),
    }
  }, [seen, go])
}
