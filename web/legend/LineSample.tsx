import styles from './legend.module.css'
import type { RelationState } from './relationStates.ts'

/** A piece of the line that stands for a state of relations. */
export function LineSample({ state }: { readonly state: RelationState }) {
  return (
    <svg className={styles.line} data-state={state} width="26" height="8" aria-hidden="true">
      <path className={styles.stroke} d={state === 'holds' ? 'M0 4h20' : 'M0 4h26'} />
      {state === 'holds' && <path className={styles.head} d="M19 1l6 3-6 3z" />}
    </svg>
  )
}
