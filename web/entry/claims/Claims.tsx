import type { ClaimData, Ends } from '../../data/entryDocuments.ts'
import { CitationMarks } from '../../sources/CitationMarks.tsx'
import { EntryLink } from '../../text/EntryLink.tsx'
import { grouped } from '../../text/grouped.ts'
import { Line } from '../../text/Prose.tsx'
import pageStyles from '../entry.module.css'
import styles from './claims.module.css'
import { Standing } from './Standing.tsx'
import { besideOneAnother, weightOf } from './standing.ts'

/** The claims about an entry, those that answer one another side by side. */
export function Claims({ claims }: { claims: readonly ClaimData[] }) {
  return (
    <section className={pageStyles.section} id="claims">
      <h2>
        Claims about it <span>{grouped(claims.length)}</span>
      </h2>
      <ul className={styles.claims}>
        {besideOneAnother(claims).map((claim) => (
          <li key={claim.id}>
            <ClaimCard claim={claim} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A claim with its standing, who makes it, and what speaks for and against it. */
export function ClaimCard({ claim }: { claim: ClaimData }) {
  return (
    <article className={styles.claim}>
      <Standing standing={claim.standing} />
      <p className={styles.text}>
        <EntryLink entry={claim} />
        <CitationMarks citations={claim.citations} />
      </p>
      {claim.summary ? (
        <p className={styles.more}>
          <Line text={claim.summary} about={claim.id} />
        </p>
      ) : null}
      <p className={styles.weight}>
        {weightOf(claim)}
        {claim.attributedTo ? `. Said by ${claim.attributedTo}` : null}
        {claim.made ? `, ${claim.made.text}` : null}
      </p>
      <EndList label="Supported by" ends={claim.supportedBy} />
      <EndList label="Disputed by" ends={claim.disputedBy} />
    </article>
  )
}

/** Some entries in a line, and how many more there are. */
export function EndList({ label, ends }: { label: string; ends: Ends | null }) {
  const shown = (ends?.edges ?? []).flatMap(({ node }) => (node ? [node] : []))
  if (shown.length === 0) return null
  const more = (ends?.totalCount ?? shown.length) - shown.length
  return (
    <p className={styles.ends}>
      {label}:{' '}
      {shown.map((entry, index) => (
        <span key={entry.id}>
          {index > 0 ? ', ' : null}
          <EntryLink entry={entry} />
        </span>
      ))}
      {more > 0 ? ` and ${more} more` : null}
    </p>
  )
}
