import type { Entry } from '../../../model/domain.ts'
import { decodeCursor, encodeCursor, type PageRead, pageOf, readPage } from '../../cursor.ts'
import type { EntryFilter, Order, Page, PageRequest } from '../../port.ts'
import { entryFilter } from '../conditions/condition.ts'
import { allOf, type Fragment, plain, stillWanted } from '../conditions/fragment.ts'
import type { Scalar } from '../database.ts'
import { packed, unpackedEntry } from '../rows.ts'
import { kindsMeant, type Session } from '../session.ts'
import { type Sorting, sortingOf } from './order.ts'

/** A question for a page of entries. */
export type ListQuery = EntryFilter & { readonly order: Order; readonly page: PageRequest }

/** What places an entry in the list, and leads to it. */
interface Placed {
  readonly key: number
  readonly position: Scalar
  /** Packed; null if it is in memory. */
  readonly entry: string | null
}

interface Asked {
  readonly session: Session
  readonly query: EntryFilter
  readonly kinds: readonly string[]
  readonly sorting: Sorting
  readonly page: PageRead
}

/** Entries that have the value that is ordered by, or those that lack it, perhaps beyond a position. */
interface Part {
  readonly lacking: boolean
  readonly beyond: readonly Scalar[] | undefined
}

/** Which way a page is read: a later one may lie towards smaller values. */
function isDown({ sorting, page }: Asked): boolean {
  return sorting.descending !== page.backwards
}

function select({ sql, values }: Fragment, order: string, limit: number): Fragment {
  return { sql: `${sql} ORDER BY ${order} LIMIT ?`, values: [...values, limit] }
}

function united(selects: readonly Fragment[]): Fragment {
  return {
    sql: selects.map(({ sql }) => `SELECT * FROM (${sql})`).join(' UNION ALL '),
    values: selects.flatMap(({ values }) => values),
  }
}

/** The first entries of one kind, in order: a walk along an index where there is one. */
function ofKind(asked: Asked, kind: string, { lacking, beyond }: Part, limit: number): Fragment | undefined {
  const { session, query, kinds, sorting } = asked
  const expression = sorting.expression(kind)
  if (!lacking && expression === undefined) return undefined
  const direction = isDown(asked) ? 'DESC' : 'ASC'
  const compare = isDown(asked) ? '<' : '>'
  const fragments: Fragment[] = [entryFilter(session, kind, query, kinds)]
  if (expression !== undefined && sorting.nullable)
    fragments.push(plain(`${expression} IS ${lacking ? '' : 'NOT '}NULL`))
  if (beyond && lacking) fragments.push({ sql: `e.id ${compare} ?`, values: beyond.slice(1) })
  if (beyond && !lacking) fragments.push({ sql: `(${expression}, e.id) ${compare} (?, ?)`, values: beyond })
  // With an index alone every row that is looked at is one that is meant.
  if (query.where || query.asOf !== undefined || sorting.counted) fragments.push(plain(stillWanted('e.key')))
  const { sql, values } = allOf(fragments)
  const position = lacking ? 'NULL' : expression
  const from = `SELECT e.key, e.id, ${position} AS position FROM entry e WHERE ${sql}`
  const order = lacking ? `e.id ${direction}` : `${expression} ${direction}, e.id ${direction}`
  return select({ sql: from, values }, order, limit)
}

/** The first entries of a part. Each kind is read in order by its own index, and what several give is merged. */
function ofPart(asked: Asked, part: Part, limit: number): Fragment | undefined {
  const selects = asked.kinds.flatMap((kind) => ofKind(asked, kind, part, limit) ?? [])
  if (selects.length < 2) return selects[0]
  const direction = isDown(asked) ? 'DESC' : 'ASC'
  return select(united(selects), `position ${direction}, id ${direction}`, limit)
}

/** Which parts a page can be read from, in the order of reading: what lacks the value stands at the end. */
function partsOf({ page, sorting }: Asked, position: readonly Scalar[] | undefined): Part[] {
  if (!sorting.nullable) return [{ lacking: false, beyond: position }]
  const order = page.backwards ? [true, false] : [false, true]
  if (!position) return order.map((lacking) => ({ lacking, beyond: undefined }))
  const at = position[0] === null
  return order
    .slice(order.indexOf(at))
    .map((lacking) => ({ lacking, beyond: lacking === at ? position : undefined }))
}

/** The entries of a page, and one more if there is one: one statement, which ends where there are enough. */
function placed(asked: Asked, position: readonly Scalar[] | undefined): Placed[] {
  const limit = asked.page.size + 1
  const parts = partsOf(asked, position).flatMap((part) => ofPart(asked, part, limit) ?? [])
  const [first] = parts
  if (!first) return []
  const { sql, values } = united(parts)
  const whole = parts.length === 1 ? first : { sql: `${sql} LIMIT ?`, values: [...values, limit] }
  return asked.session.database.all<Placed>(
    `SELECT p.key, p.position, iif(knows_entry(p.key), NULL, (SELECT ${packed.entry('o')} FROM entry o WHERE o.key = p.key)) AS entry
     FROM (${whole.sql}) p`,
    ...whole.values,
  )
}

/** A page of the entries that a filter means. */
export function list(session: Session, query: ListQuery): Page<Entry> {
  const kinds = kindsMeant(session, query.kinds)
  const sorting = sortingOf(session, query.order, kinds)
  const page = readPage(query.page)
  const position = page.cursor === undefined ? undefined : decodeCursor(sorting.name, page.cursor, 2)
  return session.database.snapshot(() => {
    const { known } = session
    known.refresh(session)
    const found = placed({ session, query, kinds, sorting, page }, position)
    // First what is in memory: what is kept from now on may take its place.
    const entries = new Map<number, Entry>()
    for (const { key, entry } of found) if (entry === null) entries.set(key, known.entry(key).entry)
    for (const { key, entry } of found)
      if (entry !== null) entries.set(key, known.keepEntry(session, unpackedEntry(key, entry)).entry)
    return pageOf(found, page, ({ key, position: value }) => {
      const node = entries.get(key) as Entry
      return { cursor: encodeCursor(sorting.name, [value, node.id]), node }
    })
  })
}
