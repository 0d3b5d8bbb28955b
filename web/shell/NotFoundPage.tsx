import { useLocation } from 'react-router'
import { useQuery } from 'urql'
import { searchDocument } from '../data/documents.ts'
import { EntryLink } from '../text/EntryLink.tsx'
import styles from './shell.module.css'
import { useHead } from './useHead.ts'

/** The words of an address: 'world health organization' of /organization/world-health-organization. */
function wordsOf(pathname: string): string {
  let path = pathname
  try {
    path = decodeURIComponent(pathname)
  } catch {
    // What cannot be decoded is looked for as it stands.
  }
  return (path.split('/').filter(Boolean).at(-1) ?? '').replace(/[-_+]+/g, ' ').slice(0, 100)
}

/** What an address leads to that means nothing: what is near to it. */
export function NotFoundPage({ said }: { said?: string }) {
  const { pathname } = useLocation()
  const words = wordsOf(pathname)
  const [{ data, fetching }] = useQuery({
    query: searchDocument,
    variables: { query: words },
    pause: words === '',
  })
  const near = (data?.search ?? []).slice(0, 8)
  useHead('Nothing here')
  return (
    <main className={styles.plain} aria-busy={fetching}>
      <h1>{said ?? `Nothing is called '${words}'.`}</h1>
      {near.length > 0 ? (
        <>
          <p>Did you mean one of these?</p>
          <ul className={styles.near}>
            {near.map(({ entry }) => (
              <li key={entry.id}>
                <EntryLink entry={entry} />
              </li>
            ))}
          </ul>
        </>
      ) : fetching ? null : (
        <p>Nothing near to it was found either. The search above knows every entry.</p>
      )}
    </main>
  )
}
