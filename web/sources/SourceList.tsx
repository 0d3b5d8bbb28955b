import { useSyncExternalStore } from 'react'
import { EntryLink } from '../text/EntryLink.tsx'
import { shownAddress } from '../text/webAddress.ts'
import { useRegister } from './CitationMarks.tsx'
import { addressOf, authorship } from './citation.ts'
import styles from './sources.module.css'

/** The sources of the page in full, by their numbers. */
export function SourceList() {
  const register = useRegister()
  const cited = useSyncExternalStore(register.subscribe, register.all)
  if (cited.length === 0) return <p className={styles.none}>no source yet</p>
  return (
    <ol className={styles.list}>
      {cited.map((citation, index) => {
        const address = addressOf(citation)
        const by = authorship(citation)
        return (
          <li key={`${citation.source?.id} ${citation.at}`} id={`source-${index + 1}`}>
            {citation.source ? <EntryLink entry={citation.source} /> : 'A source that was deleted'}
            {by ? `, ${by}` : null}
            {citation.at ? `, ${citation.at}` : null}
            {citation.sourceSays ? ` (says ${citation.sourceSays})` : null}
            {address ? (
              <>
                {'. '}
                <a href={address} target="_blank" rel="noreferrer">
                  {shownAddress(address)}
                </a>
              </>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}
