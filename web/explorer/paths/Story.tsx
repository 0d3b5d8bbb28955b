import { EntryName } from '../EntryName.tsx'
import styles from '../panel/panel.module.css'
import { CitationMarks, type SourceNumbers } from '../panel/Sources.tsx'
import type { StoryStep } from './story.ts'

/** A path as a sentence, each part with its sources, and then step by step. */
export function Story({ steps, numbers }: { steps: readonly StoryStep[]; numbers: SourceNumbers }) {
  const [first] = steps
  if (!first) return null
  return (
    <>
      <p className={styles.story}>
        <EntryName entry={first.from} />
        {steps.map(({ to, reading, dates, relation }, i) => (
          <span key={relation.id}>
            {i > 0 ? ', which ' : ' '}
            <strong>{reading}</strong> <EntryName entry={to} />
            {dates ? ` ${dates}` : null}
            <CitationMarks citations={relation.citations} numbers={numbers} />
          </span>
        ))}
        .
      </p>
      <h3 className={styles.heading}>Step by step</h3>
      <ol className={styles.steps}>
        {steps.map(({ reading, dates, relation }) => (
          <li key={relation.id}>
            <span>{reading}</span>
            <span className={styles.dates}>{dates || 'not dated'}</span>
            <CitationMarks citations={relation.citations} numbers={numbers} />
          </li>
        ))}
      </ol>
    </>
  )
}
