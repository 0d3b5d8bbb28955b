import { Link } from 'react-router'
import { gql, type TypedDocumentNode, useQuery } from 'urql'
import type { EntryRef } from '../data/documents.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { Trouble } from '../shell/Trouble.tsx'
import { useDay, withDay } from '../shell/useDay.ts'
import { useHead } from '../shell/useHead.ts'
import { EntryLink } from '../text/EntryLink.tsx'
import { grouped } from '../text/grouped.ts'
import styles from './learn.module.css'

interface Lesson extends EntryRef {
  readonly summary: string | null
  readonly type?: string | null
}

type Lessons = { readonly edges: readonly { readonly node: Lesson | null }[] } | null

/** What one can learn from: guides, cases and debates. */
export const lessonsDocument: TypedDocumentNode<
  { readonly guides: Lessons; readonly caseStudies: Lessons; readonly debates: Lessons },
  Record<string, never>
> = gql`
  query Lessons {
    guides(first: 100) { edges { node { id kind name shortName summary type } } }
    caseStudies(first: 100) { edges { node { id kind name shortName summary } } }
    debates(first: 100) { edges { node { id kind name shortName summary } } }
  }
`

function lessonsOf(lessons: Lessons | undefined): Lesson[] {
  return (lessons?.edges ?? []).flatMap(({ node }) => (node ? [node] : []))
}

/** Where one begins to learn: guides to be walked, cases to be read, debates to be weighed. */
export default function LearnPage() {
  const [{ data, error, fetching }, retry] = useQuery({ query: lessonsDocument, variables: {} })
  const ontology = useOntology()
  const day = useDay()
  useHead('Learn', 'Case studies, debates and guides, to be walked step by step.')
  const guides = lessonsOf(data?.guides)
  const labels = new Map(
    ontology
      .kind('GUIDE')
      ?.properties.find(({ name }) => name === 'type')
      ?.choices?.map(({ value, label }) => [value.toUpperCase(), label]),
  )
  const types = [...new Set(guides.map(({ type }) => type ?? ''))]
  return (
    <main className={styles.page} aria-busy={fetching}>
      <h1>Learn</h1>
      {error ? (
        <Trouble what="Could not load what there is to learn." error={error} onRetry={() => retry()} />
      ) : null}
      {types.map((type) => (
        <Shelf
          key={type}
          title={`Guides${type ? `: ${labels.get(type) ?? type.toLowerCase()}` : ''}`}
          lessons={guides.filter((guide) => (guide.type ?? '') === type)}
        />
      ))}
      <Shelf title="Case studies" lessons={lessonsOf(data?.caseStudies)} />
      <Shelf title="Debates" lessons={lessonsOf(data?.debates)} />
      <section>
        <h2>The three layers of global governance</h2>
        <p className={styles.layers}>
          {(
            ontology.kind('ORGANIZATION')?.properties.find(({ name }) => name === 'layer')?.choices ?? []
          ).map(({ value, label }) => (
            <Link key={value} to={withDay(`/browse/organization?where=layer:${value}`, day)}>
              Organizations of the {label} layer
            </Link>
          ))}
        </p>
      </section>
    </main>
  )
}

function Shelf({ title, lessons }: { title: string; lessons: readonly Lesson[] }) {
  if (lessons.length === 0) return null
  return (
    <section>
      <h2>
        {title} <span>{grouped(lessons.length)}</span>
      </h2>
      <ul>
        {lessons.map((lesson) => (
          <li key={lesson.id}>
            <h3>
              <EntryLink entry={lesson} />
            </h3>
            {lesson.summary ? <p>{lesson.summary}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
