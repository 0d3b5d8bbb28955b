import styles from './claims.module.css'
import { standings } from './standing.ts'

/** How well a claim stands: a word, a sign and a colour. */
export function Standing({ standing }: { standing: string | null }) {
  const known = standing ? standings[standing] : undefined
  if (!known) return null
  return (
    <span className={styles.standing} data-standing={standing}>
      {known.sign ? <span aria-hidden="true">{known.sign} </span> : null}
      {known.label}
    </span>
  )
}
