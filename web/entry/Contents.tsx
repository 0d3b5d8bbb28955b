import { grouped } from '../text/grouped.ts'
import styles from './entry.module.css'

/** A part of a page that one can go to. */
export interface Chapter {
  readonly anchor: string
  readonly label: string
  readonly count?: number
}

/** What is on the page; on narrow screens a strip that scrolls sideways. */
export function Contents({ chapters }: { chapters: readonly Chapter[] }) {
  return (
    <nav className={styles.contents} aria-label="On this page">
      <ul>
        {chapters.map(({ anchor, label, count }) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>
              {label}
              {count === undefined ? null : <span>{grouped(count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
