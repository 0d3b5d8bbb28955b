import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { readView, type View, writeView } from './address.ts'

/** The view of the address, and a way to change it: each change is a step that Back takes back. */
export function useView(): [View, (change: (view: View) => View) => void] {
  const [parameters, setParameters] = useSearchParams()
  const view = useMemo(() => readView(parameters), [parameters])
  const change = useCallback(
    (next: (view: View) => View) => setParameters((before) => writeView(next(readView(before)))),
    [setParameters],
  )
  return [view, change]
}
