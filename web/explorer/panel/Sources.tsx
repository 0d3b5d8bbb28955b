import { Anchor } from '@mantine/core'
import type { CitationData, EntryData } from '../../data/documents.ts'
import styles from './panel.module.css'

/** The sources of an entry, numbered in the order in which its facts name them. */
export class SourceNumbers {
  readonly citations: CitationData[] = []

  constructor({ facts, citations }: Pick<EntryData, 'facts' | 'citations'>) {
    for (const citation of [...facts.flatMap((fact) => fact.citations ?? []), ...citations]) this.of(citation)
  }

  /** The number of a citation: one for each place in a source. */
  of(citation: CitationData): number {
    const found = this.citations.findIndex(
      ({ source, at }) => source?.id === citation.source?.id && at === citation.at,
    )
    return found >= 0 ? found + 1 : this.citations.push(citation)
  }

  /** The sources as lines of text, to be copied. */
  inWords(): string[] {
    return this.citations.map((citation, i) =>
      `${i + 1} ${sourceInWords(citation)} ${addressOf(citation) ?? ''}`.trim(),
    )
  }
}

/** The marks after a fact: the numbers of what it rests on, each a way to the source below. */
export function CitationMarks({
  citations,
  numbers,
}: {
  citations: readonly CitationData[]
  numbers: SourceNumbers
}) {
  const marks = [...new Set(citations.map((citation) => numbers.of(citation)))].sort(
    (left, right) => left - right,
  )
  return (
    <sup className={styles.marks}>
      {marks.map((number, index) => (
        <span key={number}>
          {index > 0 ? ',' : null}
          <a href={`#source-${number}`} aria-label={`Source ${number}`}>
            {number}
          </a>
        </span>
      ))}
    </sup>
  )
}

/** The address of a source; only one that a browser opens, and nothing that it would run. */
function addressOf({ source }: CitationData): string | undefined {
  const address = source?.facts.find(({ property }) => property === 'url')?.values[0]
  return address && /^https?:\/\//.test(address) ? address : undefined
}

function sourceInWords({ source, at }: CitationData): string {
  return `${source?.name ?? 'A source that was deleted'}${at ? `, ${at}` : ''}`
}

/** The sources in full. */
export function Sources({ numbers }: { numbers: SourceNumbers }) {
  if (numbers.citations.length === 0) return <p className={styles.missing}>no source yet</p>
  return (
    <ol className={styles.sources}>
      {numbers.citations.map((citation, index) => {
        const address = addressOf(citation)
        const text = sourceInWords(citation)
        return (
          <li key={`${citation.source?.id} ${citation.at}`} id={`source-${index + 1}`}>
            {address ? (
              <Anchor href={address} target="_blank" rel="noreferrer" inherit>
                {text}
              </Anchor>
            ) : (
              text
            )}
            {citation.sourceSays ? ` (says ${citation.sourceSays})` : null}
          </li>
        )
      })}
    </ol>
  )
}
