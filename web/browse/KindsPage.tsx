import { Link } from 'react-router'
import { gql, type TypedDocumentNode, useQuery } from 'urql'
import { useOntology } from '../data/OntologyProvider.tsx'
import { written } from '../explorer/days/calendar.ts'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import { useDay, withDay } from '../shell/useDay.ts'
import { useHead } from '../shell/useHead.ts'
import { grouped } from '../text/grouped.ts'
import styles from './browse.module.css'

/** How many entries there are of each kind. */
export const kindCountsDocument: TypedDocumentNode<
  {
    readonly entries: {
      readonly facets:
        | readonly { readonly values: readonly { readonly value: string; readonly count: number }[] }[]
        | null
    } | null
  },
  { readonly day: string | null }
> = gql`
  query KindCounts($day: Day) {
    entries(first: 1, asOf: $day) {
      facets(by: ["kind"], first: 50) { values { value count } }
    }
  }
`

/** Every kind, by family, with how many entries it has. */
export default function KindsPage() {
  const { families, kinds } = useOntology()
  const shownDay = useDay()
  const [{ data }] = useQuery({
    query: kindCountsDocument,
    variables: { day: shownDay.isToday ? null : shownDay.day },
  })
  useHead('Browse', 'Every entry of every kind, to be filtered, ordered and downloaded.')
  const counts = new Map((data?.entries?.facets?.[0]?.values ?? []).map(({ value, count }) => [value, count]))
  return (
    <main className={styles.kinds}>
      <h1>Browse</h1>
      <p>
        {shownDay.isToday ? 'What has ended is counted too.' : `What there was on ${written(shownDay.day)}.`}
      </p>
      {families.map((family) => (
        <section key={family.name}>
          <h2>{family.label}</h2>
          <ul>
            {kinds
              .filter((kind) => kind.family === family.name)
              .map((kind) => (
                <li key={kind.name}>
                  <KindGlyph family={kind.family} shape={kind.shape} icon={kind.icon} size={28} />
                  <div>
                    <Link to={withDay(`/browse/${kind.idPrefix}`, shownDay)}>{kind.plural}</Link>{' '}
                    <span>{data ? grouped(counts.get(kind.typeName) ?? 0) : ''}</span>
                    <p>{kind.description}</p>
                  </div>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </main>
  )
}
