import {
  createContext,
  type ReactNode,
  startTransition,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react'
import { type OperationResult, useClient } from 'urql'
import { glossaryDocument, type TermData } from '../data/glossaryDocuments.ts'
import { type TermFinder, termFinder } from './terms.ts'

/** The glossary as far as it has come. */
export interface Glossary {
  readonly terms: readonly TermData[]
  readonly finder: TermFinder
  /** Whether all of it is there, or could not be read. */
  readonly isWhole: boolean
}

const nothingYet: Glossary = { terms: [], finder: termFinder([]), isWhole: false }

const GlossaryContext = createContext<Glossary>(nothingYet)

/** More terms than any glossary has: a limit against a server that never stops. */
const mostPages = 30

type GlossaryAnswer = OperationResult<
  NonNullable<(typeof glossaryDocument)['__apiType']> extends (variables: never) => infer Data ? Data : never
>

/** Reads the words of the glossary once the page is there, so that texts can mark them. */
export function GlossaryProvider({ children }: { children: ReactNode }) {
  const client = useClient()
  const [read, setRead] = useState<{ terms: readonly TermData[]; isWhole: boolean }>(nothingYet)
  useEffect(() => {
    let gone = false
    const readAll = async () => {
      const terms: TermData[] = []
      let after: string | null = null
      for (let page = 0; page < mostPages && !gone; page += 1) {
        const answer: GlossaryAnswer = await client.query(glossaryDocument, { after }).toPromise()
        const found = answer.data?.glossaryTerms
        for (const { node } of found?.edges ?? []) if (node) terms.push(node)
        if (!found?.pageInfo.hasNextPage) break
        after = found.pageInfo.endCursor
      }
      // Marking the words is not urgent: whatever the reader does meanwhile goes first.
      if (!gone) startTransition(() => setRead({ terms, isWhole: true }))
    }
    const wait = setTimeout(() => void readAll(), 0)
    return () => {
      gone = true
      clearTimeout(wait)
    }
  }, [client])
  const glossary = useMemo(() => ({ ...read, finder: termFinder(read.terms) }), [read])
  return <GlossaryContext value={glossary}>{children}</GlossaryContext>
}

/** The glossary, within a `GlossaryProvider`. */
export function useGlossary(): Glossary {
  return useContext(GlossaryContext)
}
