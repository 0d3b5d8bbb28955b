import { Failure } from '../../../errors.ts'
import { kindOf } from '../../../model/ontology.ts'
import { didYouMean } from '../../../model/values/nearest.ts'
import { checkTypes } from '../../checkTypes.ts'
import type { EntryFilter, YearCount, Yearly, YearlyRelations, YearsQuery } from '../../port.ts'
import { addTo, checkYears, never, tallyOf, type YearTally, yearCounts } from '../../years.ts'
import { entryFilter, otherCondition, relationCondition } from '../conditions/condition.ts'
import { allOf, type Fragment, plain, stillWanted } from '../conditions/fragment.ts'
import { propertyExpression } from '../modelIndexes.ts'
import { kindsMeant, type Session } from '../session.ts'
import { countedFrom } from './groups.ts'

/**
 * The spans of one entry, or of all that are meant: a JSON list of numbers, year of beginning times 10,000 and year of
 * end; below 0 if the beginning is not known, but that it was not before that year.
 */
interface Row {
  id: string
  spans: string
}

/** What is joined to the entries, and the days on which each row begins and ends, as SQL. */
interface Source {
  readonly joined: string
  readonly where: Fragment
  readonly from: string
  readonly until: string
  /** Whether the beginning is known; it is if absent. */
  readonly dated?: string
}

const yearOf = (day: string) => `${day} / 10000`

/** The relations of `entry e` that are counted. */
function relationSource(session: Session, { otherKinds, where, other, ...number }: YearlyRelations): Source {
  const fragments = [plain(countedFrom(session, number, 'e')), plain(stillWanted('n.relation_key'))]
  if (otherKinds) {
    const kinds = session.symbols.allOf(kindsMeant(session, otherKinds))
    fragments.push(plain(`o.kind IN (${kinds.join(', ')})`))
  }
  if (where) fragments.push(relationCondition(session, number.type, where, [number.type]))
  if (other) fragments.push(otherCondition(session, number, other))
  return {
    joined: [
      'CROSS JOIN neighbor n',
      ...(where ? ['CROSS JOIN relation r ON r.key = n.relation_key'] : []),
      ...(otherKinds || other ? ['CROSS JOIN entry o ON o.key = n.other_key'] : []),
    ].join(' '),
    where: allOf(fragments),
    from: yearOf('n.holds_from'),
    until: yearOf('n.holds_until'),
    dated: 'n.dated',
  }
}

/** Where the rows of entries of a kind come from; undefined if it has no such date. */
function sourceOf(session: Session, kind: string, count: Yearly): Source | undefined {
  if ('existence' in count)
    return {
      joined: '',
      where: plain('TRUE'),
      from: yearOf('e.exists_from'),
      until: yearOf('e.exists_until'),
    }
  if ('relation' in count) return relationSource(session, count.relation)
  const declared = session.model.kinds.get(kind)?.properties[count.date]
  if (declared?.value !== 'partialDate' || declared.many) return undefined
  const day = propertyExpression(count.date, declared)
  return {
    joined: '',
    where: plain(`${day} IS NOT NULL`),
    from: `CAST(substr(${day}, 1, 4) AS INTEGER)`,
    until: `${never}`,
  }
}

/** The kinds that entries with these ids can be of. */
function kindsOfIds({ model }: Session, ids: readonly string[]): string[] {
  return [...new Set(ids.flatMap((id) => kindOf(id, model) ?? []))]
}

function rowsOf(session: Session, { count, of }: YearsQuery): Row[] {
  const named = Array.isArray(of) ? (of as readonly string[]) : undefined
  const filter: EntryFilter = named ? { kinds: kindsOfIds(session, named) } : (of as EntryFilter)
  const kinds = kindsMeant(session, filter.kinds)
  const selects = kinds.flatMap((kind): Fragment[] => {
    const source = sourceOf(session, kind, count)
    if (!source) return []
    const meant = entryFilter(session, kind, filter, kinds)
    // SQLite groups by sorting: to give a list of numbers, and count them outside, takes less than half the time.
    const sign = source.dated ? `iif(${source.dated}, 1, -1) * ` : ''
    const spans = `SELECT json_group_array(${sign}((${source.from}) * 10000 + (${source.until}))) FROM entry e ${source.joined}
       WHERE ${named ? 'e.id = j.value AND ' : ''}${meant.sql} AND ${source.where.sql} AND ${stillWanted('e.key')}`
    return [
      {
        sql: named
          ? `SELECT j.value AS id, (${spans}) AS spans FROM json_each(?) j`
          : `SELECT '' AS id, (${spans}) AS spans`,
        values: [...meant.values, ...source.where.values, ...(named ? [JSON.stringify(named)] : [])],
      },
    ]
  })
  if (selects.length === 0) return []
  const text = selects.map(({ sql }) => sql).join(' UNION ALL ')
  return session.database.all<Row>(text, ...selects.flatMap(({ values }) => values))
}

function checkCount(session: Session, { count, of }: YearsQuery): void {
  if ('relation' in count) checkTypes(session, [count.relation.type])
  if (!('date' in count)) return
  const kinds = kindsMeant(session, Array.isArray(of) ? undefined : (of as EntryFilter).kinds)
  const dates = kinds.flatMap((kind) =>
    Object.entries(session.model.kinds.get(kind)?.properties ?? {}).flatMap(([name, { value, many }]) =>
      value === 'partialDate' && !many ? [name] : [],
    ),
  )
  if (!dates.includes(count.date))
    throw new Failure('BAD_INPUT', `There is no date '${count.date}' here.${didYouMean(count.date, dates)}`)
}

/** Counts by year, for each entry that is named, or for all that a filter means. */
export function years(session: Session, query: YearsQuery): YearCount[][] {
  checkYears(query)
  checkCount(session, query)
  const tallies = new Map<string, YearTally>()
  for (const { id, spans } of session.database.snapshot(() => rowsOf(session, query))) {
    const { began, there, ended } = tallyOf(tallies, id)
    for (const span of JSON.parse(spans) as number[]) {
      const [from, until] = [Math.floor(Math.abs(span) / 10000), Math.abs(span) % 10000]
      if (from === never) continue
      addTo(span < 0 ? there : began, from, 1)
      if (until !== never) addTo(ended, until, 1)
    }
  }
  const ids = Array.isArray(query.of) ? (query.of as readonly string[]) : ['']
  return ids.map((id) => yearCounts(tallyOf(tallies, id), query))
}
