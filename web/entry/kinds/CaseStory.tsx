import { gql, type TypedDocumentNode, useQuery } from 'urql'
import type { EntryRef, FactData } from '../../data/documents.ts'
import type { PageData, StepData } from '../../data/entryDocuments.ts'
import { Trouble } from '../../shell/Trouble.tsx'
import { CitationMarks } from '../../sources/CitationMarks.tsx'
import { EntryLink } from '../../text/EntryLink.tsx'
import { grouped } from '../../text/grouped.ts'
import { Prose } from '../../text/Prose.tsx'
import { statusInWords } from '../relations/columns.ts'
import styles from './kinds.module.css'
import type { StoryProps } from './parts.ts'

interface Participation {
  readonly role: string | null
  readonly roleNote: string | null
  readonly node: EntryRef | null
  readonly relation: { readonly id: string } | null
}

/** Who took part in a case, and in which role. */
export const actorsDocument: TypedDocumentNode<
  {
    readonly caseStudy: {
      readonly participants: {
        readonly totalCount: number | null
        readonly edges: readonly Participation[]
      } | null
    } | null
  },
  { readonly id: string }
> = gql`
  query Actors($id: ID!) {
    caseStudy(id: $id) {
      id
      participants(first: 100) {
        totalCount
        edges { role roleNote node { id kind name shortName } relation { id } }
      }
    }
  }
`

/** The stretch of a phase in words: '1988 to 2007'. */
function stretchOf({ since, until }: StepData): string {
  if (!since) return until ? `until ${until.text}` : ''
  if (!until || until.text === since.text) return since.text
  return `${since.text} to ${until.text}`
}

/** A case told as a story: the question, the phases, who acted, what worked, what did not, what it teaches. */
export function CaseStory({ entry }: StoryProps) {
  const fact = (property: string) => entry.facts.find((each) => each.property === property)
  return (
    <>
      {fact('question') ? <p className={styles.question}>{fact('question')?.values[0]}</p> : null}
      <Phases steps={entry.steps ?? []} />
      <div className={styles.columns} id="lessons">
        <Points fact={fact('whatWorked')} label="What worked" />
        <Points fact={fact('whatDidNot')} label="What did not" />
        <Points fact={fact('lessons')} label="Lessons" />
      </div>
      <Actors entry={entry} />
    </>
  )
}

function Phases({ steps }: { steps: readonly StepData[] }) {
  if (steps.length === 0) return null
  return (
    <section id="phases" className={styles.section}>
      <h2>What happened</h2>
      <ol className={styles.strip}>
        {steps.map((step, index) => (
          <li key={step.title}>
            <a href={`#phase-${index + 1}`}>
              <b>
                {index + 1}. {step.title}
              </b>
              <span>{stretchOf(step)}</span>
            </a>
          </li>
        ))}
      </ol>
      {steps.map((step, index) => (
        <article key={step.title} id={`phase-${index + 1}`} className={styles.phase}>
          <p className={styles.when}>{stretchOf(step)}</p>
          <div>
            <h3>
              {index + 1}. {step.title}
            </h3>
            {step.text ? <Prose className={styles.read} text={step.text} /> : null}
            <p className={styles.tied}>
              {step.entries.map((each) => (each ? <EntryLink key={each.id} entry={each} /> : null))}
            </p>
          </div>
        </article>
      ))}
    </section>
  )
}

function Points({ fact, label }: { fact: FactData | undefined; label: string }) {
  if (!fact) return null
  return (
    <section>
      <h2>{label}</h2>
      <ul className={styles.points}>
        {fact.values.map((value, index) => (
          <li key={value}>
            <Prose
              text={value}
              after={
                index === fact.values.length - 1 ? (
                  <CitationMarks citations={fact.citations ?? []} />
                ) : undefined
              }
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Actors({ entry }: { entry: PageData }) {
  const [{ data, error }, retry] = useQuery({ query: actorsDocument, variables: { id: entry.id } })
  const participants = data?.caseStudy?.participants
  const byRole = new Map<string, Participation[]>()
  for (const participation of participants?.edges ?? []) {
    const role = participation.role ? statusInWords(participation.role) : 'took part'
    byRole.set(role, [...(byRole.get(role) ?? []), participation])
  }
  return (
    <section id="actors" className={styles.section}>
      <h2>
        Who acted, and how <span>{grouped(participants?.totalCount)}</span>
      </h2>
      {error ? <Trouble what="Could not load who took part." error={error} onRetry={() => retry()} /> : null}
      <div className={styles.roles}>
        {[...byRole].map(([role, actors]) => (
          <section key={role} aria-label={role}>
            <h3>{role}</h3>
            <ul>
              {actors.map(({ node, roleNote, relation }) =>
                node ? (
                  <li key={relation?.id ?? node.id}>
                    <EntryLink entry={node} />
                    {roleNote ? <small>{roleNote}</small> : null}
                  </li>
                ) : null,
              )}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}
