import type { Entry } from '../../../model/domain.ts'
import { decodeCursor, encodeCursor, type PageRead, pageOf, readPage } from '../../cursor.ts'
import type { EntryFilter, Order, Page, PageRequest } from '../../port.ts'
import { allOf, entryFilter, type Fragment } from '../conditions.ts'
import type { Scalar } from '../database.ts'
import { entryOf } from '../rows.ts'
import { kindsMeant, type Session } from '../session.ts'
import { compareText } from '../textOrder.ts'
import { entryRowByKey } from './lookup.ts'
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

/**
 * Entries of one kind beyond a position, as an index has them.
 * @param lacking whether those are meant that lack the value; they are ordered by id alone
 */
function ofKind(
  asked: Asked,
  kind: string,
  beyond: readonly Scalar[] | undefined,
  lacking: boolean,
  limit: number,
): Placed[] {
  const { session, query, kinds, sorting, page } = asked
  const expression = sorting.expression(kind)
  if (expression === undefined && !lacking) return []
  const down = sorting.descending !== page.backwards
  const idDown = lacking ? page.backwards !== sorting.descending : down
  const fragments: Fragment[] = [entryFilter(session, kind, query, kinds)]
  if (expression !== undefined && sorting.nullable)
    fragments.push({ sql: `${expression} IS ${lacking ? '' : 'NOT '}NULL`, values: [] })
  const compare = (isDown: boolean) => (isDown ? '<' : '>')
  if (beyond && lacking) fragments.push({ sql: `e.id ${compare(idDown)} ?`, values: [beyond[1] as string] })
  else if (beyond) fragments.push({ sql: `(${expression}, e.id) ${compare(down)} (?, ?)`, values: beyond })
  const where = allOf(fragments)
  const by = lacking ? '' : `${expression} ${down ? 'DESC' : 'ASC'}, `
  const sql = `SELECT e.key, e.id, ${lacking ? 'NULL' : expression} AS position FROM entry e WHERE ${where.sql}
    ORDER BY ${by}e.id ${idDown ? 'DESC' : 'ASC'} LIMIT ?`
  return session.database.all<Placed>(sql, ...where.values, limit)
}

function compareScalars(left: Scalar, right: Scalar): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return compareText(String(left), String(right))
}

/** Each kind is read in order by its own index; what several kinds give is merged here. */
function ofKinds(
  asked: Asked,
  beyond: readonly Scalar[] | undefined,
  lacking: boolean,
  limit: number,
): Placed[] {
  const { kinds, sorting, page } = asked
  const found = kinds.flatMap((kind) => ofKind(asked, kind, beyond, lacking, limit))
  if (kinds.length > 1) {
    const sign = sorting.descending === page.backwards ? 1 : -1
    found.sort(
      (left, right) =>
        sign *
        ((lacking ? 0 : compareScalars(left.position, right.position)) || compareText(left.id, right.id)),
    )
  }
  return found.slice(0, limit)
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
    found.push(...ofKinds(asked, beyond, lacking, wanted - found.length))
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
  const { database, symbols } = session
  return database.snapshot(() =>
    pageOf(
      placed({ session, query, kinds, sorting, page }, position),
      page,
      ({ key, id, position: value }) => {
        const row = entryRowByKey(database, key)
        if (!row) throw new RangeError(`An index has the entry ${id}, which is not there`)
        return { cursor: encodeCursor(sorting.name, [value, id]), node: entryOf(row, symbols) }
      },
    ),
  )
}
