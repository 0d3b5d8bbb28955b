import type { Ref } from 'react'
import { useCallback, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { CanvasPath } from '../model/graphView.ts'
import { canvasFontsReady } from '../theme/fonts.ts'
import { announcementOf } from './announcement.ts'
import type { CanvasEvents, CanvasView } from './contract.ts'
import { GraphCanvas } from './GraphCanvas.ts'
import styles from './graphView.module.css'
import { useCanvasKeys } from './useCanvasKeys.ts'
import { type Insets, noInsets } from './viewport.ts'
import { ZoomButtons } from './ZoomButtons.tsx'

/** The graph on the screen, for React. */
export interface GraphViewProps extends CanvasView, Partial<Omit<CanvasEvents, 'onBusy'>> {
  readonly selection?: readonly string[]
  readonly path?: CanvasPath | null
  /** What lies over the edges of the canvas. Keep it the same object while it stays the same. */
  readonly insets?: Insets
  /** What the canvas shows, in words: '60 entries around the Montreal Protocol'. */
  readonly name: string
  /** What links that lead to it call it. */
  readonly id?: string
  /** Says an entry when it gets the focus; by default its name, kind and relations to the selection. */
  announce?(id: string): string
  /** The page of an entry is wanted: Enter. */
  onOpen?(id: string): void
  /** The keyboard's focus is on an entry, or on none. */
  onFocus?(id: string | null): void
  /** To zoom, fit, rearrange, or find where an entry is. */
  readonly ref?: Ref<GraphCanvas | null>
}

/** The graph with its buttons and keys, and a voice for those who don't see it. */
export function GraphView(props: GraphViewProps) {
  const { entries, relations, selection = none, path = null, insets = noInsets, name, id, ref } = props
  const host = useRef<HTMLDivElement>(null)
  const [canvas, setCanvas] = useState<GraphCanvas | null>(null)
  const [busy, setBusy] = useState(false)
  const [focused, setFocused] = useState<string | null>(null)
  const described = useId()
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  useImperativeHandle<GraphCanvas | null, GraphCanvas | null>(ref, () => canvas, [canvas])
  useCanvas(host, latest, setCanvas, setBusy)
  const { arrangement, about, groups, pins, growFrom, onFocus } = props
  useEffect(() => canvas?.setInsets(insets), [canvas, insets])
  // How new entries come in is only read when there are new ones.
  const view = useMemo(
    () => ({ entries, relations, arrangement, about, groups, pins, growFrom }),
    [entries, relations, arrangement, about, groups, pins, growFrom],
  )
  useEffect(() => void canvas?.show(view), [canvas, view])
  useEffect(() => canvas?.emphasize({ selection, path, focused }), [canvas, selection, path, focused])
  useEffect(() => onFocus?.(focused), [focused, onFocus])
  const onKeyDown = useCanvasKeys(canvas, latest, focused, setFocused)
  const spoken = focused
    ? (props.announce?.(focused) ?? announcementOf(focused, entries, relations, selection))
    : ''
  const forget = useCallback(() => setFocused(null), [])
  return (
    <div className={styles.view} aria-busy={busy}>
      <div
        ref={host}
        id={id}
        className={styles.canvas}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the focus, its entries do not
        tabIndex={0}
        aria-label={name}
        aria-describedby={described}
        onKeyDown={onKeyDown}
        onBlur={forget}
      />
      <p id={described} className="only-spoken">
        Arrow keys go from entry to entry. Enter opens the page, Space selects, E expands. The outline shows
        the same entries as a list.
      </p>
      <p className="only-spoken" aria-live="polite">
        {spoken}
      </p>
      <ZoomButtons onZoom={(steps) => canvas?.zoom(steps)} onFit={() => canvas?.fit()} />
    </div>
  )
}

const none: readonly string[] = []

/** Makes the canvas when its fonts are there, and takes it down with the component. */
function useCanvas(
  host: React.RefObject<HTMLDivElement | null>,
  latest: React.RefObject<GraphViewProps>,
  setCanvas: (canvas: GraphCanvas | null) => void,
  setBusy: (busy: boolean) => void,
): void {
  useEffect(() => {
    let made: GraphCanvas | null = null
    let gone = false
    void canvasFontsReady().then(() => {
      if (gone || !host.current) return
      made = new GraphCanvas(host.current, {
        onSelect: (id, adding) => latest.current.onSelect?.(id, adding),
        onExpand: (id) => latest.current.onExpand?.(id),
        onHover: (id) => latest.current.onHover?.(id),
        onSelectMany: (ids) => latest.current.onSelectMany?.(ids),
        onMenu: (id) => latest.current.onMenu?.(id),
        onMove: () => latest.current.onMove?.(),
        onPin: (id, spot) => latest.current.onPin?.(id, spot),
        onFailure: (failure) => latest.current.onFailure?.(failure),
        onBusy: setBusy,
      })
      setCanvas(made)
    })
    return () => {
      gone = true
      made?.destroy()
      setCanvas(null)
    }
  }, [host, latest, setCanvas, setBusy])
}
