import { useSyncExternalStore } from 'react'
import styles from './shell.module.css'

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** Says when there is no connection. */
export function Offline() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status">
      {online ? null : <p className={styles.offline}>You are offline. What you have opened stays here.</p>}
    </div>
  )
}
