import { Failure } from '../../../errors.ts'
import { dayNumber } from '../../../model/time.ts'
import { didYouMean } from '../../../model/values/nearest.ts'
import type { EntryFilter, Order, OrderNumber } from '../../port.ts'
import { holdsOnDay, kindsMeant } from '../conditions/condition.ts'
import type { SortKey } from '../keyset.ts'
import type { Names } from '../names.ts'
import { hasFilterIndex } from '../schema.ts'
import { whereAll } from '../statement.ts'

/** What entries are ordered by, for a node under the variable `n`. */
export interface Ordering {
  /** Names the order in cursors. */
  readonly name: string
  readonly keys: readonly SortKey[]
  /** Kinds whose entries can have a value. */
  readonly kinds: readonly string[]
  /**
   * A property that a filter says is the same for all entries that are meant. Ordered by it first, which changes
   * nothing, they come from the index that has it before the sort name.
   */
  readonly leading?: SortKey
  /** The property that entries without a value lack; absent if every entry has one. */
  readonly missing?: string
  /** The day that the statement names as `$orderDay`. */
  readonly day?: number
}

/**
 * The number of an entry's relations of a type: from the degrees that the database keeps, where neither a day nor those
 * who count are asked for.
 */
function byNumber(
  { type, direction, asOf, counted }: OrderNumber,
  names: Names,
): Pick<Ordering, 'keys' | 'day'> {
  const relationship = names.relationshipType(type)
  const { symmetric, uncounted, properties = {} } = names.model.relationTypes.get(type) ?? {}
  const [left, right] = symmetric ? ['-', '-'] : direction === 'forward' ? ['-', '->'] : ['<-', '-']
  const such = [...(asOf === undefined ? [] : holdsOnDay('r', '$orderDay'))]
  if (counted && uncounted) {
    const key = `r.${names.key(uncounted.property, properties[uncounted.property])}`
    const values = uncounted.values.map((value) => `'${value}'`).join(', ')
    such.push(`NOT coalesce(${key}, '') IN [${values}]`)
  }
  if (such.length === 0) return { keys: [{ expression: `COUNT { (n)${left}[:${relationship}]${right}() }` }] }
  const expression = `COUNT { MATCH (n)${left}[r:${relationship}]${right}()${whereAll(such)} }`
  return { keys: [{ expression }], ...(asOf === undefined ? {} : { day: dayNumber(asOf) }) }
}

/** Names an order in cursors. */
function nameOf({ by, descending }: Order): string {
  const sign = descending ? '-' : ''
  if (typeof by === 'string') return `${by}${sign}`
  if ('degree' in by) return `#degree${sign}`
  return `#${by.type} ${by.direction} ${by.asOf ?? ''}${by.counted ? ' counted' : ''}${sign}`
}

function byProperty(
  name: string,
  kinds: readonly string[],
  names: Names,
): Pick<Ordering, 'keys' | 'kinds' | 'missing'> {
  const having = kinds.flatMap((kind) => {
    const declared = names.model.kinds.get(kind)?.properties[name]
    return declared?.sortable ? [{ kind, declared }] : []
  })
  const [first] = having
  if (!first) {
    const known = kinds.flatMap((kind) =>
      Object.entries(names.model.kinds.get(kind)?.properties ?? {}).flatMap(([key, { sortable }]) =>
        sortable ? [key] : [],
      ),
    )
    throw new Failure('BAD_INPUT', `A list cannot be ordered by '${name}' here.${didYouMean(name, known)}`)
  }
  const key = `n.${names.key(name, first.declared)}`
  const expressions = first.declared.value === 'partialDate' ? [`${key}Earliest`, `${key}Latest`] : [key]
  return {
    keys: expressions.map((expression) => ({ expression })),
    kinds: having.map(({ kind }) => kind),
    missing: expressions[0],
  }
}

/** A property with an index of its own that must have one value, if the filter says so of all kinds. */
function fixedProperty({ kinds, where }: EntryFilter, names: Names): string | undefined {
  if (!kinds || kinds.length === 0 || !where) return undefined
  const tests = 'all' in where ? where.all : [where]
  for (const test of tests) {
    if (!('property' in test) || test.equals === undefined) continue
    const declared = kinds.map((kind) => names.model.kinds.get(kind)?.properties[test.property])
    if (declared.every((one) => one && hasFilterIndex(one))) return names.key(test.property, declared[0])
  }
  return undefined
}

/**
 * How a list is ordered.
 * @throws {Failure} BAD_INPUT if none of the kinds has such a sortable property
 */
export function orderingOf({ by, descending = false }: Order, filter: EntryFilter, names: Names): Ordering {
  const kinds = kindsMeant(names, filter.kinds)
  names.labels(kinds)
  const isCaption =
    typeof by === 'string' && kinds.every((kind) => names.model.kinds.get(kind)?.caption === by)
  const fixed = isCaption ? fixedProperty(filter, names) : undefined
  const ordering =
    typeof by !== 'string'
      ? { ...('degree' in by ? { keys: [{ expression: 'COUNT { (n)--() }' }] } : byNumber(by, names)), kinds }
      : isCaption
        ? { keys: [{ expression: 'n.sortName' }], kinds }
        : byProperty(by, kinds, names)
  return {
    ...ordering,
    ...(fixed ? { leading: { expression: `n.${fixed}`, descending } } : {}),
    name: nameOf({ by, descending }),
    keys: [...ordering.keys, { expression: 'n.id' }].map((key) => ({ ...key, descending })),
  }
}
