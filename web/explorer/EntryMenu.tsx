import { Kbd, UnstyledButton } from '@mantine/core'
import type { Action } from './actions/action.ts'
import { collapse } from './actions/collapse.ts'
import { compare } from './actions/compare.ts'
import { expand } from './actions/expand.ts'
import { findPath } from './actions/findPath.ts'
import { findShared } from './actions/findShared.ts'
import { hide } from './actions/hide.ts'
import { keepOnly } from './actions/keepOnly.ts'
import { keyInWords } from './actions/keyWords.ts'
import { openPage } from './actions/openPage.ts'
import { pin } from './actions/pin.ts'
import { remove } from './actions/remove.ts'
import { selectNeighbours } from './actions/selectNeighbours.ts'
import { Card } from './Card.tsx'
import { useExplorer } from './Explorer.ts'
import styles from './overlays.module.css'
import { selectionOf, withSelection } from './view.ts'

const one: readonly Action[] = [
  openPage,
  expand,
  collapse,
  findPath,
  selectNeighbours,
  pin,
  hide,
  remove,
  keepOnly,
]
const several: readonly Action[] = [findShared, findPath, compare, collapse, pin, hide, remove, keepOnly]

/** What can be done with an entry, or with all that are selected if it is one of them. */
export function EntryMenu({ id }: { id: string }) {
  const explorer = useExplorer()
  const { visible, view, open } = explorer
  const selection = selectionOf(view)
  const targets = selection.includes(id) ? selection : [id]
  const entry = visible.entries.find((each) => each.id === id)
  const name = targets.length > 1 ? `${targets.length} entries` : (entry?.name ?? id)
  // Actions are about what is selected: the entry of the menu is, as far as they can tell.
  const about = { ...explorer, focused: null, view: withSelection(view, targets) }
  return (
    <Card id={id} label={`Menu of ${name}`}>
      <div className={styles.head}>
        <h2 tabIndex={-1} data-autofocus>
          {name}
        </h2>
      </div>
      <ul className={styles.list} style={{ paddingBottom: 6 }}>
        {(targets.length > 1 ? several : one).map((action) => (
          <li key={action.label}>
            <UnstyledButton
              className={styles.action}
              disabled={!action.isPossible(about)}
              onClick={() => {
                open(null)
                action.perform(about)
              }}
            >
              {action.label}
              <Kbd size="xs">{keyInWords(action.keys[0] ?? '')}</Kbd>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
