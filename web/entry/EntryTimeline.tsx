import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { gql, type TypedDocumentNode, useQuery } from 'urql'
import type { EntryRef } from '../data/documents.ts'
import type { DateData, PageData } from '../data/entryDocuments.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { useDay } from '../shell/useDay.ts'
import { useNear } from '../shell/useNear.ts'
import { EntryLink } from '../text/EntryLink.tsx'
import { grouped } from '../text/grouped.ts'
import styles from './entry.module.css'
import { lifeOf } from './life.ts'
import { isRoll } from './relations/headings.ts'

interface DatedRelation {
  readonly reading: string
  readonly since: DateData | null
  readonly until: DateData | null
  readonly node: (EntryRef & { readonly beginning: DateData | null }) | null
  readonly relation: { readonly id: string }
}

/** The relations of some types, the most recent first. */
export const datedDocument: TypedDocumentNode<
  { readonly node: { readonly relations: { readonly edges: readonly DatedRelation[] } | null } | null },
  { readonly id: string; readonly types: readonly string[] }
> = gql`
  query Dated($id: ID!, $types: [RelationTypeName!]!) {
    node(id: $id) {
      id
      ... on Entry {
        relations(types: $types, first: 100, orderBy: SINCE) {
          edges {
            reading
            since { earliest latest text }
            until { earliest latest text }
            node { id kind name shortName beginning { earliest latest text } }
            relation { id }
          }
        }
      }
    }
  }
`

/** Something that happened. */
interface Happening {
  readonly key: string
  readonly at: DateData
  readonly text: ReactNode
}

const atFirst = 12

/** The types of relations whose dates tell the story of an entry: not its members one by one, which a curve shows. */
function useTypes(entry: PageData): string[] {
  const ontology = useOntology()
  const counts = entry.relationCounts ?? []
  return [
    ...new Set(
      counts
        .filter((count) => !isRoll(count) && ontology.relationType(count.type)?.dated)
        .map(({ type }) => type),
    ),
  ]
}

function happeningsOf(entry: PageData, relations: readonly DatedRelation[]): Happening[] {
  const { begins, ends } = lifeOf(entry.kind)
  const own: Happening[] = [
    ...(entry.beginning ? [{ key: 'beginning', at: entry.beginning, text: `${entry.name} ${begins}` }] : []),
    ...(entry.end ? [{ key: 'end', at: entry.end, text: `${entry.name} ${ends}` }] : []),
  ]
  const others = relations.flatMap((each): Happening[] => {
    const { since, until, relation } = each
    const begins = since ? [{ key: `${relation.id} since`, at: since, text: <Told relation={each} /> }] : []
    const ends = until
      ? [{ key: `${relation.id} until`, at: until, text: <Told relation={each} ended /> }]
      : []
    return each.node ? [...begins, ...ends] : []
  })
  return [...own, ...others].sort((left, right) => left.at.earliest.localeCompare(right.at.earliest))
}

function Told({ relation: { reading, node }, ended }: { relation: DatedRelation; ended?: boolean }) {
  return (
    <>
      {ended ? `no longer ${reading.replace(/^(is|was) /, '').replace(/^had /, 'has ')}` : reading}{' '}
      {node ? <EntryLink entry={node} /> : null}
    </>
  )
}

/** What happened to an entry, in the order of time. */
export function EntryTimeline({ entry }: { entry: PageData }) {
  const { day } = useDay()
  const { ref, wasNear } = useNear()
  const [shown, setShown] = useState(atFirst)
  const types = useTypes(entry)
  const [{ data, fetching }] = useQuery({
    query: datedDocument,
    variables: { id: entry.id, types },
    pause: !wasNear || types.length === 0,
  })
  const happenings = happeningsOf(entry, data?.node?.relations?.edges ?? [])
  return (
    <section className={styles.section} id="timeline" ref={ref} aria-busy={fetching}>
      <h2>Timeline</h2>
      {happenings.length === 0 && (data || types.length === 0) ? (
        <p className={styles.quiet}>No dates are recorded.</p>
      ) : null}
      <ol className={styles.timeline}>
        {happenings.slice(0, shown).map(({ key, at, text }) => (
          <li key={key} data-ahead={at.earliest > day || undefined}>
            <time dateTime={at.earliest}>{at.text}</time>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {happenings.length > shown ? (
        <Button size="compact-sm" variant="default" onClick={() => setShown(happenings.length)}>
          Show all {grouped(happenings.length)}
        </Button>
      ) : null}
    </section>
  )
}
