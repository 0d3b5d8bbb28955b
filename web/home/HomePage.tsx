import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useQuery } from 'urql'
import { client } from '../data/client.ts'
import { type AskedEntry, homeDocument } from '../data/homeDocument.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { surroundingsDocument } from '../data/pictureDocuments.ts'
import { dateOf } from '../entry/dateOf.ts'
import { viewAddress } from '../explorer/address.ts'
import { written } from '../explorer/days/calendar.ts'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import { SearchBox } from '../shell/SearchBox.tsx'
import { Trouble } from '../shell/Trouble.tsx'
import { useDay, withDay } from '../shell/useDay.ts'
import { useHead } from '../shell/useHead.ts'
import { counted, grouped } from '../text/grouped.ts'
import styles from './home.module.css'
import { questions } from './questions.ts'

const Picture = lazy(async () => ({ default: (await import('../charts/Picture.tsx')).Picture }))

const asked = questions.map(({ about }) => about)

const description = "How the world's organizations, treaties, coalitions and cases hang together."

/** Reads what is inside, so that the page is drawn at once. */
export function read(): Promise<unknown> {
  return client.query(homeDocument, { ids: asked }).toPromise()
}

/** Where everybody begins: the search, good questions, one real view, what changed last, what is inside. */
export default function HomePage() {
  useHead('Concord', description)
  const [{ data, error }, retry] = useQuery({ query: homeDocument, variables: { ids: asked } })
  const total = data?.entries?.totalCount
  return (
    <main className={styles.home}>
      <div className={styles.first}>
        <section className={styles.find}>
          <h1>How the world's organizations, treaties and cases hang together</h1>
          <p>
            {total ? `${grouped(total)} entries` : 'Entries'} and their relations, each with its dates and its
            sources. Browse them, query them, or ask what held on any day.
          </p>
          <SearchBox large />
        </section>
        <View />
      </div>
      {error ? <Trouble what="Could not load what is inside." error={error} onRetry={() => retry()} /> : null}
      <div className={styles.second}>
        <Questions asked={data?.nodes ?? []} />
        <section className={styles.changes} aria-busy={!data}>
          <h2>Last changes</h2>
          <ul>
            {(data?.changesets?.edges ?? []).map(({ node }) =>
              node ? (
                <li key={node.version}>
                  <span>{node.summary}</span>
                  <time dateTime={node.time}>{dateOf(node.time)}</time>
                </li>
              ) : null,
            )}
          </ul>
          <p>
            <Link to="/about">About the content</Link>
          </p>
        </section>
      </div>
      <Numbers counts={data?.entries?.facets?.[0]?.values ?? []} />
    </main>
  )
}

function Questions({ asked }: { asked: readonly (AskedEntry | null)[] }) {
  const ontology = useOntology()
  const day = useDay()
  const known = new Map(asked.flatMap((entry) => (entry ? [[entry.id, entry] as const] : [])))
  return (
    <section className={styles.questions}>
      <h2>Good questions to start from</h2>
      <ul>
        {questions.map(({ question, about, address }) => {
          const entry = known.get(about)
          if (!entry && known.size > 0) return null
          const kind = ontology.kind(entry?.kind ?? '')
          const relations = entry?.relationCounts?.reduce((sum, { count }) => sum + count, 0)
          return (
            <li key={question}>
              {kind ? <KindGlyph family={kind.family} shape={kind.shape} size={18} /> : <span />}
              <div>
                <Link to={withDay(address, day)}>{question}</Link>
                <p>
                  {kind && relations !== undefined
                    ? `${entry?.name}, ${grouped(relations)} relations`
                    : '\u00a0'}
                </p>
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const viewed = { id: 'treaty:montreal-protocol', perType: 6, limit: 40 }

/** One real view, where there is room for it, once everything else is there. */
function View() {
  const day = useDay()
  const isWide = useMediaQuery('(min-width: 62em)')
  const [ready, setReady] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), 600)
    return () => clearTimeout(timer)
  }, [])
  const [{ data }] = useQuery({
    query: surroundingsDocument,
    variables: { ...viewed, day: day.day },
    pause: !ready || !isWide,
  })
  const picture = data?.neighborhood
  const open = `${withDay(viewAddress({ selected: viewed.id }), day)}&expand=1`
  return (
    <section className={styles.view} aria-label="One view">
      <div>
        {picture && isWide ? (
          <Suspense fallback={null}>
            <Picture
              data={picture}
              about={viewed.id}
              name={`${counted(picture.entries.length, 'entry', 'entries')} around the Montreal Protocol`}
            />
          </Suspense>
        ) : null}
      </div>
      <p>
        <span>
          <Link to={open}>What holds the ozone layer up?</Link>
          {picture
            ? ` ${counted(picture.entries.length, 'entry', 'entries')} around the Montreal Protocol, ${written(day.day)}`
            : null}
        </span>
        <Button size="compact-sm" variant="default" component={Link} to={open}>
          Open in graph
        </Button>
      </p>
    </section>
  )
}

function Numbers({ counts }: { counts: readonly { value: string; count: number }[] }) {
  const ontology = useOntology()
  const day = useDay()
  const known = new Map(counts.map(({ value, count }) => [value, count]))
  const shown = ontology.kinds.filter(({ typeName }) => known.has(typeName))
  return (
    <ul className={styles.numbers} aria-label="What is inside" aria-busy={counts.length === 0}>
      {shown.map((kind) => (
        <li key={kind.name}>
          <b>{grouped(known.get(kind.typeName))}</b>
          <Link to={withDay(`/browse/${kind.idPrefix}`, day)}>
            <KindGlyph family={kind.family} shape={kind.shape} /> {kind.plural}
          </Link>
        </li>
      ))}
    </ul>
  )
}
