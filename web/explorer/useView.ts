import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { parametersOf, placed, readView, writeView } from './address.ts'
import type { View } from './view.ts'

/** Changes the view. Each change is a step that Back takes back, unless it takes the place of the last one. */
export type ChangeView = (change: (view: View) => View, options?: { readonly replace?: boolean }) => void

/** The view of the address, and a way to change it. */
export function useView(): [View, ChangeView] {
  const { search, hash } = useLocation()
  const navigate = useNavigate()
  const view = useMemo(() => readView(parametersOf({ search, hash })), [search, hash])
  // Changes that follow one another at once build upon one another.
  const latest = useRef(view)
  useEffect(() => {
    latest.current = view
  }, [view])
  const change = useCallback<ChangeView>(
    (next, { replace = false } = {}) => {
      const wanted = next(latest.current)
      if (wanted === latest.current) return
      latest.current = wanted
      void navigate(placed(writeView(wanted)), { replace })
    },
    [navigate],
  )
  return [view, change]
}
