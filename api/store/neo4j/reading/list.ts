import type { Record as Row } from 'neo4j-driver'
import type { Entry } from '../../../model/domain.ts'
import { decodeCursor, encodeCursor, type PageRead, type Position, pageOf, readPage } from '../../cursor.ts'
import type { EntryFilter, Order, Page, PageRequest } from '../../port.ts'
import { entryMatching } from '../conditions/condition.ts'
import type { Connection } from '../connection.ts'
import { beyond, orderBy } from '../keyset.ts'
import type { Names } from '../names.ts'
import type { Records } from '../records.ts'
import { Parameters, type Statement } from '../statement.ts'
import type { Stored } from '../values.ts'
import type { Work } from '../work.ts'
import { type Ordering, orderingOf } from './order.ts'

/** Entries with a value come first, in order; those without one follow, by id. Each part is read by itself. */
type Part = 'present' | 'missing'

interface PartRead {
  readonly part: Part
  readonly after: Position | undefined
}

/** Which parts a page is read from, in the order of reading. */
function partsOf(ordering: Ordering, { backwards }: PageRead, position: Position | undefined): PartRead[] {
  if (!ordering.missing) return [{ part: 'present', after: position }]
  const order: Part[] = backwards ? ['missing', 'present'] : ['present', 'missing']
  if (!position) return order.map((part) => ({ part, after: undefined }))
  const at: Part = position[0] === null ? 'missing' : 'present'
  return order.slice(order.indexOf(at)).map((part) => ({ part, after: part === at ? position : undefined }))
}

/**
 * What is read one by one, so that an index gives each in order. Entries without a value are told apart by the
 * beginning of their ids, since that is what they are ordered by.
 */
function sourcesOf(filter: EntryFilter, ordering: Ordering, part: Part, names: Names): string[] {
  if (part === 'present') {
    if (!filter.kinds && !ordering.missing) return ['(n:Entry)']
    return ordering.kinds.map((kind) => `(n:${names.label(kind)})`)
  }
  if (!filter.kinds) return ['(n:Entry)']
  return filter.kinds.map((kind) => `(n:Entry WHERE n.id STARTS WITH '${names.idPrefix(kind)}')`)
}

function statementOf(
  filter: EntryFilter,
  ordering: Ordering,
  { part, after }: PartRead,
  { backwards }: PageRead,
  limit: number,
  names: Names,
): Statement {
  const parameters = new Parameters()
  const keys = part === 'present' ? ordering.keys : ordering.keys.slice(-1)
  const { lead, predicates: asked } = entryMatching(filter, names, parameters)
  const predicates = [...asked]
  if (ordering.day !== undefined) parameters.put('orderDay', ordering.day)
  // Without being told so, the planner does not know that an index has every node that is meant.
  for (const { expression } of keys)
    if (expression.startsWith('n.')) predicates.push(`${expression} IS NOT NULL`)
  if (part === 'missing') predicates.push(`${ordering.missing} IS NULL`)
  if (after) predicates.push(beyond(keys, after.slice(-keys.length), backwards, parameters))
  const where = predicates.length > 0 ? `WHERE ${predicates.join(' AND ')}` : ''
  const leading = part === 'present' && ordering.leading ? [ordering.leading] : []
  const end = `${orderBy([...leading, ...keys], backwards)} LIMIT ${parameters.add(limit)}`
  const branches = sourcesOf(filter, ordering, part, names).map(
    (source) => `${lead}MATCH ${source} ${where} WITH n ${end}`,
  )
  // What a node does not carry has to come beside it, for cursors.
  const beside = keys.filter(({ expression }) => !expression.startsWith('n.'))
  const result = `RETURN ${['properties(n)', ...beside.map(({ expression }) => expression)].join(', ')}`
  const text =
    branches.length === 1
      ? `${branches[0]} ${result} ${orderBy(keys, backwards)}`
      : `CALL () { ${branches.map((branch) => `${branch} RETURN n`).join(' UNION ALL ')} } WITH n ${end} ${result} ${orderBy(keys, backwards)}`
  return { text, parameters: parameters.values }
}

function positionOf(row: Row, { keys, missing }: Ordering): Position {
  const stored = row.get(0) as Stored
  const lacking = missing !== undefined && (stored[missing.slice(2)] ?? null) === null
  return keys.map(({ expression }) => {
    if (lacking && expression !== 'n.id') return null
    return (expression.startsWith('n.') ? stored[expression.slice(2)] : row.get(1)) as string | number
  })
}

/** A page of entries; see the port. */
export async function list(
  connection: Connection,
  records: Records,
  { order, page, ...filter }: EntryFilter & { order: Order; page: PageRequest },
  work: Work,
): Promise<Page<Entry>> {
  const { names } = records
  const read = readPage(page)
  const ordering = orderingOf(order, filter, names)
  const position =
    read.cursor === undefined ? undefined : decodeCursor(ordering.name, read.cursor, ordering.keys.length)
  const rows: Row[] = []
  for (const part of partsOf(ordering, read, position)) {
    const limit = read.size + 1 - rows.length
    if (limit <= 0 || sourcesOf(filter, ordering, part.part, names).length === 0) continue
    rows.push(...(await connection.read(statementOf(filter, ordering, part, read, limit, names), work)))
  }
  return pageOf(rows, read, (row) => ({
    cursor: encodeCursor(ordering.name, positionOf(row, ordering)),
    node: records.readEntry(row.get(0) as Stored),
  }))
}
