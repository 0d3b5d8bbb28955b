import type { ClaimData } from '../../data/entryDocuments.ts'
import { CitationMarks } from '../../sources/CitationMarks.tsx'
import { EntryLink } from '../../text/EntryLink.tsx'
import { counted } from '../../text/grouped.ts'
import { Prose } from '../../text/Prose.tsx'
import { EndList } from '../claims/Claims.tsx'
import { Standing } from '../claims/Standing.tsx'
import { weightOf } from '../claims/standing.ts'
import styles from './kinds.module.css'
import type { StoryProps } from './parts.ts'

/** The positions in the order in which they were first argued; those without a date last. */
function inOrder(claims: readonly ClaimData[]): readonly ClaimData[] {
  return claims.toSorted((left, right) =>
    (left.made?.earliest ?? '9999').localeCompare(right.made?.earliest ?? '9999'),
  )
}

/** A debate: its positions side by side, each in the same parts and in the same order. */
export function DebateStory({ claims }: StoryProps) {
  if (claims.length === 0) return <p className={styles.quiet}>No positions are recorded yet.</p>
  return (
    <section className={styles.section} aria-label="Positions">
      <p className={styles.quiet}>
        {counted(claims.length, 'answer', 'answers')}, in the order in which they were first argued.
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keys */}
      <section className={styles.positions} tabIndex={0} aria-label="Positions side by side">
        {inOrder(claims).map((claim) => (
          <Position key={claim.id} claim={claim} />
        ))}
      </section>
    </section>
  )
}

function Position({ claim }: { claim: ClaimData }) {
  const against = (claim.disputedBy?.edges ?? []).flatMap(({ node }) => (node ? [node] : []))
  return (
    <article className={styles.position}>
      <p className={styles.quiet}>{claim.made ? `From ${claim.made.text}` : 'No date is recorded'}</p>
      <h2>
        <EntryLink entry={claim} />
        <CitationMarks citations={claim.citations} />
      </h2>
      {claim.summary ? <Prose className={styles.read} text={claim.summary} about={claim.id} /> : null}
      <h3>Who holds it</h3>
      {claim.heldBy?.edges.length ? (
        <EndList label="Held by" ends={claim.heldBy} />
      ) : (
        <p className={styles.quiet}>{claim.attributedTo ?? 'not recorded'}</p>
      )}
      <h3>How it stands</h3>
      <p>
        <Standing standing={claim.standing} /> <span className={styles.quiet}>{weightOf(claim)}</span>
      </p>
      <EndList label="Supported by" ends={claim.supportedBy} />
      <h3>What is said against it</h3>
      {against.length === 0 ? <p className={styles.quiet}>nothing recorded</p> : null}
      {against.map((each) => (
        <div key={each.id} className={styles.against}>
          <EntryLink entry={each} />
          {each.kind === 'CLAIM' && each.summary ? <Prose text={each.summary} /> : null}
        </div>
      ))}
    </article>
  )
}
