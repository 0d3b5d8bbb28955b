import { useCallback, useMemo, useRef } from 'react'
import type { Spot } from '../canvas/motion.ts'
import type { Insets } from '../canvas/viewport.ts'
import { fetched } from '../shell/fetched.tsx'
import { counted } from '../text/grouped.ts'
import { pinAt } from './actions/pin.ts'
import { pageAddress } from './address.ts'
import { DayStrip } from './days/DayStrip.tsx'
import { useExplorer } from './Explorer.ts'
import styles from './explorer.module.css'
import { seenIn } from './exports/exported.ts'
import { Chips } from './filters/Chips.tsx'
import { useGroups } from './graph/groups.ts'
import { hasPanel, useIsPhone } from './panel/PanelFrame.tsx'
import {
  DayBeforeAll,
  Loading,
  LoadingFailed,
  MovedEntries,
  Offline,
  TooMany,
} from './states/StageStates.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useCovered } from './useCovered.ts'
import { selectionOf, type View, withSelection } from './view.ts'

// The canvas is by far the largest part: everything around it is there before it. What is not always seen is fetched
// when it is wanted.
const GraphView = fetched(async () => (await import('../canvas/GraphView.tsx')).GraphView)
const TableView = fetched(async () => (await import('./table/TableView.tsx')).TableView)
const OutlineView = fetched(async () => (await import('./outline/OutlineView.tsx')).OutlineView)
const EmptyCanvas = fetched(async () => (await import('./states/EmptyCanvas.tsx')).EmptyCanvas)
const EmbedHint = fetched(async () => (await import('./EmbedHint.tsx')).EmbedHint)
const ExpandMenu = fetched(async () => (await import('./expand/ExpandMenu.tsx')).ExpandMenu)
const EntryMenu = fetched(async () => (await import('./EntryMenu.tsx')).EntryMenu)

/** Begins to fetch the way in which the entries are shown. */
export function loadStage({ shown, mode }: View): void {
  if (shown.length === 0) return EmptyCanvas.load()
  ;({ graph: GraphView, table: TableView, outline: OutlineView })[mode].load()
}

/** The middle of the explorer: tools, the entries in one of three ways, and the days. */
export function Stage() {
  const explorer = useExplorer()
  const { view, graph, overlay } = explorer
  const isEmpty = view.shown.length === 0
  // On phones the sheet has the days.
  const isOpen = !view.embedded && hasPanel(explorer)
  const inSheet = useIsPhone() && isOpen
  const scene = useRef<HTMLDivElement>(null)
  const covered = useCovered(scene, isOpen)
  return (
    <section
      className={styles.stage}
      aria-label="Canvas"
      aria-busy={graph.loading}
      // Where there is a graph, who comes here by a link can use its keys at once.
      id={isEmpty || view.mode !== 'graph' ? 'canvas' : undefined}
      tabIndex={-1}
    >
      <Offline />
      <MovedEntries />
      {view.embedded || isEmpty ? null : <Toolbar />}
      {view.embedded || isEmpty ? null : <Chips />}
      <div className={styles.scene} ref={scene}>
        {isEmpty ? (
          <EmptyCanvas />
        ) : (
          <>
            {view.mode === 'graph' ? (
              <Scene covered={covered} />
            ) : view.mode === 'table' ? (
              <TableView />
            ) : (
              <OutlineView />
            )}
            <Loading />
            <DayBeforeAll />
          </>
        )}
        <LoadingFailed />
        {overlay?.name === 'expand' ? <ExpandMenu key={overlay.id} id={overlay.id} /> : null}
        {overlay?.name === 'menu' ? <EntryMenu key={overlay.id} id={overlay.id} /> : null}
      </div>
      {view.embedded || isEmpty || inSheet ? null : <DayStrip />}
    </section>
  )
}

/** The graph, with what it says of itself below. */
function Scene({ covered }: { covered: Insets }) {
  const explorer = useExplorer()
  const { view, visible, picture, path, canvas, change, select, open, focus, go, overlay, growFrom } =
    explorer
  const groups = useGroups()
  const seen = useMemo(() => seenIn(visible), [visible])
  const selection = useMemo(() => selectionOf(view), [view])
  const pins = useMemo(() => new Map(view.pinned.map(({ id, x, y }) => [id, { x, y }])), [view.pinned])
  const onPin = useCallback(
    (id: string, spot: Spot) =>
      change((before) => ({
        ...before,
        pinned: [...before.pinned.filter((each) => each.id !== id), ...pinAt(id, spot)],
      })),
    [change],
  )
  const counts = `${counted(seen.entries.length, 'entry', 'entries')}, ${counted(seen.relations.length, 'relation', 'relations')}`
  return (
    <>
      <GraphView
        ref={canvas}
        id="canvas"
        entries={picture.entries}
        relations={picture.relations}
        arrangement={view.arrangement}
        about={view.shown[0]}
        groups={groups}
        pins={pins}
        growFrom={growFrom}
        selection={selection}
        insets={covered}
        path={path}
        name={counts}
        onSelect={(id, adding) => select(id, adding)}
        onSelectMany={(ids) =>
          change((before) => withSelection(before, [...new Set([...selectionOf(before), ...ids])]))
        }
        onExpand={(id) => open({ name: 'expand', id })}
        onMenu={(id) => open({ name: 'menu', id })}
        onMove={() => {
          if (overlay?.name === 'expand' || overlay?.name === 'menu') open(null)
        }}
        onOpen={(id) => go(pageAddress(id))}
        onFocus={focus}
        onPin={onPin}
      />
      <p className={styles.total}>
        {counts}.{path ? ' The path is lit, the rest is dimmed.' : null}
        {view.colourBy === 'community' ? ' Colours tell communities, not kinds.' : null}
      </p>
      <TooMany />
      {view.embedded ? <EmbedHint /> : null}
    </>
  )
}
