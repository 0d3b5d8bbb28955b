import { Failure } from '../../../errors.ts'
import type { PropertyDeclaration } from '../../../model/declarations.ts'
import { didYouMean } from '../../../model/values/nearest.ts'
import type { EntryFilter, Facet } from '../../port.ts'
import { compareText } from '../../textOrder.ts'
import { entryFilter } from '../conditions/condition.ts'
import { indexName, propertyExpression } from '../modelIndexes.ts'
import { kindsMeant, type Session } from '../session.ts'

/** A question for the counts of values. */
export type FacetsQuery = EntryFilter & { readonly by: readonly string[]; readonly first: number }

/** How many answers are kept. */
const keptAnswers = 500

/** A check for each row that costs something to look at; an index alone is walked too fast to need one. */
function guard({ where, asOf }: EntryFilter): string {
  return where || asOf !== undefined ? ' AND still_wanted(e.key)' : ''
}

function countKind(session: Session, kind: string, filter: EntryFilter, kinds: readonly string[]): number {
  const { sql, values } = entryFilter(session, kind, filter, kinds)
  const text = `SELECT count(*) AS count FROM entry e WHERE ${sql}${guard(filter)}`
  return session.database.get<{ count: number }>(text, ...values)?.count ?? 0
}

/** Answers of the dataset version that they were asked of: they are dear, and asked again and again. */
export class CountMemory {
  private version = -1
  private readonly answers = new Map<string, unknown>()

  /** The answer to a question, from memory if nothing was changed since. */
  of<Answer>({ database }: Session, question: unknown, answer: () => Answer): Answer {
    const version = database.get<{ version: number }>('SELECT version FROM dataset')?.version ?? 0
    if (version !== this.version || this.answers.size >= keptAnswers) this.answers.clear()
    this.version = version
    const key = JSON.stringify(question)
    if (!this.answers.has(key)) this.answers.set(key, answer())
    return this.answers.get(key) as Answer
  }
}

/** How many entries a filter means. */
export function count(session: Session, memory: CountMemory, filter: EntryFilter): number {
  const kinds = kindsMeant(session, filter.kinds)
  const add = (sum: number, kind: string) => sum + countKind(session, kind, filter, kinds)
  return session.database.snapshot(() => memory.of(session, filter, () => kinds.reduce(add, 0)))
}

function facetable({ value, filterable }: PropertyDeclaration): boolean {
  return filterable === true && (value === 'choice' || value === 'countryCode')
}

type Counts = Map<string, number>

function countValues(
  session: Session,
  kind: string,
  name: string,
  filter: EntryFilter,
  kinds: readonly string[],
  counts: Counts,
): void {
  const property = session.model.kinds.get(kind)?.properties[name]
  if (!property || !facetable(property)) return
  const { sql, values } = entryFilter(session, kind, filter, kinds)
  // Without a filter the index alone has the answer, which SQLite does not see.
  const byIndex =
    !filter.where && filter.asOf === undefined && !property.many ? ` INDEXED BY ${indexName(kind, name)}` : ''
  const from = property.many ? `entry e, json_each(e.properties, '$.${name}') v` : `entry e${byIndex}`
  const value = property.many ? 'v.value' : propertyExpression(name, property)
  const rows = session.database.iterate<{ value: string; count: number }>(
    `SELECT ${value} AS value, count(*) AS count FROM ${from} WHERE ${sql} AND ${value} IS NOT NULL${guard(filter)} GROUP BY 1`,
    ...values,
  )
  for (const row of rows) counts.set(row.value, (counts.get(row.value) ?? 0) + row.count)
}

function checkFacet({ model }: Session, name: string, kinds: readonly string[]): void {
  const known = kinds.flatMap((kind) =>
    Object.entries(model.kinds.get(kind)?.properties ?? {}).flatMap(([property, declared]) =>
      facetable(declared) ? [property] : [],
    ),
  )
  if (name === 'kind' || kinds.length === 0 || known.includes(name)) return
  throw new Failure(
    'BAD_INPUT',
    `Values of '${name}' are not counted here.${didYouMean(name, ['kind', ...known])}`,
  )
}

function facet(session: Session, query: FacetsQuery, name: string, kinds: readonly string[]): Facet {
  checkFacet(session, name, kinds)
  const counts: Counts = new Map()
  for (const kind of kinds) {
    if (name !== 'kind') countValues(session, kind, name, query, kinds, counts)
    else {
      const number = countKind(session, kind, query, kinds)
      if (number > 0) counts.set(kind, number)
    }
  }
  const values = [...counts].map(([value, number]) => ({ value, count: number }))
  values.sort((left, right) => right.count - left.count || compareText(left.value, right.value))
  return { property: name, values: values.slice(0, query.first) }
}

/** Counts of the values of properties among the entries that a filter means. */
export function facets(session: Session, memory: CountMemory, query: FacetsQuery): Facet[] {
  if (!Number.isInteger(query.first) || query.first < 0)
    throw new Failure('BAD_INPUT', `'first' must be a whole number from 0, not ${query.first}.`)
  const kinds = kindsMeant(session, query.kinds)
  const answer = () => query.by.map((name) => facet(session, query, name, kinds))
  return session.database.snapshot(() => memory.of(session, query, answer))
}
