import { useMemo } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useQuery } from 'urql'
import { client } from '../data/client.ts'
import { claimsDocument, type PageData, pageDocument } from '../data/entryDocuments.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { today } from '../explorer/view.ts'
import type { PageAddress } from '../shell/page.tsx'
import { Trouble } from '../shell/Trouble.tsx'
import { useAnchor } from '../shell/useAnchor.ts'
import { dayIn, useDay } from '../shell/useDay.ts'
import { useHead } from '../shell/useHead.ts'
import { Waiting } from '../shell/Waiting.tsx'
import { SourcesProvider } from '../sources/CitationMarks.tsx'
import { SourceList } from '../sources/SourceList.tsx'
import { type Chapter, Contents } from './Contents.tsx'
import { Claims } from './claims/Claims.tsx'
import { isClaim } from './claims/standing.ts'
import { EntryHead } from './EntryHead.tsx'
import { EntryTimeline } from './EntryTimeline.tsx'
import styles from './entry.module.css'
import { Facts } from './Facts.tsx'
import { History } from './History.tsx'
import { partsOf } from './kinds/parts.ts'
import { MissingEntry } from './MissingEntry.tsx'
import { Notices } from './Notices.tsx'
import { anchorOf, headingOf } from './relations/headings.ts'
import { RelationSection } from './relations/RelationSection.tsx'
import { SmallGraph } from './SmallGraph.tsx'

/** Reads the entry of an address, so that its page is drawn at once. */
export function read({ pathname, search }: PageAddress): Promise<unknown> {
  const [, kind = '', name = ''] = pathname.split('/')
  return client.query(pageDocument, { id: `${kind}:${name}`, day: dayIn(search) ?? today() }).toPromise()
}

/** The page of an entry. */
export default function EntryPage() {
  const { kind = '', name = '' } = useParams()
  const id = `${kind}:${name}`
  const { day } = useDay()
  const [{ data, error, fetching }, retry] = useQuery({ query: pageDocument, variables: { id, day } })
  const entry = data?.node
  useHead(entry?.name, entry?.summary)
  if (entry?.kind)
    return (
      <SourcesProvider key={entry.id}>
        <Content entry={entry} />
      </SourcesProvider>
    )
  if (error)
    return (
      <main>
        <Trouble
          what="Could not load this entry."
          error={error}
          onRetry={() => retry({ requestPolicy: 'network-only' })}
        />
      </main>
    )
  return fetching ? <Waiting /> : <MissingEntry id={id} />
}

function Content({ entry }: { entry: PageData }) {
  const ontology = useOntology()
  const [parameters] = useSearchParams()
  const parts = partsOf(entry.kind)
  useAnchor()
  const [{ data }] = useQuery({
    query: claimsDocument,
    variables: { id: entry.id, types: ['ABOUT', 'ANSWERS'] },
  })
  const claims = useMemo(
    () => (data?.node?.relations?.edges ?? []).flatMap(({ node }) => (isClaim(node) ? [node] : [])),
    [data],
  )
  const groups = (entry.relationCounts ?? []).filter(
    ({ type, direction }) => !parts.tells.some((told) => told.type === type && told.direction === direction),
  )
  const holdingOf = (group: { type: string; direction: string }) =>
    entry.holding?.find(({ type, direction }) => type === group.type && direction === group.direction)
      ?.count ?? 0
  const hasClaims = claims.length > 0 && !parts.tellsClaims
  const chapters: Chapter[] = [
    { anchor: 'summary', label: 'Summary' },
    ...parts.chapters(entry),
    ...groups.map((group) => ({
      anchor: anchorOf(group),
      label: headingOf(group, ontology),
      // How many of these are counted is known once they are read.
      ...(ontology.relationType(group.type)?.uncounted ? {} : { count: holdingOf(group) }),
    })),
    ...(hasClaims ? [{ anchor: 'claims', label: 'Claims', count: claims.length }] : []),
    { anchor: 'timeline', label: 'Timeline' },
    { anchor: 'sources', label: 'Sources' },
    { anchor: 'history', label: 'History' },
  ]
  const { Story } = parts
  return (
    <div className={styles.page} data-wide={parts.wide || undefined}>
      {parts.wide ? null : <Contents chapters={chapters} />}
      <main className={styles.main} id="summary">
        <Notices entry={entry} from={parameters.get('from')} />
        <EntryHead entry={entry} />
        {Story ? <Story entry={entry} claims={claims} /> : null}
        {parts.wide ? null : <Facts entry={entry} without={parts.toldFacts} />}
        {groups.map((group) => (
          <RelationSection
            key={`${group.type} ${group.direction}`}
            entry={entry}
            count={group}
            holding={holdingOf(group)}
          />
        ))}
        {hasClaims ? <Claims claims={claims} /> : null}
        <EntryTimeline entry={entry} />
        <section className={styles.section} id="sources">
          <h2>Sources</h2>
          <SourceList />
        </section>
        <History entry={entry} />
      </main>
      {parts.wide ? null : (
        <aside className={styles.side} aria-label="Around it">
          <SmallGraph entry={entry} />
        </aside>
      )}
    </div>
  )
}
