import type { Entry } from '../../../model/domain.ts'
import { decodeCursor, encodeCursor, type PageRead, pageOf, readPage } from '../../cursor.ts'
import type { EntryFilter, Order, Page, PageRequest } from '../../port.ts'
import { compareText } from '../../textOrder.ts'
import { allOf, entryFilter, type Fragment } from '../conditions.ts'
import type { Scalar } from '../database.ts'
import { kindsMeant, type Session } from '../session.ts'
import { type Sorting, sortingOf } from './order.ts'

/** A question for a page of entries. */
export type ListQuery = EntryFilter & { readonly order: Order; readonly page: PageRequest }

/** What places an entry in the list, and leads to it. */
interface Placed {
  readonly key: number
  readonly id: string
  readonly position: Scalar
}

interface Asked {
  readonly session: Session
  readonly query: EntryFilter
  readonly kinds: readonly string[]
  readonly sorting: Sorting
  readonly page: PageRead
}

/** What is asked of the entries of one kind: a part of the list, perhaps beyond a position. */
interface Part {
  readonly kind: string
  /** Whether those are meant that lack the value; they are ordered by id alone. */
  readonly lacking: boolean
  readonly beyond: readonly Scalar[] | undefined
  readonly limit: number
}

/** Whether a later page lies towards smaller values. */
function isDown({ sorting, page }: Asked): boolean {
  return sorting.descending !== page.backwards
}

function run(asked: Asked, { kind, lacking, limit }: Part, more: readonly Fragment[], by: string): Placed[] {
  const { session, query, kinds, sorting } = asked
  const expression = sorting.expression(kind)
  const fragments: Fragment[] = [entryFilter(session, kind, query, kinds), ...more]
  if (expression !== undefined && sorting.nullable)
    fragments.push({ sql: `${expression} IS ${lacking ? '' : 'NOT '}NULL`, values: [] })
  const where = allOf(fragments)
  return session.database.all<Placed>(
    `SELECT e.key, e.id, ${lacking ? 'NULL' : expression} AS position FROM entry e WHERE ${where.sql} ORDER BY ${by} LIMIT ?`,
    ...where.values,
    limit,
  )
}

/** Entries that have one value, or none, by id. */
function alike(asked: Asked, part: Part, value: Scalar, beyondId: Scalar | undefined): Placed[] {
  const { backwards } = asked.page
  const fragments: Fragment[] = []
  if (!part.lacking) fragments.push({ sql: `${asked.sorting.expression(part.kind)} = ?`, values: [value] })
  if (beyondId !== undefined) fragments.push({ sql: `e.id ${backwards ? '<' : '>'} ?`, values: [beyondId] })
  return run(asked, part, fragments, `e.id ${backwards ? 'DESC' : 'ASC'}`)
}

/** Entries in the order of an index, or the reverse of it. */
function along(asked: Asked, part: Part, fragments: readonly Fragment[]): Placed[] {
  const direction = isDown(asked) ? 'DESC' : 'ASC'
  return run(asked, part, fragments, `${asked.sorting.expression(part.kind)} ${direction}, e.id ${direction}`)
}

/**
 * Values descend while ids ascend, which is the order of no index. An index tells which values come next; of the last
 * of them, which may be cut off, the entries are read again by id.
 */
function against(asked: Asked, part: Part): Placed[] {
  const { beyond, limit } = part
  const [value, id] = beyond ?? []
  const found = value === undefined ? [] : alike(asked, part, value, id)
  if (found.length >= limit) return found
  const compare = isDown(asked) ? '<' : '>'
  const expression = asked.sorting.expression(part.kind)
  const further: Fragment[] =
    value === undefined ? [] : [{ sql: `${expression} ${compare} ?`, values: [value] }]
  const next = along(asked, { ...part, limit: limit - found.length }, further)
  const last = next.at(-1)
  if (!last) return found
  const whole = next.filter(({ position }) => position !== last.position)
  found.push(...whole.sort(inOrder(asked)))
  return [...found, ...alike(asked, { ...part, limit: limit - found.length }, last.position, undefined)]
}

/** Entries of one kind beyond a position. */
function ofKind(asked: Asked, part: Part): Placed[] {
  const { sorting, page } = asked
  const expression = sorting.expression(part.kind)
  if (part.lacking) return alike(asked, part, null, part.beyond?.[1])
  if (expression === undefined) return []
  if (sorting.descending) return against(asked, part)
  const compare = page.backwards ? '<' : '>'
  const fragments = part.beyond
    ? [{ sql: `(${expression}, e.id) ${compare} (?, ?)`, values: part.beyond }]
    : []
  return along(asked, part, fragments)
}

function compareScalars(left: Scalar, right: Scalar): number {
  if (left === null || right === null) return 0
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return compareText(String(left), String(right))
}

/** The order in which a page is read: ids ascend, whichever way the values go. */
function inOrder(asked: Asked): (left: Placed, right: Placed) => number {
  const byValue = isDown(asked) ? -1 : 1
  const byId = asked.page.backwards ? -1 : 1
  return (left, right) =>
    byValue * compareScalars(left.position, right.position) || byId * compareText(left.id, right.id)
}

/** Each kind is read in order by its own index; what several kinds give is merged here. */
function ofKinds(asked: Asked, part: Omit<Part, 'kind'>): Placed[] {
  const found = asked.kinds.flatMap((kind) => ofKind(asked, { ...part, kind }))
  if (asked.kinds.length > 1) found.sort(inOrder(asked))
  return found.slice(0, part.limit)
}

/** Entries that have the value, then those that lack it; backwards the other way round. */
function placed(asked: Asked, position: readonly Scalar[] | undefined): Placed[] {
  const { page, sorting } = asked
  const wanted = page.size + 1
  const found: Placed[] = []
  const atNull = position !== undefined && position[0] === null
  const parts = sorting.nullable ? (page.backwards ? [true, false] : [false, true]) : [false]
  for (const lacking of parts) {
    // The part that lies wholly on the other side of the position has nothing to give.
    if (position && lacking !== atNull && lacking === page.backwards) continue
    const beyond = position && lacking === atNull ? position : undefined
    found.push(...ofKinds(asked, { beyond, lacking, limit: wanted - found.length }))
    if (found.length >= wanted) break
  }
  return found
}

/** A page of the entries that a filter means. */
export function list(session: Session, query: ListQuery): Page<Entry> {
  const kinds = kindsMeant(session, query.kinds)
  const sorting = sortingOf(session, query.order, kinds)
  const page = readPage(query.page)
  const position = page.cursor === undefined ? undefined : decodeCursor(sorting.name, page.cursor, 2)
  return session.database.snapshot(() => {
    const found = placed({ session, query, kinds, sorting, page }, position)
    const keys = found.slice(0, page.size).map(({ key }) => key)
    const entries = session.known.entriesByKey(session, keys)
    return pageOf(found, page, ({ key, id, position: value }) => {
      const node = entries.get(key)?.entry
      if (!node) throw new RangeError(`An index has the entry ${id}, which is not there`)
      return { cursor: encodeCursor(sorting.name, [value, id]), node }
    })
  })
}
