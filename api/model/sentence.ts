import type { Relation } from './domain.ts'
import { type Direction, type Ontology, ontology } from './ontology.ts'
import { dayNumber, relationStretch } from './time.ts'
import { notYetAParty, treatyStatus, treatyStatuses } from './treatyStatus.ts'
import { formatPartialDate } from './values/partialDate.ts'

/**
 * How a relation reads from one of its ends on a day, by what it is then: 'is a member of', 'is an observer of', 'has
 * signed'. What had ended before the day is told in the past.
 * @param day YYYY-MM-DD
 */
export function relationReading(
  relation: Relation,
  direction: Direction,
  day: string,
  model: Ontology = ontology,
): string {
  const type = model.relationTypes.get(relation.type)
  if (!type) return relation.type
  if (type.name === 'party-to') {
    const status = treatyStatus(relation, day)
    return (status ? treatyStatuses[status].reading : notYetAParty)[direction]
  }
  const { property, readings } = type.readingBy ?? {}
  const value = property === undefined ? undefined : relation.properties[property]
  const reading = ((typeof value === 'string' && readings?.[value]) || type.reading)[direction]
  const past = relationStretch(relation, model).until <= dayNumber(day)
  return past ? reading.replace(/^is\b/, 'was').replace(/^has\b/, 'had') : reading
}

/**
 * A relation told in words, with its dates: 'France is a member of UNESCO, since 4 Nov 1946'.
 * @param names what the two ends are called
 * @param day the day from which it is looked at, YYYY-MM-DD
 */
export function relationSentence(
  relation: Relation,
  names: { from: string; to: string },
  day: string,
  model: Ontology = ontology,
): string {
  const since = relation.since && formatPartialDate(relation.since)
  const until = relation.until && formatPartialDate(relation.until)
  const stretch =
    since && until ? `, ${since} to ${until}` : since ? `, since ${since}` : until ? `, until ${until}` : ''
  return `${names.from} ${relationReading(relation, 'forward', day, model)} ${names.to}${stretch}`
}
