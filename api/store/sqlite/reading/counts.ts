import { Failure } from '../../../errors.ts'
import type { PropertyDeclaration } from '../../../model/declarations.ts'
import { didYouMean } from '../../../model/values/nearest.ts'
import { checkTypes } from '../../checkTypes.ts'
import type { EntryFilter, Facet, FacetBy, RelationNumber } from '../../port.ts'
import { compareText } from '../../textOrder.ts'
import { entryFilter } from '../conditions/condition.ts'
import type { Fragment } from '../conditions/fragment.ts'
import { stillWanted } from '../conditions/fragment.ts'
import { indexName, propertyExpression } from '../modelIndexes.ts'
import { kindsMeant, type Session } from '../session.ts'
import { countedFrom } from './groups.ts'

/** A question for the counts of values. */
export type FacetsQuery = EntryFilter & { readonly by: readonly FacetBy[]; readonly first: number }

/** A check for each row that costs something to look at; an index alone is walked too fast to need one. */
function guard({ where, asOf }: EntryFilter): string {
  return where || asOf !== undefined ? ` AND ${stillWanted('e.key')}` : ''
}

function countKind({ session, filter, kinds }: Counting, kind: string): Fragment {
  const { sql, values } = entryFilter(session, kind, filter, kinds)
  // The name of a kind is one of the model's, in which there are no quotes.
  const text = `SELECT '${kind}' AS value, count(*) AS count FROM entry e WHERE ${sql}${guard(filter)}`
  return { sql: text, values }
}

interface CountRow {
  value: string
  count: number
}

/** The rows of several counts, in one statement. */
function rowsOf({ database }: Session, counts: readonly Fragment[]): CountRow[] {
  if (counts.length === 0) return []
  const text = counts.map(({ sql }) => sql).join(' UNION ALL ')
  return database.all<CountRow>(text, ...counts.flatMap(({ values }) => values))
}

/** How many entries a filter means. */
export function count(session: Session, filter: EntryFilter): number {
  const kinds = kindsMeant(session, filter.kinds)
  const counting = { session, filter, kinds }
  return session.database.snapshot(() => {
    let sum = 0
    for (const row of rowsOf(
      session,
      kinds.map((kind) => countKind(counting, kind)),
    ))
      sum += row.count
    return sum
  })
}

/** What is counted, among the entries that a filter means. */
interface Counting {
  readonly session: Session
  readonly filter: EntryFilter
  readonly kinds: readonly string[]
}

function isCounted({ value, filterable }: PropertyDeclaration): boolean {
  return filterable === true && (value === 'choice' || value === 'countryCode')
}

const isDate = ({ value }: PropertyDeclaration) => value === 'partialDate'

function countValues(
  { session, filter, kinds }: Counting,
  kind: string,
  name: string,
  decade: boolean,
): Fragment | undefined {
  const property = session.model.kinds.get(kind)?.properties[name]
  if (!property || !(decade ? isDate : isCounted)(property)) return undefined
  const { sql, values } = entryFilter(session, kind, filter, kinds)
  const { many } = property
  // Without a filter the index alone has the answer, which SQLite does not see.
  const byIndex =
    !decade && !filter.where && filter.asOf === undefined && !many
      ? ` INDEXED BY ${indexName(kind, name)}`
      : ''
  const from = many ? `entry e, json_each(e.properties, '$.${name}') v` : `entry e${byIndex}`
  const single = decade ? "json_extract(v.value, '$.earliest')" : 'v.value'
  const whole = many ? single : propertyExpression(name, property)
  const value = decade ? `substr(${whole}, 1, 3) || '0'` : whole
  return {
    sql: `SELECT ${value} AS value, count(${many ? 'DISTINCT e.key' : '*'}) AS count FROM ${from} WHERE ${sql} AND ${whole} IS NOT NULL${guard(filter)} GROUP BY 1`,
    values,
  }
}

/** Counts entries by the kinds at the other ends of their relations, each once for each kind. */
function countOtherKinds(
  { session, filter, kinds }: Counting,
  kind: string,
  number: RelationNumber,
): Fragment {
  const { sql, values } = entryFilter(session, kind, filter, kinds)
  return {
    sql: `SELECT (SELECT name FROM symbol s WHERE s.key = found.kind) AS value, count(*) AS count FROM (
       SELECT DISTINCT e.key, o.kind FROM entry e CROSS JOIN neighbor n CROSS JOIN entry o ON o.key = n.other_key
       WHERE ${sql} AND ${countedFrom(session, number, 'e')} AND ${stillWanted('n.relation_key')}) found GROUP BY found.kind`,
    values,
  }
}

function checkFacet({ model }: Session, name: string, kinds: readonly string[], decade: boolean): void {
  const known = kinds.flatMap((kind) =>
    Object.entries(model.kinds.get(kind)?.properties ?? {}).flatMap(([property, declared]) =>
      (decade ? isDate : isCounted)(declared) ? [property] : [],
    ),
  )
  if (name === 'kind' || kinds.length === 0 || known.includes(name)) return
  throw new Failure(
    'BAD_INPUT',
    `Values of '${name}' are not counted here.${didYouMean(name, ['kind', ...known])}`,
  )
}

function facet(session: Session, query: FacetsQuery, by: FacetBy, kinds: readonly string[]): Facet {
  const counting = { session, filter: query, kinds }
  const decade = typeof by === 'object' && 'decade' in by
  const otherKind = typeof by === 'object' && 'otherKind' in by ? by.otherKind : undefined
  const property = typeof by === 'string' ? by : 'decade' in by ? by.decade : by.otherKind.type
  if (otherKind) checkTypes(session, [otherKind.type])
  else checkFacet(session, property, kinds, decade)
  const counts = kinds.flatMap((kind) => {
    if (by === 'kind') return countKind(counting, kind)
    if (otherKind) return countOtherKinds(counting, kind, otherKind)
    return countValues(counting, kind, property, decade) ?? []
  })
  const sums = new Map<string, number>()
  for (const row of rowsOf(session, counts)) sums.set(row.value, (sums.get(row.value) ?? 0) + row.count)
  const values = [...sums].flatMap(([value, number]) => (number > 0 ? [{ value, count: number }] : []))
  values.sort((left, right) => right.count - left.count || compareText(left.value, right.value))
  return { property, values: values.slice(0, query.first) }
}

/** Counts of values among the entries that a filter means. */
export function facets(session: Session, query: FacetsQuery): Facet[] {
  if (!Number.isInteger(query.first) || query.first < 0)
    throw new Failure('BAD_INPUT', `'first' must be a whole number from 0, not ${query.first}.`)
  const kinds = kindsMeant(session, query.kinds)
  return session.database.snapshot(() => query.by.map((by) => facet(session, query, by, kinds)))
}
