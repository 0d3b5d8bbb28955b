import { Failure } from '../../../errors.ts'
import { kindOf } from '../../../model/ontology.ts'
import { didYouMean } from '../../../model/values/nearest.ts'
import { checkTypes } from '../../checkTypes.ts'
import type { EntryFilter, YearCount, Yearly, YearlyRelations, YearsQuery } from '../../port.ts'
import { checkYears, type YearStretch, yearCounts } from '../../years.ts'
import { entryFilter, otherCondition, relationCondition } from '../conditions/condition.ts'
import { allOf, type Fragment, plain } from '../conditions/fragment.ts'
import { propertyExpression } from '../modelIndexes.ts'
import { kindsMeant, type Session } from '../session.ts'
import { countedFrom } from './groups.ts'

interface Row {
  id: string
  began: number
  ended: number
  count: number
}

/** What is joined to the entries, and the days on which each row begins and ends, as SQL. */
interface Source {
  readonly joined: string
  readonly where: Fragment
  readonly from: string
  readonly until: string
}

const yearOf = (day: string) => `${day} / 10000`

/** The relations of `entry e` that are counted. */
function relationSource(session: Session, { otherKinds, where, other, ...number }: YearlyRelations): Source {
  const fragments = [plain(countedFrom(session, number, 'e')), plain('still_wanted(n.relation_key)')]
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
    until: '9999',
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
    const from = named ? 'json_each(?) j CROSS JOIN entry e ON e.id = j.value' : 'entry e'
    return [
      {
        sql: `SELECT ${named ? 'e.id' : "''"} AS id, ${source.from} AS began, ${source.until} AS ended, count(*) AS count
         FROM ${from} ${source.joined} WHERE ${meant.sql} AND ${source.where.sql} AND still_wanted(e.key) GROUP BY 1, 2, 3`,
        values: [...(named ? [JSON.stringify(named)] : []), ...meant.values, ...source.where.values],
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
  const stretches = new Map<string, YearStretch[]>()
  for (const { id, began, ended, count } of session.database.snapshot(() => rowsOf(session, query))) {
    const own = stretches.get(id) ?? []
    own.push({ from: began, until: ended, count })
    stretches.set(id, own)
  }
  const ids = Array.isArray(query.of) ? (query.of as readonly string[]) : ['']
  return ids.map((id) => yearCounts(stretches.get(id) ?? [], query))
}
