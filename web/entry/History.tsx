import { useQuery } from 'urql'
import type { FactData } from '../data/documents.ts'
import { type ChangeData, historyDocument, type PageData } from '../data/entryDocuments.ts'
import { useNear } from '../shell/useNear.ts'
import { grouped } from '../text/grouped.ts'
import { dateOf } from './dateOf.ts'
import styles from './entry.module.css'

interface Difference {
  readonly label: string
  readonly before: string | null
  readonly after: string | null
}

/** The properties in which two states of an entry differ. */
function differences({ before, after }: ChangeData): Difference[] {
  const byName = (facts: readonly FactData[] = []) => new Map(facts.map((fact) => [fact.property, fact]))
  const [old, now] = [byName(before?.facts), byName(after?.facts)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((property) => {
    const [was, is] = [old.get(property), now.get(property)]
    const [left, right] = [was?.values.join('; ') ?? null, is?.values.join('; ') ?? null]
    return left === right ? [] : [{ label: (is ?? was)?.label ?? property, before: left, after: right }]
  })
}

/** What the entry went through: who changed what, when and why. */
export function History({ entry }: { entry: PageData }) {
  const { ref, wasNear } = useNear()
  const [{ data, fetching }] = useQuery({
    query: historyDocument,
    variables: { id: entry.id },
    pause: !wasNear,
  })
  const changesets = (data?.changesets?.edges ?? []).flatMap(({ node }) => (node ? [node] : []))
  const changes = new Map(
    (data?.node?.history?.edges ?? []).flatMap(({ node }) => (node ? [[node.version, node] as const] : [])),
  )
  return (
    <section className={styles.section} id="history" ref={ref} aria-busy={fetching}>
      <h2>
        History <span>revision {grouped(entry.revision)}</span>
      </h2>
      <ol className={styles.history}>
        {changesets.map(({ version, time, author, summary }) => {
          const change = changes.get(version)
          return (
            <li key={version}>
              <p>
                <time dateTime={time}>{dateOf(time)}</time>, version {grouped(version)}, by {author}:{' '}
                {summary}
                {change?.action === 'CREATED' ? ' (created)' : null}
              </p>
              {change?.action === 'UPDATED' ? (
                <ul>
                  {differences(change).map(({ label, before, after }) => (
                    <li key={label}>
                      {label}: {before === null ? null : <del>{before}</del>}{' '}
                      {after === null ? null : <ins>{after}</ins>}
                    </li>
                  ))}
                </ul>
              ) : null}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
