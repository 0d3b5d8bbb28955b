import { Failure } from '../../../errors.ts'
import { didYouMean } from '../../../model/values/nearest.ts'
import type { EntryFilter, YearCount, Yearly, YearsQuery } from '../../port.ts'
import { checkYears, type YearStretch, yearCounts } from '../../years.ts'
import { entryMatching, kindsMeant, otherPredicate, relationPredicates } from '../conditions/condition.ts'
import type { Connection } from '../connection.ts'
import type { Names } from '../names.ts'
import { Parameters, type Statement } from '../statement.ts'
import type { Work } from '../work.ts'
import { countedPattern } from './counts.ts'

/** What is matched beside the entry `n`, and the years in which each row begins and ends. */
interface Source {
  readonly match: string
  readonly from: string
  readonly until: string
}

function sourceOf(count: Yearly, kinds: readonly string[], names: Names, parameters: Parameters): Source {
  if ('existence' in count) return { match: '', from: 'n.existsFrom / 10000', until: 'n.existsUntil / 10000' }
  if ('relation' in count) {
    const { other, ...asked } = count.relation
    const { pattern } = countedPattern(asked, names, parameters)
    const filter = { ...asked, types: [asked.type] }
    const predicates = [
      ...relationPredicates(filter, 'r', 'm', names, parameters),
      ...(other ? [otherPredicate(other, asked, 'm', names, parameters)] : []),
    ]
    const where = predicates.length > 0 ? ` WHERE ${predicates.join(' AND ')}` : ''
    return { match: `MATCH ${pattern}${where} `, from: 'r.holdsFrom / 10000', until: 'r.holdsUntil / 10000' }
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
  return { match: `WITH n WHERE ${key} IS NOT NULL `, from: `toInteger(left(${key}, 4))`, until: '9999' }
}

function statementOf({ count, of }: YearsQuery, names: Names): Statement {
  const parameters = new Parameters()
  const named = Array.isArray(of) ? (of as readonly string[]) : undefined
  const filter: EntryFilter = named ? { where: { ids: named } } : (of as EntryFilter)
  const { lead, predicates } = entryMatching(filter, names, parameters)
  const label = filter.kinds ? names.labels(filter.kinds) : 'Entry'
  const where = predicates.length > 0 ? ` WHERE ${predicates.join(' AND ')}` : ''
  const { match, from, until } = sourceOf(count, kindsMeant(names, filter.kinds), names, parameters)
  const text =
    `${lead}MATCH (n:${label})${where} ${match}` +
    `RETURN ${named ? 'n.id' : "''"} AS id, ${from} AS began, ${until} AS ended, count(*) AS number`
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
  const stretches = new Map<string, YearStretch[]>()
  const rows = isEmpty ? [] : await connection.read(statementOf(query, names), work)
  for (const row of rows) {
    const id = row.get('id') as string
    const own = stretches.get(id) ?? []
    own.push({ from: row.get('began'), until: row.get('ended'), count: row.get('number') })
    stretches.set(id, own)
  }
  const ids = Array.isArray(query.of) ? (query.of as readonly string[]) : ['']
  return ids.map((id) => yearCounts(stretches.get(id) ?? [], query))
}
