import { ActionIcon, Button, Menu, SegmentedControl } from '@mantine/core'
import {
  IconAdjustmentsHorizontal,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChartDots3,
  IconChevronDown,
  IconListTree,
  IconRoute,
  IconTable,
} from '@tabler/icons-react'
import { type Arrangement, arrangements } from '../layout/protocol.ts'
import { type Grouping, groupings } from '../metrics/measures.ts'
import { findPath } from './actions/findPath.ts'
import { redo } from './actions/redo.ts'
import { toggleFilters } from './actions/toggleFilters.ts'
import { undo } from './actions/undo.ts'
import { useExplorer } from './Explorer.ts'
import styles from './explorer.module.css'
import { ExportMenu } from './exports/ExportMenu.tsx'
import { ShareMenu } from './share/ShareMenu.tsx'
import type { Mode } from './view.ts'

const arrangementWords: Readonly<Record<Arrangement, string>> = {
  force: 'force',
  hierarchy: 'hierarchy',
  rings: 'concentric',
  timeline: 'timeline',
  groups: 'groups',
}

const groupingWords: Readonly<Record<Grouping, string>> = {
  kind: 'by kind',
  region: 'by region',
  community: 'by community',
}

/** How the entries are seen and arranged, and what can be done with all of them. */
export function Toolbar() {
  const explorer = useExplorer()
  const { undo: steps, view } = explorer
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Canvas">
      <ModeSwitch />
      {view.mode === 'graph' ? <LayoutMenu /> : null}
      <span className={styles.space} />
      <ActionIcon
        variant="default"
        size={32}
        className={styles.onPhone}
        aria-label="Filters"
        onClick={() => toggleFilters.perform(explorer)}
      >
        <IconAdjustmentsHorizontal size={16} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={32}
        aria-label={steps.undoes ? `Undo: ${steps.undoes}` : 'Undo'}
        title={steps.undoes ? `Undo: ${steps.undoes}` : undefined}
        disabled={!steps.undoes}
        onClick={() => undo.perform(explorer)}
      >
        <IconArrowBackUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={32}
        className={styles.notOnPhone}
        aria-label={steps.redoes ? `Redo: ${steps.redoes}` : 'Redo'}
        title={steps.redoes ? `Redo: ${steps.redoes}` : undefined}
        disabled={!steps.redoes}
        onClick={() => redo.perform(explorer)}
      >
        <IconArrowForwardUp size={16} />
      </ActionIcon>
      <Button
        variant="default"
        size="sm"
        px={12}
        className={styles.notOnPhone}
        leftSection={<IconRoute size={16} />}
        onClick={() => findPath.perform(explorer)}
      >
        Path
      </Button>
      <ShareMenu />
      <ExportMenu />
    </div>
  )
}

function ModeSwitch() {
  const { view, change } = useExplorer()
  const label = (Icon: typeof IconTable, words: string) => (
    <span className={styles.mode}>
      <Icon size={15} aria-hidden />
      {words}
    </span>
  )
  return (
    <SegmentedControl
      size="sm"
      aria-label="See as"
      classNames={{ root: styles.modes, indicator: styles.modeChosen, label: styles.modeLabel }}
      value={view.mode}
      onChange={(mode) => change((before) => ({ ...before, mode: mode as Mode }))}
      data={[
        { value: 'graph', label: label(IconChartDots3, 'Graph') },
        { value: 'table', label: label(IconTable, 'Table') },
        { value: 'outline', label: label(IconListTree, 'Outline') },
      ]}
    />
  )
}

function LayoutMenu() {
  const { view, change, overlay, open, canvas } = useExplorer()
  const arrange = (arrangement: Arrangement, grouping = view.grouping) =>
    change((before) => ({ ...withMiddle(before, arrangement), arrangement, grouping }))
  return (
    <Menu
      opened={overlay?.name === 'layout'}
      onChange={(on) => open(on ? { name: 'layout' } : null)}
      position="bottom-start"
      shadow="md"
      // Within the page's main part, and without a mark for the focus that is no item.
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <Button variant="default" size="sm" px={12} rightSection={<IconChevronDown size={14} />}>
          <span className={styles.notOnPhone}>Layout:&nbsp;</span>
          {arrangementWords[view.arrangement]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {arrangements
          .filter((each) => each !== 'groups')
          .map((each) => (
            <Menu.Item
              key={each}
              aria-current={view.arrangement === each || undefined}
              onClick={() => arrange(each)}
            >
              {arrangementWords[each]}
            </Menu.Item>
          ))}
        {groupings.map((grouping) => (
          <Menu.Item
            key={grouping}
            aria-current={(view.arrangement === 'groups' && view.grouping === grouping) || undefined}
            onClick={() => arrange('groups', grouping)}
          >
            groups {groupingWords[grouping]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void canvas.current?.rearrange()}>Arrange anew</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Rings and hierarchies are about the first entry: the one that is selected takes that place. */
function withMiddle<View extends { readonly shown: readonly string[]; readonly selected: string | null }>(
  view: View,
  arrangement: Arrangement,
): View {
  const { selected, shown } = view
  if (!selected || (arrangement !== 'rings' && arrangement !== 'hierarchy')) return view
  return { ...view, shown: [selected, ...shown.filter((id) => id !== selected)] }
}
