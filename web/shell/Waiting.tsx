import { Skeleton } from '@mantine/core'
import styles from './shell.module.css'

/** What stands in for a page while it comes. It shows only after a moment: most pages are there before. */
export function Waiting() {
  return (
    <main className={styles.waiting} aria-busy="true">
      <Skeleton height={14} width={180} mb={16} />
      <Skeleton height={38} width="min(480px, 80%)" mb={18} />
      <Skeleton height={14} mb={10} />
      <Skeleton height={14} mb={10} />
      <Skeleton height={14} width="60%" />
    </main>
  )
}
