import { Anchor, Button, CopyButton } from '@mantine/core'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import type { CitationData } from '../data/documents.ts'
import { Explained } from '../text/Explained.tsx'
import { addressOf, authorship, inWords } from './citation.ts'
import { SourceRegister } from './SourceRegister.ts'
import styles from './sources.module.css'

const RegisterContext = createContext(new SourceRegister())

/** Numbers the sources of what is within, as one page. */
export function SourcesProvider({ children }: { children: ReactNode }) {
  const [register] = useState(() => new SourceRegister())
  return <RegisterContext value={register}>{children}</RegisterContext>
}

/** The register of the page. */
export function useRegister(): SourceRegister {
  return useContext(RegisterContext)
}

/** The marks after a fact: the numbers of what it rests on. They explain themselves. */
export function CitationMarks({ citations }: { citations: readonly CitationData[] }) {
  const register = useRegister()
  const byNumber = new Map(citations.map((citation) => [register.of(citation), citation]))
  useEffect(() => register.announce())
  if (byNumber.size === 0) return null
  const differ = citations.some(({ sourceSays }) => sourceSays !== null)
  const cited = [...byNumber].sort(([left], [right]) => left - right)
  const numbers = cited.map(([number]) => number)
  const name = `${cited.length === 1 ? 'Source' : 'Sources'} ${numbers.join(', ')}`
  return (
    <sup className={styles.marks} data-differ={differ || undefined}>
      <Explained
        className={styles.mark}
        name={name}
        title={name}
        card={() =>
          cited.map(([number, citation]) => <Card key={number} citation={citation} number={number} />)
        }
      >
        {numbers.join(',')}
      </Explained>
    </sup>
  )
}

function Card({ citation, number }: { citation: CitationData; number: number }) {
  const address = addressOf(citation)
  const by = authorship(citation)
  return (
    <div className={styles.card}>
      <p>
        <b>
          {number} {citation.source?.name ?? 'A source that was deleted'}
        </b>
        {by ? <span>{by}</span> : null}
        {citation.at ? <span>{citation.at}</span> : null}
        {citation.sourceSays ? <span>Says instead: {citation.sourceSays}</span> : null}
      </p>
      <div className={styles.tools}>
        {address ? (
          <Button
            size="compact-sm"
            variant="default"
            component="a"
            href={address}
            target="_blank"
            rel="noreferrer"
          >
            Open source
          </Button>
        ) : null}
        <CopyButton value={[inWords(citation), by, address].filter(Boolean).join('. ')}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Anchor href={`#source-${number}`} size="sm">
          In the list
        </Anchor>
      </div>
    </div>
  )
}
