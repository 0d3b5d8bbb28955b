import { Button } from '@mantine/core'
import { IconBinaryTree } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { TermData } from '../data/glossaryDocuments.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { pageAddress, viewAddress } from '../explorer/address.ts'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import { useDay, withDay } from '../shell/useDay.ts'
import { Explained } from './Explained.tsx'
import styles from './text.module.css'

/** A word of the glossary in running text. It explains itself. */
export function Term({ term, text }: { term: TermData; text: string }) {
  return (
    <Explained className={styles.term} title={term.name} card={() => <Card term={term} />}>
      {text}
    </Explained>
  )
}

function Card({ term }: { term: TermData }) {
  const day = useDay()
  const kind = useOntology().kind(term.kind)
  const others = (term.otherNames ?? []).slice(0, 2).join(', ')
  return (
    <>
      <p className={styles.cardHead}>
        {kind ? <KindGlyph family={kind.family} shape={kind.shape} /> : null}
        {term.name}
        {others ? <small>also: {others}</small> : null}
      </p>
      <p className={styles.cardText}>{term.summary ?? 'No definition yet.'}</p>
      <div className={styles.cardTools}>
        <Button size="compact-sm" variant="default" component={Link} to={withDay(pageAddress(term.id), day)}>
          Open term
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          component={Link}
          leftSection={<IconBinaryTree size={14} />}
          to={`${withDay(viewAddress({ selected: term.id }), day)}&expand=1`}
        >
          See in graph
        </Button>
      </div>
    </>
  )
}
