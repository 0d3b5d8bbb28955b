import type { PageData } from '../data/entryDocuments.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { CitationMarks } from '../sources/CitationMarks.tsx'
import { FactValue } from '../text/FactValue.tsx'
import styles from './entry.module.css'

/** What the head tells already. */
const toldAbove = ['name', 'summary', 'abbreviations', 'otherNames', 'localNames']

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
                <span key={value}>
                  <FactValue value={value} property={property} valueType={valueType} />
                </span>
              ))}
              <CitationMarks citations={citations} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
