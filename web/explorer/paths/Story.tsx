import type { EntryRef } from '../../data/documents.ts'
import { KindGlyph } from '../../kinds/KindGlyph.tsx'
import { pageAddress } from '../address.ts'
import { useExplorer } from '../Explorer.ts'
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
        <Named entry={first.from} />
        {steps.map(({ to, reading, dates, relation }, i) => (
          <span key={relation.id}>
            {i > 0 ? ', which ' : ' '}
            <strong>{reading}</strong> <Named entry={to} />
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

/** An entry within a sentence: a link to its page that, followed here, selects it. */
function Named({ entry }: { entry: EntryRef }) {
  const { select, ontology } = useExplorer()
  const kind = ontology.kind(entry.kind)
  return (
    <>
      {kind ? <KindGlyph family={kind.family} shape={kind.shape} title={kind.label} /> : null}{' '}
      <a
        href={pageAddress(entry.id)}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          select(entry.id)
        }}
      >
        {entry.name}
      </a>
    </>
  )
}
