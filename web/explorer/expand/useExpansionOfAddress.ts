import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { neighborhoodDocument } from '../../data/documents.ts'
import type { Explorer } from '../Explorer.ts'

/** How much a question brings: a few of each type, so that a state with hundreds of relations does not explode. */
const expansion = { perType: 6, limit: 40 }

/** An address can ask that its entry be expanded when it is opened: questions and search results do. */
export function useExpansionOfAddress({ client, days }: Explorer): void {
  const [parameters, setParameters] = useSearchParams()
  const wanted = parameters.get('expand') === '1' ? parameters.get('selected') : null
  const { day } = days
  useEffect(() => {
    if (!wanted) return
    let isWanted = true
    void client
      .query(neighborhoodDocument, { id: wanted, ...expansion, day })
      .toPromise()
      .then(({ data }) => {
        if (!isWanted) return
        setParameters(
          (before) => {
            const ids = data?.neighborhood?.entries.map(({ id }) => id) ?? []
            before.delete('expand')
            const shown = [...new Set([...(before.get('shown') ?? '').split('~'), ...ids])].filter(Boolean)
            before.set('shown', shown.join('~'))
            return before
          },
          { replace: true },
        )
      })
    return () => {
      isWanted = false
    }
  }, [wanted, client, day, setParameters])
}
