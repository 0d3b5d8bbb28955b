import { Kbd, Modal, Switch } from '@mantine/core'
import { useState } from 'react'
import { useReturnedFocus } from '../shell/useReturnedFocus.ts'
import type { ActionGroup } from './actions/action.ts'
import { actions } from './actions/all.ts'
import { setSingleKeys, singleKeysOn } from './actions/keys.ts'
import { keyInWords } from './actions/keyWords.ts'
import { useExplorer } from './Explorer.ts'
import styles from './overlays.module.css'

const groups: readonly ActionGroup[] = ['Look', 'Entries', 'Ask', 'Days', 'Keep']

/** Keys that are not those of an action: the search's, and those that move the focus on the canvas. */
const others: readonly {
  readonly group: ActionGroup
  readonly label: string
  readonly keys: readonly string[]
}[] = [
  { group: 'Look', label: 'Search', keys: ['/', 'Ctrl+k'] },
  {
    group: 'Look',
    label: 'Nearest entry in that direction',
    keys: ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'],
  },
  { group: 'Entries', label: 'Select, or add to the selection', keys: [' '] },
]

/** The list of all keys, where single letters can be turned off. */
export function KeyList() {
  useReturnedFocus()
  const { open } = useExplorer()
  const [isOn, setIsOn] = useState(singleKeysOn)
  const all = [...others, ...actions]
  return (
    <Modal
      opened
      onClose={() => open(null)}
      title="Keys"
      size="xl"
      // Its head is not that of the page.
      attributes={{ header: { role: 'presentation' } }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Switch
        label="Keys without Ctrl work outside of text fields"
        checked={isOn}
        onChange={({ currentTarget }) => {
          setSingleKeys(currentTarget.checked)
          setIsOn(currentTarget.checked)
        }}
      />
      <div className={styles.keys}>
        {groups.map((group) => (
          <div key={group}>
            <h3>{group}</h3>
            <dl>
              {all
                .filter((each) => each.group === group)
                .map(({ label, keys }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>
                      {keys.map((key) => (
                        <Kbd key={key} size="xs">
                          {keyInWords(key)}
                        </Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </div>
        ))}
      </div>
    </Modal>
  )
}
