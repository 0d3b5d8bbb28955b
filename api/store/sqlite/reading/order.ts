import { Failure } from '../../../errors.ts'
import { didYouMean } from '../../../model/values/nearest.ts'
import type { Order } from '../../port.ts'
import { propertyExpression } from '../modelIndexes.ts'
import type { Session } from '../session.ts'

/** What a list is ordered by. */
export interface Sorting {
  /** Names the order in cursors. */
  readonly name: string
  readonly descending: boolean
  /** Whether entries can lack the value; they stand at the end, whichever way the list is ordered. */
  readonly nullable: boolean
  /** The value in SQL for entries of a kind, from `entry e`; undefined if the kind has no such property. */
  expression(kind: string): string | undefined
}

/**
 * What an order means for entries of these kinds.
 * @throws {Failure} BAD_INPUT if none of them can be ordered so
 */
export function sortingOf(
  { model }: Session,
  { by, descending = false }: Order,
  kinds: readonly string[],
): Sorting {
  const sign = descending ? '-' : '+'
  if (typeof by === 'object')
    return { name: `${sign}#degree`, descending, nullable: false, expression: () => 'e.degree' }
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
