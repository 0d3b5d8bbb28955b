import { Button } from '@mantine/core'
import type { CombinedError } from 'urql'
import styles from './shell.module.css'

/** Says what could not be done, why, and offers to try again. What is on the screen stays. */
export function Trouble({
  what,
  error,
  onRetry,
}: {
  what: string
  error: CombinedError
  onRetry?: () => void
}) {
  const [failure] = error.graphQLErrors
  const hint = failure?.extensions?.hint
  return (
    <div role="alert" className={styles.trouble}>
      <p>
        <strong>{what}</strong> {error.networkError ? 'The server did not answer.' : failure?.message}
        {typeof hint === 'string' ? ` ${hint}` : null}
      </p>
      {onRetry ? (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </div>
  )
}
