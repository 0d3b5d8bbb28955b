import { UnstyledButton } from '@mantine/core'
import { useOntology } from '../data/OntologyProvider.tsx'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import { useExplorer } from './Explorer.ts'
import styles from './panel/panel.module.css'

/** What a name needs to know of its entry. */
interface Named {
  readonly id: string
  readonly kind: string
  readonly name: string
}

/** The name of an entry with its sign, to be opened. */
export function EntryName({ entry, past }: { entry: Named; past?: boolean }) {
  const { select } = useExplorer()
  const kind = useOntology().kind(entry.kind)
  return (
    <UnstyledButton className={styles.entry} onClick={() => select(entry.id)}>
      {kind ? <KindGlyph family={kind.family} shape={kind.shape} title={kind.label} past={past} /> : null}
      <span>{entry.name}</span>
    </UnstyledButton>
  )
}
