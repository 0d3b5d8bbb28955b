import type { DateData } from '../../data/entryDocuments.ts'
import { useDay } from '../../shell/useDay.ts'
import { CitationMarks } from '../../sources/CitationMarks.tsx'
import { Line } from '../../text/Prose.tsx'
import styles from './kinds.module.css'
import type { StoryProps } from './parts.ts'

/** The stations in the life of a treaty, by the names of the properties that date them. */
const stations = [
  { property: 'adopted', label: 'adopted' },
  { property: 'openedForSignature', label: 'opened for signature' },
  { property: 'entryIntoForce', label: 'in force' },
  { property: 'terminated', label: 'terminated' },
] as const

/**
 * How a treaty stands on a day, in a few words. Where no day of entry into force is recorded, nobody can say whether it
 * ever was in force.
 */
function standing(
  day: string,
  inForce: DateData | null | undefined,
  ended: DateData | null | undefined,
): string {
  if (!inForce) return 'No entry into force is recorded'
  if (ended && ended.latest <= day) return 'No longer in force'
  return inForce.earliest <= day ? 'In force' : 'Not yet in force'
}

/** The life of a treaty: adopted, opened, in force. */
export function TreatyStory({ entry }: StoryProps) {
  const { day } = useDay()
  const condition = entry.facts.find(({ property }) => property === 'entryIntoForceCondition')
  const place = entry.facts.find(({ property }) => property === 'placeOfAdoption')?.values[0]
  const shown = stations.flatMap(({ property, label }) => {
    const date = entry[property]
    if (!date && property === 'terminated') return []
    const citations = entry.facts.find((fact) => fact.property === property)?.citations ?? []
    const more = property === 'adopted' && place ? `in ${place}` : undefined
    return [{ property, label, date, citations, more }]
  })
  const state = standing(day, entry.entryIntoForce, entry.terminated)
  return (
    <section id="lifecycle" className={styles.section} aria-label="Lifecycle">
      <p className={styles.state} data-good={state === 'In force' || undefined}>
        {state}
      </p>
      <ol className={styles.lifecycle}>
        {shown.map(({ property, label, date, citations, more }) => (
          <li key={property} data-reached={(date && date.earliest <= day) || undefined}>
            <b>{date?.text ?? 'not recorded'}</b>
            <span>
              {label}
              <CitationMarks citations={date ? citations : []} />
            </span>
            {more ? <small>{more}</small> : null}
          </li>
        ))}
      </ol>
      {condition ? (
        <p className={styles.condition}>
          Enters into force: <Line text={condition.values.join('; ')} />
          <CitationMarks citations={condition.citations ?? []} />
        </p>
      ) : null}
    </section>
  )
}
