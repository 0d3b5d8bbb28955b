import { Failure } from '../../../errors.ts'
import { didYouMean } from '../../../model/values/nearest.ts'
import { checkTypes } from '../../checkTypes.ts'
import type { Order, OrderNumber } from '../../port.ts'
import { propertyExpression } from '../modelIndexes.ts'
import type { Session } from '../session.ts'
import { countedFrom } from './groups.ts'

/** What a list is ordered by. */
export interface Sorting {
  /** Names the order in cursors. */
  readonly name: string
  readonly descending: boolean
  /** Whether entries can lack the value; they stand at the end, whichever way the list is ordered. */
  readonly nullable: boolean
  /** Whether every entry has to be looked at to find the first ones, since no index has the order. */
  readonly counted?: boolean
  /** The value in SQL for entries of a kind, from `entry e`; undefined if the kind has no such property. */
  expression(kind: string): string | undefined
}

/** The number of an entry's relations of a type, in SQL: kept where neither a day nor those who count are asked for. */
function numberOf(session: Session, number: OrderNumber): string {
  checkTypes(session, [number.type])
  const such = countedFrom(session, number, 'e')
  const { uncounted } = session.model.relationTypes.get(number.type) ?? {}
  if (number.counted && uncounted) {
    const values = uncounted.values.map((value) => `'${value}'`).join(', ')
    const value = `coalesce(json_extract(r.properties, '$.${uncounted.property}'), '')`
    return `(SELECT count(*) FROM neighbor n CROSS JOIN relation r ON r.key = n.relation_key WHERE ${such} AND ${value} NOT IN (${values}))`
  }
  if (number.asOf === undefined) return `coalesce((SELECT n.count FROM relation_count n WHERE ${such}), 0)`
  return `(SELECT count(*) FROM neighbor n WHERE ${such})`
}

/**
 * What an order means for entries of these kinds.
 * @throws {Failure} BAD_INPUT if none of them can be ordered so
 */
export function sortingOf(
  session: Session,
  { by, descending = false }: Order,
  kinds: readonly string[],
): Sorting {
  const { model } = session
  const sign = descending ? '-' : '+'
  if (typeof by === 'object' && 'degree' in by)
    return { name: `${sign}#degree`, descending, nullable: false, expression: () => 'e.degree' }
  if (typeof by === 'object') {
    const expression = numberOf(session, by)
    const name = `${sign}#${by.type} ${by.direction} ${by.asOf ?? ''}${by.counted ? ' counted' : ''}`
    return { name, descending, nullable: false, counted: true, expression: () => expression }
  }
  const declared = (kind: string) => model.kinds.get(kind)?.properties[by]
  const isCaption = (kind: string) => model.kinds.get(kind)?.caption === by
  if (kinds.length > 0 && kinds.every(isCaption))
    return { name: `${sign}${by}`, descending, nullable: false, expression: () => 'e.sort_name' }
  if (kinds.length > 0 && !kinds.some((kind) => declared(kind)?.sortable)) {
    const sortable = new Set(
      kinds.flatMap((kind) =>
        Object.entries(model.kinds.get(kind)?.properties ?? {}).flatMap(([name, property]) =>
          property.sortable ? [name] : [],
        ),
      ),
    )
    throw new Failure('BAD_INPUT', `Lists cannot be ordered by '${by}'.${didYouMean(by, sortable)}`)
  }
  return {
    name: `${sign}${by}`,
    descending,
    nullable: true,
    expression: (kind) => {
      const property = declared(kind)
      if (!property?.sortable) return undefined
      return isCaption(kind) ? 'e.sort_name' : propertyExpression(by, property)
    },
  }
}
