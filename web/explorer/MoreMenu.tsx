import { Menu } from '@mantine/core'
import type { Hung } from '../shell/OnDemand.tsx'
import type { Action } from './actions/action.ts'
import { exportShown } from './actions/exportShown.ts'
import { findPath } from './actions/findPath.ts'
import { measure } from './actions/measure.ts'
import { redo } from './actions/redo.ts'
import { share } from './actions/share.ts'
import { undo } from './actions/undo.ts'
import { useExplorer } from './Explorer.ts'

const actions: readonly Action[] = [undo, redo, findPath, measure, share, exportShown]

/** What there is no room for on a phone. */
export function MoreMenu({ control, isOpen, onChange }: Hung) {
  const explorer = useExplorer()
  return (
    <Menu
      opened={isOpen}
      onChange={onChange}
      position="bottom-end"
      shadow="md"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>{control}</Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => (
          <Menu.Item
            key={action.label}
            disabled={!action.isPossible(explorer)}
            onClick={() => action.perform(explorer)}
          >
            {action.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
