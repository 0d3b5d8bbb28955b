import { Link } from 'react-router'
import type { TermData } from '../../data/glossaryDocuments.ts'
import { letters } from '../../glossary/order.ts'
import { useDay, withDay } from '../../shell/useDay.ts'
import { EntryLink } from '../../text/EntryLink.tsx'
import { useGlossary } from '../../text/GlossaryProvider.tsx'
import { Prose } from '../../text/Prose.tsx'
import styles from './kinds.module.css'
import type { StoryProps } from './parts.ts'

/** The broader terms of a term, the broadest first: the first of each, since a term can have several. */
function lineage(terms: readonly TermData[], id: string): readonly TermData[] {
  const byId = new Map(terms.map((term) => [term.id, term]))
  const line: TermData[] = []
  let at = byId.get(id)
  while (at && !line.includes(at)) {
    line.unshift(at)
    at = byId.get(at.broader?.edges[0]?.node?.id ?? '')
  }
  return line
}

/** A word of the glossary: what has to be said of its use, and where it stands among others. */
export function TermStory({ entry }: StoryProps) {
  const { terms } = useGlossary()
  const note = entry.facts.find(({ property }) => property === 'scopeNote')?.values[0]
  const line = lineage(terms, entry.id)
  const parent = line.at(-2)
  const siblings = parent
    ? terms.filter(({ broader }) => broader?.edges.some(({ node }) => node?.id === parent.id))
    : terms.filter(({ id }) => id === entry.id)
  const narrower = terms.filter(({ broader }) => broader?.edges.some(({ node }) => node?.id === entry.id))
  return (
    <>
      <Alphabet terms={terms} id={entry.id} />
      {note ? <Prose className={styles.read} text={note} about={entry.id} /> : null}
      {line.length > 1 || narrower.length > 0 ? (
        <section className={styles.section} aria-label="Where it stands">
          <h2>Where it stands</h2>
          <ul className={styles.tree}>
            {line.slice(0, -1).map((term, depth) => (
              <li key={term.id} style={{ paddingLeft: depth * 20 }}>
                <EntryLink entry={term} />
              </li>
            ))}
            {siblings.map((term) => (
              <li key={term.id} style={{ paddingLeft: (line.length - 1) * 20 }}>
                {term.id === entry.id ? <b>{term.name}</b> : <EntryLink entry={term} />}
                {term.id === entry.id && narrower.length > 0 ? (
                  <ul className={styles.tree}>
                    {narrower.map((each) => (
                      <li key={each.id} style={{ paddingLeft: 20 }}>
                        <EntryLink entry={each} />
                      </li>
                    ))}
                  </ul>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

/** The way to other terms: the one before and the one after it, and every letter. */
function Alphabet({ terms, id }: { terms: readonly TermData[]; id: string }) {
  const day = useDay()
  const groups = letters(terms)
  const inOrder = groups.flatMap((group) => group.terms)
  const at = inOrder.findIndex((term) => term.id === id)
  // Its place is kept while the glossary is on its way.
  if (terms.length === 0) return <div className={styles.alphabet} aria-busy="true" />
  if (at < 0) return null
  const [before, after] = [inOrder[at - 1], inOrder[at + 1]]
  const own = groups.find((group) => group.terms.some((term) => term.id === id))?.letter
  return (
    <nav className={styles.alphabet} aria-label="Glossary from A to Z">
      <ul>
        {groups.map(({ letter }) => (
          <li key={letter}>
            <Link to={withDay(`/glossary#letter-${letter}`, day)} aria-current={letter === own || undefined}>
              {letter}
            </Link>
          </li>
        ))}
      </ul>
      <p>
        {before ? (
          <span>
            Before: <EntryLink entry={before} />
          </span>
        ) : null}
        {after ? (
          <span>
            After: <EntryLink entry={after} />
          </span>
        ) : null}
      </p>
    </nav>
  )
}
