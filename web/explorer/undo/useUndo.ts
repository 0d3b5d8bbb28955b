import { useCallback, useEffect, useMemo, useState } from 'react'
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
  const [history, setHistory] = useState<History>({ past: [], present: view, future: [] })
  useEffect(() => setHistory((before) => recorded(before, view)), [view])
  const go = useCallback(
    (next: History | null) => {
      if (!next) return
      setHistory(next)
      change(() => next.present)
    },
    [change],
  )
  return useMemo(() => {
    const before = history.past.at(-1)
    const [after] = history.future
    return {
      undoes: before ? stepInWords(before, history.present) : null,
      redoes: after ? stepInWords(history.present, after) : null,
      undo: () => go(undone(history)),
      redo: () => go(redone(history)),
    }
  }, [history, go])
}
