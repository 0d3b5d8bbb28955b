import { SegmentedControl, Skeleton, TextInput } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { TermData } from '../data/glossaryDocuments.ts'
import { useHead } from '../shell/useHead.ts'
import { EntryLink } from '../text/EntryLink.tsx'
import { useGlossary } from '../text/GlossaryProvider.tsx'
import { grouped } from '../text/grouped.ts'
import { Line } from '../text/Prose.tsx'
import styles from './glossary.module.css'
import { letters, matching, rootsOf, type TermNode } from './order.ts'

/** The words of the field, from A to Z or as a tree of broader and narrower ones. */
export default function GlossaryPage() {
  const { terms, isWhole } = useGlossary()
  const [parameters, setParameters] = useSearchParams()
  const [words, setWords] = useState('')
  useHead('Glossary', 'The words of diplomacy and treaty law, each with its definition.')
  const view = parameters.get('view') === 'tree' ? 'tree' : 'letters'
  const setView = (next: string) =>
    setParameters(
      (before) => {
        if (next === 'tree') before.set('view', next)
        else before.delete('view')
        return before
      },
      { replace: true },
    )
  const found = matching(terms, words)
  return (
    <main className={styles.page} aria-busy={!isWhole}>
      <div className={styles.bar}>
        <h1>
          Glossary <span role="status">{isWhole ? `${grouped(found.length)} terms` : ''}</span>
        </h1>
        <TextInput
          size="sm"
          aria-label="Find among the terms"
          placeholder={`Find among ${grouped(terms.length)} terms`}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label="How the terms are ordered"
          value={view}
          onChange={setView}
          data={[
            { value: 'letters', label: 'A to Z' },
            { value: 'tree', label: 'Tree' },
          ]}
        />
      </div>
      {terms.length === 0 && !isWhole ? <Skeleton height={480} /> : null}
      {isWhole && found.length === 0 ? <p>No term has '{words}' in its name or definition.</p> : null}
      {view === 'tree' && words === '' ? <Tree terms={terms} /> : <Letters terms={found} />}
    </main>
  )
}

function Letters({ terms }: { terms: readonly TermData[] }) {
  const groups = letters(terms)
  return (
    <>
      <nav className={styles.letters} aria-label="Letters">
        {groups.map(({ letter }) => (
          <a key={letter} href={`#letter-${letter}`}>
            {letter}
          </a>
        ))}
      </nav>
      {groups.map(({ letter, terms: ofLetter }) => (
        <section key={letter} id={`letter-${letter}`} className={styles.group}>
          <h2>
            {letter} <span>{grouped(ofLetter.length)}</span>
          </h2>
          <dl>
            {ofLetter.map((term) => (
              <div key={term.id}>
                <dt>
                  <EntryLink entry={term} />
                  {term.otherNames?.length ? <small>also: {term.otherNames.join(', ')}</small> : null}
                </dt>
                <dd>{term.summary ? <Line text={term.summary} about={term.id} /> : 'No definition yet.'}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  )
}

function Tree({ terms }: { terms: readonly TermData[] }) {
  return (
    <ul className={styles.tree}>
      {rootsOf(terms).map((node) => (
        <Branch key={node.term.id} node={node} />
      ))}
    </ul>
  )
}

/** A term and those narrower than it. A link cannot stand in what folds, so the button that folds stands beside it. */
function Branch({ node: { term, narrower } }: { node: TermNode }) {
  const [open, setOpen] = useState(true)
  const id = useId()
  if (narrower.length === 0)
    return (
      <li className={styles.leaf}>
        <EntryLink entry={term} />
      </li>
    )
  return (
    <li>
      <button
        type="button"
        className={styles.fold}
        aria-expanded={open}
        aria-controls={id}
        aria-label={`${narrower.length} narrower than ${term.name}`}
        onClick={() => setOpen(!open)}
      >
        <IconChevronRight aria-hidden size={14} />
      </button>
      <EntryLink entry={term} /> <span>{grouped(narrower.length)}</span>
      <ul id={id} hidden={!open}>
        {narrower.map((each) => (
          <Branch key={each.term.id} node={each} />
        ))}
      </ul>
    </li>
  )
}
