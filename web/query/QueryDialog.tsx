import { Button, Drawer } from '@mantine/core'
import { useReturnedFocus } from '../shell/useReturnedFocus.ts'
import { Programs } from './Programs.tsx'
import styles from './query.module.css'

/** The query behind a table, in every language in which it can be asked. */
export function QueryDialog({ query, onClose }: { query: string; onClose(): void }) {
  useReturnedFocus()
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(580px, 100%)"
      title="Query this table"
      classNames={{ title: styles.title }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Programs query={query} />
      <Button component="a" href={`/api?query=${encodeURIComponent(query)}`} size="sm">
        Open on the API page
      </Button>
      <p className={styles.note}>
        The query asks for exactly what the table shows: same filters, same day, same order.
      </p>
    </Drawer>
  )
}
