import { ActionIcon } from '@mantine/core'
import {
  IconAdjustmentsHorizontal,
  IconArrowsDiff,
  IconChartBubble,
  IconCode,
  IconKeyboard,
  IconRoute,
} from '@tabler/icons-react'
import type { Action } from './actions/action.ts'
import { compareDays } from './actions/compareDays.ts'
import { findPath } from './actions/findPath.ts'
import { keyInWords } from './actions/keyWords.ts'
import { listKeys } from './actions/listKeys.ts'
import { measure } from './actions/measure.ts'
import { query } from './actions/query.ts'
import { toggleFilters } from './actions/toggleFilters.ts'
import { type Explorer, useExplorer } from './Explorer.ts'
import styles from './explorer.module.css'

const tools: readonly {
  readonly action: Action
  readonly icon: typeof IconRoute
  isOn?(explorer: Explorer): boolean
}[] = [
  {
    action: toggleFilters,
    icon: IconAdjustmentsHorizontal,
    isOn: ({ overlay }) => overlay?.name === 'filters',
  },
  { action: findPath, icon: IconRoute, isOn: ({ view }) => view.panel === 'path' },
  { action: compareDays, icon: IconArrowsDiff, isOn: ({ view }) => view.panel === 'changes' },
  { action: measure, icon: IconChartBubble, isOn: ({ view }) => view.panel === 'metrics' },
  { action: query, icon: IconCode },
  { action: listKeys, icon: IconKeyboard },
]

/** The tools at the left edge. */
export function Rail() {
  const explorer = useExplorer()
  return (
    <nav className={styles.rail} aria-label="Tools">
      {tools.map(({ action, icon: Icon, isOn }) => (
        <ActionIcon
          key={action.label}
          variant="subtle"
          color="gray"
          size={34}
          className={styles.tool}
          aria-label={action.label}
          title={`${action.label} (${keyInWords(action.keys[0] ?? '')})`}
          aria-pressed={isOn?.(explorer)}
          disabled={!action.isPossible(explorer)}
          onClick={() => action.perform(explorer)}
        >
          <Icon size={18} aria-hidden />
        </ActionIcon>
      ))}
    </nav>
  )
}
