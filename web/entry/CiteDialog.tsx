import { Button, CopyButton, Modal } from '@mantine/core'
import type { PageData } from '../data/entryDocuments.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { pageAddress } from '../explorer/address.ts'
import { today } from '../explorer/view.ts'
import { useDay, withDay } from '../shell/useDay.ts'
import { useReturnedFocus } from '../shell/useReturnedFocus.ts'
import { citationForms } from './citations.ts'
import styles from './entry.module.css'

/** The forms of citation that are asked for most, to be copied. */
export function CiteDialog({ entry, onClose }: { entry: PageData; onClose(): void }) {
  useReturnedFocus()
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
    <Modal
      opened
      onClose={onClose}
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
  )
}
