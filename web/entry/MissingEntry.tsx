import { useQuery } from 'urql'
import { historyDocument } from '../data/entryDocuments.ts'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { Waiting } from '../shell/Waiting.tsx'
import { dateOf } from './dateOf.ts'

/** What stands where no entry is: that it was deleted, when and why; or what is called nearly so. */
export function MissingEntry({ id }: { id: string }) {
  const [{ data, fetching }] = useQuery({ query: historyDocument, variables: { id } })
  if (fetching) return <Waiting />
  const last = data?.changesets?.edges[0]?.node
  return (
    <NotFoundPage
      said={last ? `This entry was deleted on ${dateOf(last.time)}: ${last.summary}.` : undefined}
    />
  )
}
