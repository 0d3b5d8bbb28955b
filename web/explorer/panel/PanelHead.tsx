import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useExplorer } from '../Explorer.ts'
import { withSelection } from '../view.ts'
import styles from './panel.module.css'

/** The head of a panel that is not about one entry: what it is, and how to close it. */
export function PanelHead({ title }: { title: string }) {
  return (
    <div className={styles.head}>
      <h2 className={styles.title}>{title}</h2>
      <ClosePanel />
    </div>
  )
}

/** Closes the panel: back to the entry if another one was open, else the selection is cleared. */
export function ClosePanel() {
  const { change, light } = useExplorer()
  return (
    <ActionIcon
      className={styles.close}
      variant="subtle"
      color="gray"
      aria-label="Close the panel"
      onClick={() => {
        light(null)
        change((view) =>
          view.panel === 'entry'
            ? withSelection(view, [])
            : { ...view, panel: 'entry', ends: [], comparedWith: null },
        )
      }}
    >
      <IconX size={16} />
    </ActionIcon>
  )
}
