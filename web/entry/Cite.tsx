import { Button, CopyButton, Modal } from '@mantine/core'
import { IconQuote } from '@tabler/icons-react'
import { useState } from 'react'
import type { PageData } from '../data/entryDocuments.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { pageAddress } from '../explorer/address.ts'
import { today } from '../explorer/view.ts'
import { useDay, withDay } from '../shell/useDay.ts'
import { citationForms } from './citations.ts'
import styles from './entry.module.css'

/** How to cite the entry, in the forms that are asked for most. */
export function Cite({ entry }: { entry: PageData }) {
  const [open, setOpen] = useState(false)
  const shownDay = useDay()
  const { datasetVersion } = useOntology()
  const cited = {
    id: entry.id,
    name: entry.name,
    datasetVersion,
    address: location.origin + withDay(pageAddress(entry.id), shownDay),
    day: shownDay.day,
    read: today(),
  }
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconQuote size={14} />}
        onClick={() => setOpen(true)}
      >
        Cite
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={`Cite ${entry.name}`}
        size="lg"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {citationForms.map(({ name, text }) => (
          <section key={name} className={styles.citation} aria-label={name}>
            <h3>{name}</h3>
            <pre>{text(cited)}</pre>
            <CopyButton value={text(cited)}>
              {({ copied, copy }) => (
                <Button size="compact-sm" variant="default" onClick={copy} aria-label={`Copy ${name}`}>
                  {copied ? 'Copied' : 'Copy'}
                </Button>
              )}
            </CopyButton>
          </section>
        ))}
      </Modal>
    </>
  )
}
