import { Failure } from '../../../errors.ts'
import type { Entry } from '../../../model/domain.ts'
import type { Ontology } from '../../../model/ontology.ts'
import { decodeCursor, encodeCursor, type PageRead, pageOf, readPage } from '../../cursor.ts'
import type { EntryFilter, Facet, Order, Page, PageRequest } from '../../port.ts'
import { allOf, declaredBy, entryFilter, type Fragment } from '../conditions.ts'
import type { Database, Scalar } from '../database.ts'
import { propertyExpression } from '../modelIndexes.ts'
import { type EntryRow, entryColumns, entryOf } from '../rows.ts'
import type { Symbols } from '../symbols.ts'

/** What a list is ordered by, as SQL. */
interface Sorting {
  readonly name: string
  readonly expression: string
  readonly descending: boolean
  /** Whether entries can lack it. */
  readonly nullable: boolean
}

function sortingOf({ by, descending = false }: Order, filter: EntryFilter, model: Ontology): Sorting {
  const direction = descending ? '-' : '+'
  if (typeof by === 'object')
    return { name: `${direction}#degree`, expression: 'e.degree', descending, nullable: false }
  if (by === 'name')
    return { name: `${direction}name`, expression: 'e.sort_name', descending, nullable: false }
  const declared = declaredBy(model, filter.kinds)
  const property = Object.hasOwn(declared, by) ? declared[by] : undefined
  if (!property?.sortable) {
    const sortable = Object.keys(declared).filter((name) => declared[name]?.sortable)
    throw new Failure('BAD_INPUT', `Lists cannot be ordered by '${by}', only by: ${sortable.join(', ')}.`)
  }
  return {
    name: `${direction}${by}`,
    expression: propertyExpression(by, property),
    descending,
    nullable: !property.required,
  }
}

type Positioned = EntryRow & { position: Scalar }

/**
 * One run through an index: entries that have the value, or those that lack it, beyond a position.
 * @param lacking whether those that lack it are meant
 */
function run(
  sorting: Sorting,
  filter: Fragment,
  backwards: boolean,
  beyond: readonly Scalar[] | undefined,
  lacking: boolean,
): Fragment {
  const { expression, descending, nullable } = sorting
  const down = descending !== backwards
  const fragments = [filter]
  if (nullable) fragments.push({ sql: `${expression} IS ${lacking ? '' : 'NOT '}NULL`, values: [] })
  const compare = down ? '<' : '>'
  if (beyond && lacking) fragments.push({ sql: `e.id ${compare} ?`, values: [beyond[1] ?? ''] })
  else if (beyond) fragments.push({ sql: `(${expression}, e.id) ${compare} (?, ?)`, values: beyond })
  const where = allOf(fragments)
  const by = lacking ? 'e.id' : `${expression} ${down ? 'DESC' : 'ASC'}, e.id`
  return {
    sql: `SELECT ${entryColumns}, ${lacking ? 'NULL' : expression} AS position FROM entry e WHERE ${where.sql} ORDER BY ${by} ${down ? 'DESC' : 'ASC'} LIMIT ?`,
    values: where.values,
  }
}

/** Entries that lack the value stand at the end, whichever way the list is ordered. */
function rowsOf(
  database: Database,
  sorting: Sorting,
  filter: Fragment,
  { size, backwards }: PageRead,
  position: readonly Scalar[] | undefined,
): Positioned[] {
  const wanted = size + 1
  const rows: Positioned[] = []
  const order = sorting.nullable ? (backwards ? [true, false] : [false, true]) : [false]
  for (const lacking of order) {
    const atNull = position !== undefined && position[0] === null
    // The part that lies wholly on the other side of the position has nothing to give.
    if (position && (backwards ? lacking && !atNull : !lacking && atNull)) continue
    const beyond = position && lacking === atNull ? position : undefined
    const { sql, values } = run(sorting, filter, backwards, beyond, lacking)
    rows.push(...database.all<Positioned>(sql, ...values, wanted - rows.length))
    if (rows.length >= wanted) break
  }
  return rows
}

/** A page of the entries that a filter means. */
export function list(
  database: Database,
  symbols: Symbols,
  model: Ontology,
  query: EntryFilter & { order: Order; page: PageRequest },
): Page<Entry> {
  const sorting = sortingOf(query.order, query, model)
  const page = readPage(query.page)
  const position = page.cursor === undefined ? undefined : decodeCursor(sorting.name, page.cursor, 2)
  const filter = entryFilter(query, model, symbols)
  const rows = rowsOf(database, sorting, filter, page, position)
  return pageOf(rows, page, (row) => ({
    cursor: encodeCursor(sorting.name, [row.position, row.id]),
    node: entryOf(row, symbols),
  }))
}

/** How many entries a filter means. */
export function count(database: Database, symbols: Symbols, model: Ontology, query: EntryFilter): number {
  const { sql, values } = entryFilter(query, model, symbols)
  const guard = query.where || query.asOf ? ' AND still_wanted(e.key)' : ''
  return (
    database.get<{ count: number }>(`SELECT count(*) AS count FROM entry e WHERE ${sql}${guard}`, ...values)
      ?.count ?? 0
  )
}

function facet(
  database: Database,
  symbols: Symbols,
  model: Ontology,
  query: EntryFilter,
  name: string,
  first: number,
): Facet {
  const filter = entryFilter(query, model, symbols)
  if (name === 'kind') {
    const rows = database.all<{ value: number; count: number }>(
      `SELECT e.kind AS value, count(*) AS count FROM entry e WHERE ${filter.sql} AND still_wanted(e.key) GROUP BY 1`,
      ...filter.values,
    )
    return {
      property: name,
      values: ranked(
        rows.map(({ value, count: number }) => ({ value: symbols.name(value), count: number })),
        first,
      ),
    }
  }
  const property = declaredBy(model, query.kinds)[name]
  if (
    !property?.filterable ||
    !['choice', 'countryCode', 'text', 'externalIdentifier'].includes(property.value)
  )
    throw new Failure('BAD_INPUT', `There are no counts by '${name}'.`, {
      hint: 'Count by kind, or by a filterable choice or country.',
    })
  const from = property.many ? `entry e, json_each(e.properties, '$.${name}') v` : 'entry e'
  const value = property.many ? 'v.value' : propertyExpression(name, property)
  const rows = database.all<{ value: string; count: number }>(
    `SELECT ${value} AS value, count(*) AS count FROM ${from} WHERE ${filter.sql} AND ${value} IS NOT NULL AND still_wanted(e.key) GROUP BY 1`,
    ...filter.values,
  )
  return { property: name, values: ranked(rows, first) }
}

function ranked(values: { value: string; count: number }[], first: number): Facet['values'] {
  return values
    .sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1))
    .slice(0, first)
}

/** Counts of the values of properties among the entries that a filter means. */
export function facets(
  database: Database,
  symbols: Symbols,
  model: Ontology,
  query: EntryFilter & { by: readonly string[]; first: number },
): Facet[] {
  return query.by.map((name) => facet(database, symbols, model, query, name, query.first))
}
