import type { Relation } from './domain.ts'
import { type Ontology, ontology } from './ontology.ts'
import { formatPartialDate } from './values/partialDate.ts'

/**
 * A relation told in words, with its dates: 'France is a member of UNESCO, since 4 Nov 1946'. What had ended before the
 * day is told in the past.
 * @param names what the two ends are called
 * @param day the day from which it is looked at, YYYY-MM-DD
 */
export function relationSentence(
  relation: Relation,
  names: { from: string; to: string },
  day: string,
  model: Ontology = ontology,
): string {
  const type = model.relationTypes.get(relation.type)
  const past = relation.until !== undefined && relation.until.latest <= day
  const reading = type?.reading.forward ?? relation.type
  const told = past ? reading.replace(/^is\b/, 'was').replace(/^has\b/, 'had') : reading
  const since = relation.since && formatPartialDate(relation.since)
  const until = relation.until && formatPartialDate(relation.until)
  const stretch =
    since && until ? `, ${since} to ${until}` : since ? `, since ${since}` : until ? `, until ${until}` : ''
  return `${names.from} ${told} ${names.to}${stretch}`
}
