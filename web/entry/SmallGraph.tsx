import { Link } from 'react-router'
import { useQuery } from 'urql'
import type { EntryRef } from '../data/documents.ts'
import type { PageData } from '../data/entryDocuments.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { surroundingsDocument } from '../data/pictureDocuments.ts'
import { pageAddress, viewAddress } from '../explorer/address.ts'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import { useDay, withDay } from '../shell/useDay.ts'
import { grouped } from '../text/grouped.ts'
import { shortened } from '../text/shortened.ts'
import { shortLabel } from '../text/shortLabel.ts'
import styles from './entry.module.css'

const size = { width: 336, height: 300 }
const ring = { x: 122, y: 108 }
/** How many are around it, and how many of each relation. */
const around = { perType: 2, limit: 13 }
const longestLabel = 22

function spot(index: number, count: number) {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2
  return {
    x: size.width / 2 + Math.cos(angle) * ring.x,
    y: size.height / 2 - 8 + Math.sin(angle) * ring.y,
  }
}

/** Some of what an entry is related to, on a ring around it, each leading to its page. */
export function SmallGraph({ entry }: { entry: PageData }) {
  const day = useDay()
  const [{ data }] = useQuery({
    query: surroundingsDocument,
    variables: { id: entry.id, day: day.day, ...around },
  })
  const total = (entry.holding ?? []).reduce((sum, { count }) => sum + count, 0)
  const others = (data?.neighborhood?.entries ?? []).filter(({ id }) => id !== entry.id)
  const spots = new Map(others.map(({ id }, index) => [id, spot(index, others.length)]))
  spots.set(entry.id, { x: size.width / 2, y: size.height / 2 - 8 })
  return (
    <figure className={styles.small} aria-busy={!data}>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden="true">
        {(data?.neighborhood?.relations ?? []).map(({ id, from, to }) => {
          const [one, other] = [spots.get(from?.id ?? ''), spots.get(to?.id ?? '')]
          return one && other ? <line key={id} x1={one.x} y1={one.y} x2={other.x} y2={other.y} /> : null
        })}
      </svg>
      {[entry, ...others].map((each) => (
        <Spot key={each.id} entry={each} at={spots.get(each.id)} isMiddle={each === entry} />
      ))}
      <figcaption>
        <span>
          {grouped(others.length)} of {grouped(total)} relations
        </span>
        <Link to={`${withDay(viewAddress({ selected: entry.id }), day)}&expand=1`}>Open in graph</Link>
      </figcaption>
    </figure>
  )
}

function Spot({
  entry,
  at,
  isMiddle,
}: {
  entry: EntryRef
  at: { x: number; y: number } | undefined
  isMiddle: boolean
}) {
  const day = useDay()
  const kind = useOntology().kind(entry.kind)
  if (!at || !kind) return null
  const place = {
    left: `${(at.x / size.width) * 100}%`,
    top: `${at.y}px`,
  }
  const sign = (
    <>
      <KindGlyph
        family={kind.family}
        shape={kind.shape}
        icon={kind.icon}
        size={isMiddle ? 40 : 24}
        title={kind.label}
      />
      {kind.icon ? null : <i>{entry.shortName}</i>}
      <span>{shortened(shortLabel(entry), longestLabel)}</span>
    </>
  )
  if (isMiddle)
    return (
      <span className={styles.spot} data-middle style={place}>
        {sign}
      </span>
    )
  return (
    <Link className={styles.spot} style={place} to={withDay(pageAddress(entry.id), day)} title={entry.name}>
      {sign}
    </Link>
  )
}
