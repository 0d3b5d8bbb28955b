import { UnstyledButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { client } from '../../data/client.ts'
import { entryDocument } from '../../data/documents.ts'
import { fetched } from '../../shell/fetched.tsx'
import { DayStrip } from '../days/DayStrip.tsx'
import { type Explorer, useExplorer } from '../Explorer.ts'
import { selectionOf, today, type View } from '../view.ts'
import styles from './panel.module.css'

const PathPanel = fetched(async () => (await import('../paths/PathPanel.tsx')).PathPanel)
const ChangesPanel = fetched(async () => (await import('./ChangesPanel.tsx')).ChangesPanel)
const MetricsPanel = fetched(async () => (await import('./MetricsPanel.tsx')).MetricsPanel)
const SharedPanel = fetched(async () => (await import('./SharedPanel.tsx')).SharedPanel)
const SelectionPanel = fetched(async () => (await import('./SelectionPanel.tsx')).SelectionPanel)
const EntryPanel = fetched(async () => (await import('./EntryPanel.tsx')).EntryPanel)

/** Whether there is something for the panel to tell. */
export function hasPanel({ view }: Pick<Explorer, 'view'>): boolean {
  return view.panel !== 'entry' || view.selected !== null
}

/** Begins to fetch the panel of the selected entry, and the entry. */
export function loadPanel(view: View): void {
  if (view.embedded || view.panel !== 'entry' || view.alsoSelected.length > 0 || !view.selected) return
  EntryPanel.load()
  // Whoever asks for it next is given the same answer.
  void client.query(entryDocument, { id: view.selected, day: view.day ?? today() }).toPromise()
}

/** Whether the screen is that of a phone. */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false
}

function PanelContent() {
  const { view } = useExplorer()
  if (view.panel === 'path') return <PathPanel />
  if (view.panel === 'changes') return <ChangesPanel />
  if (view.panel === 'metrics') return <MetricsPanel />
  if (view.panel === 'shared' && selectionOf(view).length > 1) return <SharedPanel />
  if (view.alsoSelected.length > 0) return <SelectionPanel />
  return view.selected ? <EntryPanel key={view.selected} id={view.selected} /> : null
}

/** The panel beside the canvas; on phones a sheet over it, in three heights. */
export function PanelFrame() {
  const { view } = useExplorer()
  const isPhone = useIsPhone()
  const name = view.panel === 'entry' && view.alsoSelected.length === 0 ? 'About the selected entry' : 'Panel'
  if (isPhone)
    return (
      <Sheet name={name}>
        <PanelContent />
      </Sheet>
    )
  return (
    <aside className={styles.panel} aria-label={name} id="panel" tabIndex={-1}>
      <PanelContent />
    </aside>
  )
}

const heights = ['peek', 'half', 'full'] as const
const PEEK = 88
/** A drag shorter than this is a tap. */
const TAP = 8

function Sheet({ name, children }: { name: string; children: ReactNode }) {
  const [height, setHeight] = useState<(typeof heights)[number]>('half')
  const sheet = useRef<HTMLElement>(null)
  const drag = useRef<{ y: number; height: number; moved: boolean } | null>(null)
  const start = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { y: event.clientY, height: sheet.current?.offsetHeight ?? 0, moved: false }
  }
  const move = (event: PointerEvent) => {
    const { current } = drag
    if (!current || !sheet.current) return
    const by = current.y - event.clientY
    if (Math.abs(by) > TAP) current.moved = true
    if (current.moved) sheet.current.style.height = `${Math.max(PEEK, current.height + by)}px`
  }
  const end = () => {
    const { current } = drag
    drag.current = null
    if (!current?.moved || !sheet.current) return
    const whole = sheet.current.parentElement?.clientHeight ?? 1
    const share = sheet.current.offsetHeight / whole
    sheet.current.style.height = ''
    setHeight(share < 0.3 ? 'peek' : share < 0.75 ? 'half' : 'full')
    // The click that follows a drag is none.
    current.moved = true
    drag.current = current
    setTimeout(() => {
      drag.current = null
    })
  }
  const next = heights[(heights.indexOf(height) + 1) % heights.length] ?? 'half'
  return (
    <aside
      ref={sheet}
      className={styles.sheet}
      data-height={height}
      aria-label={name}
      id="panel"
      tabIndex={-1}
    >
      <UnstyledButton
        className={styles.grip}
        aria-label={`Sheet: ${height} height. Make it ${next}`}
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
        onClick={() => {
          if (!drag.current?.moved) setHeight(next)
        }}
      />
      <div className={styles.sheetContent}>
        <div className={styles.sheetPanel}>{children}</div>
        <div className={styles.sheetDays}>
          <DayStrip />
        </div>
      </div>
    </aside>
  )
}
