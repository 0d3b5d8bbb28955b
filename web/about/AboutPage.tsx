import { Link } from 'react-router'
import { gql, type TypedDocumentNode, useQuery } from 'urql'
import { useOntology } from '../data/OntologyProvider.tsx'
import { Standing } from '../entry/claims/Standing.tsx'
import { dateOf } from '../entry/dateOf.ts'
import { Trouble } from '../shell/Trouble.tsx'
import { useHead } from '../shell/useHead.ts'
import { grouped } from '../text/grouped.ts'
import styles from './about.module.css'

interface Counts {
  readonly totalCount: number | null
}

/** What the page about the content counts. */
export const aboutDocument: TypedDocumentNode<
  {
    readonly entries: Counts | null
    readonly sources: Counts | null
    readonly claims:
      | (Counts & {
          readonly facets:
            | readonly { readonly values: readonly { readonly value: string; readonly count: number }[] }[]
            | null
        })
      | null
    readonly partiesUnknown: Counts | null
    readonly changesets: {
      readonly edges: readonly { readonly node: { readonly version: number; readonly time: string } | null }[]
    } | null
  },
  Record<string, never>
> = gql`
  query About {
    entries(first: 1) { totalCount }
    sources(first: 1) { totalCount }
    claims(first: 1) { totalCount facets(by: ["standing"]) { values { value count } } }
    partiesUnknown: treaties(first: 1, filter: { parties: { count: { to: 0 } } }) { totalCount }
    changesets(first: 1) { edges { node { version time } } }
  }
`

const meanings: Readonly<Record<string, string>> = {
  ESTABLISHED: 'Good sources support it, and none of weight disputes it.',
  CONTESTED: 'Good sources support it and others dispute it.',
  ANECDOTAL: 'Somebody tells it, and it cannot be shown.',
  REFUTED: 'Sources dispute it, and none supports it.',
}

/** Where the content comes from, how claims are treated, under which licence it stands, and what is missing. */
export default function AboutPage() {
  const [{ data, error }, retry] = useQuery({ query: aboutDocument, variables: {} })
  const { datasetVersion } = useOntology()
  useHead('About', 'Where the content comes from, how claims are treated, and what is missing.')
  const counts = new Map(
    (data?.claims?.facets?.[0]?.values ?? []).map(({ value, count }) => [value.toUpperCase(), count]),
  )
  const number = (each: Counts | null | undefined) => grouped(each?.totalCount, '…')
  const last = data?.changesets?.edges[0]?.node
  return (
    <main className={styles.page}>
      <h1>About Concord</h1>
      {error ? <Trouble what="Could not load the numbers." error={error} onRetry={() => retry()} /> : null}
      <p className={styles.lead}>
        Concord shows how the world's organizations, treaties, coalitions and cases hang together. It holds{' '}
        {number(data?.entries)} entries, and cites {number(data?.sources)} sources.
      </p>
      <h2>Where the content comes from</h2>
      <p>
        The texts are written for Concord in its own words. Facts are taken from treaties, the registers of
        their depositaries, the documents of the bodies themselves, and the literature. A small number after a
        fact leads to its source and the place in it. What has no source says so.
      </p>
      <p>
        Where sources differ, both values stand, and the one that is used for counting is named: the
        depositary or the body itself goes before others, then the newer source. Dates are never made more
        exact than a source has them.
      </p>
      <h2>How claims are treated</h2>
      <p>
        What somebody says and what cannot simply be looked up is kept as a claim, with who says it, what
        supports it and what disputes it. It never becomes a fact by being repeated.
      </p>
      <dl className={styles.standings}>
        {Object.entries(meanings).map(([standing, meaning]) => (
          <div key={standing}>
            <dt>
              <Standing standing={standing} />
            </dt>
            <dd>
              {meaning} <span>{data ? `${grouped(counts.get(standing) ?? 0)} claims` : ''}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p>A debate shows the positions in the order in which they were first argued, and counts nobody.</p>
      <h2>States and borders</h2>
      <p>
        States are named as the United Nations lists them, with their ISO 3166-1 codes. Others that take part
        in treaties or organizations as states do are listed with them, which says nothing of their status.
        Borders on maps follow Natural Earth.
      </p>
      <h2>What is missing</h2>
      <p>
        The content is a choice, and grows. For {number(data?.partiesUnknown)} treaties the parties are not
        recorded yet. A relation that is not shown may exist all the same: absence here is no evidence. Where
        there is no date, the page says that it is not recorded.
      </p>
      <h2>Version and licence</h2>
      <p>
        This is dataset version {grouped(datasetVersion)}
        {last ? `, of ${dateOf(last.time)}` : null}. Every change makes a new version, and every page tells
        its own history. Concord is free software under the MIT licence. Under "Cite" every page says how to
        quote it.
      </p>
      <p>
        <Link to="/api">Ask the API</Link> for any of it, or <Link to="/browse">browse</Link> and take lists
        along as CSV.
      </p>
    </main>
  )
}
