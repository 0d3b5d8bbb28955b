import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import {
  IconAdjustmentsHorizontal,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconChartDots3,
  IconChevronDown,
  IconDots,
  IconDownload,
  IconListTree,
  IconRoute,
  IconShare2,
  IconTable,
} from '@tabler/icons-react'
import { useState } from 'react'
import { arrangementWords } from '../layout/words.ts'
import { fetched } from '../shell/fetched.tsx'
import { OnDemand } from '../shell/OnDemand.tsx'
import type { Action } from './actions/action.ts'
import { findPath } from './actions/findPath.ts'
import { redo } from './actions/redo.ts'
import { toggleFilters } from './actions/toggleFilters.ts'
import { undo } from './actions/undo.ts'
import { useExplorer } from './Explorer.ts'
import styles from './explorer.module.css'
import { useIsPhone } from './panel/PanelFrame.tsx'
import type { Mode } from './view.ts'

/** How the entries are seen and arranged, and what can be done with all of them. */
export function Toolbar() {
  const explorer = useExplorer()
  const { undo: steps, view } = explorer
  const isPhone = useIsPhone()
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="Canvas">
      <ModeSwitch />
      {view.mode === 'graph' ? <LayoutChoice /> : null}
      <span className={styles.space} />
      {isPhone ? (
        <>
          <ActionIcon
            variant="default"
            size={32}
            aria-label="Filters"
            onClick={() => toggleFilters.perform(explorer)}
          >
            <IconAdjustmentsHorizontal size={16} />
          </ActionIcon>
          <More />
        </>
      ) : (
        <>
          <Step action={undo} words={steps.undoes} icon={IconArrowBackUp} />
          <Step action={redo} words={steps.redoes} icon={IconArrowForwardUp} />
          <Button
            variant="default"
            size="sm"
            px={12}
            leftSection={<IconRoute size={16} />}
            onClick={() => findPath.perform(explorer)}
          >
            Path
          </Button>
          <Handed name="share" label="Share" keys="S" icon={IconShare2} menu={ShareMenu} />
          <Handed name="export" label="Export" keys="X" icon={IconDownload} menu={ExportMenu} />
        </>
      )}
    </div>
  )
}

/** A button that goes a step back or forward, if there is one, and says which. */
function Step({
  action,
  words,
  icon: Icon,
}: {
  action: Action
  words: string | null
  icon: typeof IconTable
}) {
  const explorer = useExplorer()
  const label = words ? `${action.label}: ${words}` : action.label
  return (
    <ActionIcon
      variant="default"
      size={32}
      aria-label={label}
      title={words ? label : undefined}
      disabled={!words}
      onClick={() => action.perform(explorer)}
    >
      <Icon size={16} />
    </ActionIcon>
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

const LayoutMenu = fetched(async () => (await import('./LayoutMenu.tsx')).LayoutMenu)

function LayoutChoice() {
  const { view, overlay, open } = useExplorer()
  const isOpen = overlay?.name === 'layout'
  return (
    <OnDemand
      menu={LayoutMenu}
      props={{}}
      isOpen={isOpen}
      control={
        <Button
          variant="default"
          size="sm"
          px={12}
          rightSection={<IconChevronDown size={14} className={styles.notOnPhone} />}
          onClick={() => open(isOpen ? null : { name: 'layout' })}
        >
          <span className={styles.notOnPhone}>Layout:&nbsp;</span>
          {arrangementWords[view.arrangement]}
        </Button>
      }
    />
  )
}

const ShareMenu = fetched(async () => (await import('./share/ShareMenu.tsx')).ShareMenu)
const ExportMenu = fetched(async () => (await import('./exports/ExportMenu.tsx')).ExportMenu)

/** A button for what is handed on: an address, a file. */
function Handed({
  name,
  label,
  keys,
  icon: Icon,
  menu,
}: {
  name: 'share' | 'export'
  label: string
  keys: string
  icon: typeof IconTable
  menu: typeof ShareMenu
}) {
  const { overlay, open } = useExplorer()
  const isOpen = overlay?.name === name
  return (
    <OnDemand
      menu={menu}
      props={{}}
      opens="dialog"
      isOpen={isOpen}
      control={
        <ActionIcon
          variant="default"
          size={32}
          aria-label={label}
          title={`${label} (${keys})`}
          onClick={() => open(isOpen ? null : { name })}
        >
          <Icon size={16} />
        </ActionIcon>
      }
    />
  )
}

const MoreMenu = fetched(async () => (await import('./MoreMenu.tsx')).MoreMenu)

/** On a phone: everything that a wider toolbar has beside it, behind one button. */
function More() {
  const { overlay, open } = useExplorer()
  const [isOpen, setIsOpen] = useState(false)
  const handing = overlay?.name === 'share' || overlay?.name === 'export' ? overlay.name : null
  const control = (
    <ActionIcon
      variant="default"
      size={32}
      aria-label="More"
      onClick={() => (handing ? open(null) : setIsOpen(!isOpen))}
    >
      <IconDots size={16} />
    </ActionIcon>
  )
  if (handing)
    return (
      <OnDemand
        key={handing}
        menu={handing === 'share' ? ShareMenu : ExportMenu}
        props={{}}
        opens="dialog"
        isOpen
        control={control}
      />
    )
  return (
    <OnDemand menu={MoreMenu} props={{ isOpen, onChange: setIsOpen }} isOpen={isOpen} control={control} />
  )
}
