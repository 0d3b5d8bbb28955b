import { useEffect, useState } from 'react'
import { type Client, type CombinedError, gql, type TypedDocumentNode, useClient } from 'urql'
import type { EntryRef, FactData } from '../data/documents.ts'
import type { Compared, ComparedRelation } from './neighbours.ts'

type Answer = {
  readonly node:
    | (EntryRef & {
        readonly summary: string | null
        readonly facts: readonly FactData[]
        readonly relations: {
          readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
          readonly edges: readonly ComparedRelation[]
        } | null
      })
    | null
}

/** An entry with its facts and a page of what it is related to on a day. */
export const comparedDocument: TypedDocumentNode<
  Answer,
  { readonly id: string; readonly day: string; readonly after: string | null }
> = gql`
  query Compared($id: ID!, $day: Day!, $after: String) {
    node(id: $id) {
      id
      ... on Entry {
        kind
        name
        shortName
        summary
        facts { property label values }
        relations(asOf: $day, first: 100, after: $after) {
          pageInfo { hasNextPage endCursor }
          edges { direction node { id kind name shortName } relation { type } }
        }
      }
    }
  }
`

/** More relations than any entry has that one would compare. */
const mostPages = 20

async function readOne(client: Client, id: string, day: string): Promise<Compared | CombinedError | null> {
  const relations: ComparedRelation[] = []
  let after: string | null = null
  for (let page = 0; page < mostPages; page += 1) {
    const answer: { data?: Answer; error?: CombinedError } = await client
      .query(comparedDocument, { id, day, after })
      .toPromise()
    const node: Answer['node'] = answer.data?.node ?? null
    if (!node?.kind) return answer.error ?? null
    relations.push(...(node.relations?.edges ?? []))
    if (!node.relations?.pageInfo.hasNextPage) return { ...node, relations }
    after = node.relations.pageInfo.endCursor
    if (page === mostPages - 1) return { ...node, relations }
  }
  return null
}

/** The entries that are compared, as far as they have come; what is missing is left out. */
export function useCompared(ids: readonly string[], day: string) {
  const client = useClient()
  const key = ids.join('~')
  const [read, setRead] = useState<{
    key: string
    compared: readonly Compared[]
    error: CombinedError | undefined
  }>({ key: '', compared: [], error: undefined })
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is a reason to read again
  useEffect(() => {
    let gone = false
    const wanted = key === '' ? [] : key.split('~')
    void Promise.all(wanted.map((id) => readOne(client, id, day))).then((answers) => {
      if (gone) return
      const compared = answers.flatMap((answer) => (answer && 'relations' in answer ? [answer] : []))
      const error = answers.find(
        (answer): answer is CombinedError => answer !== null && 'graphQLErrors' in answer,
      )
      setRead({ key, compared, error })
    })
    return () => {
      gone = true
    }
  }, [client, key, day, attempt])
  return {
    compared: read.compared,
    error: read.error,
    isLoading: read.key !== key,
    retry: () => setAttempt((times) => times + 1),
  }
}
