import { Kbd, NativeSelect, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { KindGlyph } from '../../kinds/KindGlyph.tsx'
import { grouped } from '../../text/grouped.ts'
import { pageAddress } from '../address.ts'
import { useExplorer } from '../Explorer.ts'
import { datesInWords } from '../paths/story.ts'
import { selectionOf, toggled } from '../view.ts'
import styles from './outline.module.css'
import { Outline, type OutlineRow } from './rows.ts'

/** What the canvas shows, as an outline: it can be walked with the arrow keys, and is read aloud in words. */
export function OutlineView() {
  const { visible, ontology, view, focus } = useExplorer()
  const [order, setOrder] = useState<'connected' | 'name'>('connected')
  const [opened, setOpened] = useState<ReadonlySet<string> | null>(null)
  const [at, setAt] = useState<string | null>(null)
  const parts = useMemo(
    () => ({ graph: visible, ontology, order, first: view.selected ?? view.shown[0] }),
    [visible, ontology, order, view.selected, view.shown],
  )
  const roots = useMemo(() => new Outline({ ...parts, open: new Set() }).roots(), [parts])
  const first = roots[0]?.id
  // The first part is open to begin with: a single closed line would say nothing.
  const open = useMemo(() => opened ?? new Set(first ? [first] : []), [opened, first])
  const rows = useMemo(() => new Outline({ ...parts, open }).rows(), [parts, open])
  const current = rows.find(({ key }) => key === at) ?? rows[0]
  const focusedId = at && current ? (current.entry?.id ?? null) : null
  useEffect(() => focus(focusedId), [focus, focusedId])
  useEffect(() => () => focus(null), [focus])
  const toggle = (key: string) => setOpened(new Set(toggled([...open], key)))
  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        <NativeSelect
          size="xs"
          aria-label="Order"
          value={order}
          onChange={({ currentTarget }) => setOrder(currentTarget.value === 'name' ? 'name' : 'connected')}
          data={[
            { value: 'connected', label: 'Order: most connected' },
            { value: 'name', label: 'Order: alphabetical' },
          ]}
        />
      </div>
      <Tree rows={rows} current={current} onGo={setAt} onToggle={toggle} />
      <footer className={styles.foot}>
        <p className={styles.caption}>Read aloud</p>
        <p className={styles.words}>
          {current ? `${current.words} ${current.place} of ${current.of}. Level ${current.level}.` : ''}
        </p>
        <p className={styles.keys}>
          <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> move <Kbd size="xs">→</Kbd> open{' '}
          <Kbd size="xs">←</Kbd> close <Kbd size="xs">Enter</Kbd> page <Kbd size="xs">E</Kbd> expand{' '}
          <Kbd size="xs">1</Kbd> graph
        </p>
      </footer>
    </div>
  )
}

interface TreeProps {
  readonly rows: readonly OutlineRow[]
  readonly current: OutlineRow | undefined
  onGo(key: string): void
  onToggle(key: string): void
}

function Tree({ rows, current, onGo, onToggle }: TreeProps) {
  const { select, go, view } = useExplorer()
  const tree = useRef<HTMLDivElement>(null)
  const move = (row: OutlineRow | undefined) => {
    if (!row) return
    onGo(row.key)
    tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(row.key)}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return
    const index = rows.indexOf(current)
    const moves: Record<string, () => void> = {
      ArrowDown: () => move(rows[index + 1]),
      ArrowUp: () => move(rows[index - 1]),
      Home: () => move(rows[0]),
      End: () => move(rows.at(-1)),
      ArrowRight: () => (current.canOpen && !current.isOpen ? onToggle(current.key) : move(rows[index + 1])),
      ArrowLeft: () => (current.isOpen ? onToggle(current.key) : move(parentOf(rows, index))),
      Enter: () => (current.entry ? go(pageAddress(current.entry.id)) : onToggle(current.key)),
      ' ': () => (current.entry ? select(current.entry.id, event.shiftKey) : onToggle(current.key)),
    }
    const act = moves[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const selection = selectionOf(view)
  return (
    <div
      ref={tree}
      className={styles.tree}
      role="tree"
      aria-label="Outline of the canvas"
      onKeyDown={onKeyDown}
    >
      {rows.map((row) => (
        <Line
          key={row.key}
          row={row}
          isCurrent={row === current}
          isSelected={row.entry !== null && selection.includes(row.entry.id)}
          onGo={() => onGo(row.key)}
          onToggle={() => onToggle(row.key)}
        />
      ))}
    </div>
  )
}

function parentOf(rows: readonly OutlineRow[], index: number): OutlineRow | undefined {
  const level = rows[index]?.level ?? 1
  return rows.slice(0, index).findLast((row) => row.level < level)
}

interface LineProps {
  readonly row: OutlineRow
  readonly isCurrent: boolean
  readonly isSelected: boolean
  onGo(): void
  onToggle(): void
}

function Line({ row, isCurrent, isSelected, onGo, onToggle }: LineProps) {
  const { ontology, select } = useExplorer()
  const { entry, relation } = row
  const kind = entry && ontology.kind(entry.kind)
  const Chevron = row.isOpen ? IconChevronDown : IconChevronRight
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree listens to the keys of all its lines
    <div
      role="treeitem"
      className={styles.line}
      data-key={row.key}
      data-past={relation?.standing === 'past' || undefined}
      aria-level={row.level}
      aria-expanded={row.canOpen ? row.isOpen : undefined}
      aria-selected={isSelected}
      aria-posinset={row.place}
      aria-setsize={row.of}
      tabIndex={isCurrent ? 0 : -1}
      style={{ paddingLeft: 8 + (row.level - 1) * 24 }}
      onFocus={onGo}
      onClick={(event) =>
        entry ? select(entry.id, event.shiftKey || event.ctrlKey || event.metaKey) : onToggle()
      }
    >
      <span className="only-spoken">{row.words}</span>
      <span className={styles.seen} aria-hidden="true">
        {row.canOpen ? (
          <UnstyledButton
            className={styles.chevron}
            tabIndex={-1}
            onClick={(event) => {
              event.stopPropagation()
              onToggle()
            }}
          >
            <Chevron size={14} />
          </UnstyledButton>
        ) : (
          <span className={styles.chevron} />
        )}
        {entry && kind ? (
          <>
            <KindGlyph family={kind.family} shape={kind.shape} past={entry.standing === 'past'} />
            <span className={styles.name}>{entry.name}</span>
          </>
        ) : (
          <span className={styles.reading}>{row.reading}</span>
        )}
        {relation?.sourcesDiffer ? <span className={styles.differs}>≠ Sources differ</span> : null}
        <span className={styles.side}>{relation ? datesInWords(relation) : grouped(row.count)}</span>
      </span>
    </div>
  )
}
