import { useSyncExternalStore } from 'react'
import { useLocation } from 'react-router'
import styles from './shell.module.css'

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** Says when there is no connection; the explorer says so itself, with what stays there. */
export function Offline() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  const { pathname } = useLocation()
  return (
    <div role="status">
      {online || pathname === '/explore' ? null : (
        <p className={styles.offline}>You are offline. What you have opened stays here.</p>
      )}
    </div>
  )
}
