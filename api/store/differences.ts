import { Failure } from '../errors.ts'
import type { PropertyDeclarations } from '../model/declarations.ts'
import type { Day, Entry, PartialDate, Relation } from '../model/domain.ts'
import { type Ontology, ontology } from '../model/ontology.ts'
import { dayNumber, entryStretch, holdsOn, ownStretch, type Stretch } from '../model/time.ts'
import type { Difference, DiffQuery } from './port.ts'

/** @throws {Failure} BAD_INPUT if the first day is not before the second */
export function checkDays({ from, to }: DiffQuery): void {
  if (from >= to)
    throw new Failure('BAD_INPUT', `The first day must be before the second: ${from} is not before ${to}.`)
}

/** The names of the dates of entries of a kind that say nothing of when it exists. */
export function datesOfKind(kind: string, { kinds }: Ontology = ontology): string[] {
  const declared = kinds.get(kind)
  const lifespan = Object.values(declared?.lifespan ?? {})
  return datesOf(declared?.properties ?? {}).filter((name) => !lifespan.includes(name))
}

/** The names of the dates of relations of a type, beside `since` and `until`. */
export function datesOfType(type: string, { relationTypes }: Ontology = ontology): string[] {
  return datesOf(relationTypes.get(type)?.properties ?? {})
}

function datesOf(properties: PropertyDeclarations): string[] {
  return Object.entries(properties).flatMap(([name, { value, many }]) =>
    value === 'partialDate' && !many ? [name] : [],
  )
}

/** Whether entries are asked for, and whether relations are: who names types of relations wants no entries. */
export function subjectsOf({ subject, types }: DiffQuery): { entries: boolean; relations: boolean } {
  return { entries: subject === undefined ? !types : subject === 'entry', relations: subject !== 'entry' }
}

/** The day that a number stands for. */
export function dayOf(number: number): Day {
  const text = String(number).padStart(8, '0')
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
}

interface Dated {
  readonly name: string
  readonly day: Day
}

/** What happened between the two days to what exists or holds for a stretch by dates of its own. */
function happened(
  stretch: Stretch,
  dated: readonly (Dated | undefined)[],
  { from, to }: DiffQuery,
): Pick<Difference, 'change' | 'day' | 'dates'> {
  const between = (day: number) => dayNumber(from) < day && day <= dayNumber(to)
  const dates = dated.flatMap((each) => (each && between(dayNumber(each.day)) ? [each] : []))
  const turned = [stretch.from, stretch.until].filter(between)
  const days = turned.length > 0 ? turned : dates.map(({ day }) => dayNumber(day))
  const [before, after] = [holdsOn(stretch, from), holdsOn(stretch, to)]
  return {
    change: after && !before ? 'began' : before && !after ? 'ended' : 'changed',
    day: dayOf(Math.min(...days)),
    dates: dates.map(({ name }) => name),
  }
}

const at = (name: string, date: unknown, bound: 'earliest' | 'latest'): Dated | undefined =>
  date ? { name, day: (date as PartialDate)[bound] } : undefined

/** What happened to an entry of which something lies between the two days. */
export function entryDifference(entry: Entry, query: DiffQuery, model: Ontology = ontology): Difference {
  const declared = model.kinds.get(entry.kind)
  const { until } = declared?.lifespan ?? {}
  const dated = datesOf(declared?.properties ?? {}).map((name) =>
    at(name, entry.properties[name], name === until ? 'latest' : 'earliest'),
  )
  return { subject: 'entry', entry, ...happened(entryStretch(entry, model), dated, query) }
}

/** What happened to a relation of which something lies between the two days. */
export function relationDifference(
  relation: Relation,
  query: DiffQuery,
  model: Ontology = ontology,
): Difference {
  const dated = [
    at('since', relation.since, 'earliest'),
    at('until', relation.until, 'latest'),
    ...datesOfType(relation.type, model).map((name) => at(name, relation.properties[name], 'earliest')),
  ]
  return { subject: 'relation', relation, ...happened(ownStretch(relation, model), dated, query) }
}
