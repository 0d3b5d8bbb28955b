import type { ReactNode } from 'react'
import type { PageData } from '../data/entryDocuments.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { CitationMarks } from '../sources/CitationMarks.tsx'
import { Line, Prose } from '../text/Prose.tsx'
import { shownAddress, webAddress } from '../text/webAddress.ts'
import styles from './entry.module.css'

/** What the head tells already. */
const toldAbove = ['name', 'summary', 'abbreviations', 'otherNames', 'localNames']

/** A value, as its type wants to be shown. */
function shown(value: string, property: string, valueType: string | undefined): ReactNode {
  const address = webAddress(property === 'wikidata' ? `https://www.wikidata.org/wiki/${value}` : value)
  if (address && (valueType === 'url' || property === 'wikidata'))
    return (
      <a href={address} target="_blank" rel="noreferrer">
        {property === 'wikidata' ? value : shownAddress(address)}
      </a>
    )
  if (valueType === 'markdown') return <Prose text={value} />
  return valueType === 'text' ? <Line text={value} /> : value
}

/** What is known of an entry, fact by fact, each with what it rests on. */
export function Facts({ entry, without }: { entry: PageData; without: readonly string[] }) {
  const kind = useOntology().kind(entry.kind)
  const facts = entry.facts.filter(({ property }) => ![...toldAbove, ...without].includes(property))
  if (facts.length === 0) return null
  return (
    <dl className={`fact-list ${styles.facts}`}>
      {facts.map(({ property, label, values, citations = [] }) => {
        const valueType = kind?.properties.find(({ name }) => name === property)?.valueType
        return (
          <div key={property}>
            <dt>{label}</dt>
            <dd>
              {values.map((value) => (
                <span key={value}>{shown(value, property, valueType)}</span>
              ))}
              <CitationMarks citations={citations} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
