import { Link } from 'react-router'
import { useOntology } from '../data/OntologyProvider.tsx'
import { pageAddress } from '../explorer/address.ts'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import { useDay, withDay } from '../shell/useDay.ts'
import styles from './text.module.css'

/** What a link needs to know of its entry. */
export interface NamedEntry {
  readonly id: string
  readonly kind: string
  readonly name: string
}

/** The name of an entry with its sign, leading to its page. The day goes along. */
export function EntryLink({ entry, past, label }: { entry: NamedEntry; past?: boolean; label?: string }) {
  const day = useDay()
  const kind = useOntology().kind(entry.kind)
  return (
    <Link
      className={past ? `${styles.entry} ${styles.past}` : styles.entry}
      to={withDay(pageAddress(entry.id), day)}
    >
      {kind ? <KindGlyph family={kind.family} shape={kind.shape} title={kind.label} past={past} /> : null}
      <span>
        <bdi>{label ?? entry.name}</bdi>
      </span>
    </Link>
  )
}
