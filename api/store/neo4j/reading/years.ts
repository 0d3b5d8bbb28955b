import { Failure } from '../../../errors.ts'
import { didYouMean } from '../../../model/values/nearest.ts'
import type { EntryFilter, YearCount, YearsQuery } from '../../port.ts'
import { addTo, checkYears, never, tallyOf, type YearTally, yearCounts } from '../../years.ts'
import { entryMatching, kindsMeant, otherPredicate, relationPredicates } from '../conditions/condition.ts'
import type { Connection } from '../connection.ts'
import type { Names } from '../names.ts'
import { Parameters, type Statement, whereAll } from '../statement.ts'
import type { Work } from '../work.ts'
import { countedPattern } from './counts.ts'

/** The first day, as a number, of the year of what has not begun or not ended. */
const neverDay = never * 10000

/** The year in which a row begins or ends, and which rows do so. */
interface Turn {
  readonly year: string
  readonly asked: readonly string[]
  /** What it is counted as, as an expression; as what began if absent. */
  readonly counted?: string
}

/** What is matched beside the entry `n`, and when it begins and ends. */
interface Source {
  readonly match: (asked: readonly string[]) => string
  readonly began: Turn
  readonly ended?: Turn
}

/** Relations whose beginning is not known are there from when their ends are, but did not begin then. */
const undated = "CASE WHEN r.since IS NULL THEN 'there' ELSE 'began' END"

/** The source of what lasts from one day to another. Days are compared, not years, since there is an index of them. */
function lasting(
  match: Source['match'],
  from: string,
  until: string,
  { to }: YearsQuery,
  counted?: string,
): Source {
  const end = to === undefined ? neverDay : (to + 1) * 10000
  return {
    match,
    began: { year: `${from} / 10000`, asked: [`${from} < ${end}`], ...(counted ? { counted } : {}) },
    ended: {
      counted: "'ended'",
      year: `${until} / 10000`,
      asked: [`${until} < ${end}`, `${from} < ${neverDay}`],
    },
  }
}

function sourceOf(query: YearsQuery, kinds: readonly string[], names: Names, parameters: Parameters): Source {
  const { count } = query
  if ('existence' in count)
    return lasting((asked) => `WITH n${whereAll(asked)} `, 'n.existsFrom', 'n.existsUntil', query)
  if ('relation' in count) {
    const { other, ...asked } = count.relation
    const { pattern } = countedPattern(asked, names, parameters)
    const filter = { ...asked, types: [asked.type] }
    const predicates = [
      ...relationPredicates(filter, 'r', 'm', names, parameters),
      ...(other ? [otherPredicate(other, asked, 'm', names, parameters)] : []),
    ]
    const match = (more: readonly string[]) => `MATCH ${pattern}${whereAll([...more, ...predicates])} `
    return lasting(match, 'r.holdsFrom', 'r.holdsUntil', query, undated)
  }
  const dates = kinds.flatMap((kind) =>
    Object.entries(names.model.kinds.get(kind)?.properties ?? {}).filter(
      ([, { value, many }]) => value === 'partialDate' && !many,
    ),
  )
  const declared = dates.find(([name]) => name === count.date)?.[1]
  if (!declared) {
    const known = dates.map(([name]) => name)
    throw new Failure('BAD_INPUT', `There is no date '${count.date}' here.${didYouMean(count.date, known)}`)
  }
  const key = `n.${names.key(count.date, declared)}Earliest`
  const began = { year: `toInteger(left(${key}, 4))`, asked: [`${key} IS NOT NULL`] }
  return { match: (more) => `WITH n${whereAll(more)} `, began }
}

function statementOf(query: YearsQuery, names: Names): Statement {
  const { of } = query
  const parameters = new Parameters()
  const named = Array.isArray(of) ? (of as readonly string[]) : undefined
  const filter: EntryFilter = named ? { where: { ids: named } } : (of as EntryFilter)
  const { lead, predicates } = entryMatching(filter, names, parameters)
  const label = filter.kinds ? names.labels(filter.kinds) : 'Entry'
  const { match, began, ended } = sourceOf(query, kindsMeant(names, filter.kinds), names, parameters)
  const rowsOf = ({ year, asked, counted = "'began'" }: Turn) =>
    `${lead}MATCH (n:${label})${whereAll(predicates)} ${match(asked)}` +
    `WITH ${named ? 'n.id AS id, ' : ''}${counted} AS counted, ${year} AS year, count(*) AS number ` +
    `RETURN ${named ? 'id' : "'' AS id"}, counted, year, number`
  const text = [began, ...(ended ? [ended] : [])].map(rowsOf).join(' UNION ALL ')
  return { text, parameters: parameters.values }
}

/** Counts by year; see the port. */
export async function years(
  connection: Connection,
  names: Names,
  query: YearsQuery,
  work: Work,
): Promise<YearCount[][]> {
  checkYears(query)
  const isEmpty = Array.isArray(query.of)
    ? query.of.length === 0
    : (query.of as EntryFilter).kinds?.length === 0
  const rows = isEmpty ? [] : await connection.read(statementOf(query, names), work)
  const tallies = new Map<string, YearTally>()
  for (const row of rows) {
    const tally = tallyOf(tallies, row.get('id'))
    addTo(tally[row.get('counted') as keyof YearTally], row.get('year'), row.get('number'))
  }
  const ids = Array.isArray(query.of) ? (query.of as readonly string[]) : ['']
  return ids.map((id) => yearCounts(tallyOf(tallies, id), query))
}
