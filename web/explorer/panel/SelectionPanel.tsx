import { Button } from '@mantine/core'
import { grouped } from '../../text/grouped.ts'
import type { Action } from '../actions/action.ts'
import { collapse } from '../actions/collapse.ts'
import { compare } from '../actions/compare.ts'
import { findPath } from '../actions/findPath.ts'
import { findShared } from '../actions/findShared.ts'
import { hide } from '../actions/hide.ts'
import { keepOnly } from '../actions/keepOnly.ts'
import { pin } from '../actions/pin.ts'
import { remove } from '../actions/remove.ts'
import { EntryName } from '../EntryName.tsx'
import { useExplorer } from '../Explorer.ts'
import { selectionOf } from '../view.ts'
import { PanelHead } from './PanelHead.tsx'
import styles from './panel.module.css'

const offered: readonly Action[] = [findShared, findPath, compare, pin, collapse, hide, remove, keepOnly]

/** Several entries that are selected, and what can be done with them. */
export function SelectionPanel() {
  const explorer = useExplorer()
  const selection = selectionOf(explorer.view)
  const entries = explorer.graph.entries.filter(({ id }) => selection.includes(id))
  return (
    <>
      <PanelHead title={`${grouped(selection.length)} entries selected`} />
      <div className={styles.actions}>
        {offered
          .filter((action) => action.isPossible(explorer))
          .map((action) => (
            <Button
              key={action.label}
              size="compact-sm"
              variant="default"
              onClick={() => action.perform(explorer)}
            >
              {action.label}
            </Button>
          ))}
      </div>
      <ul className={styles.changed}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <EntryName entry={entry} />
          </li>
        ))}
      </ul>
    </>
  )
}
