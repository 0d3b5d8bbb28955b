import type { Change, ChangesetRecord, Entry, EntryId, Relation } from '../../../model/domain.ts'
import { decodeCursor, encodeCursor, pageOf, readPage } from '../../cursor.ts'
import type { ChangesetsQuery, ChangesQuery, Page } from '../../port.ts'
import { allOf, type Fragment } from '../conditions.ts'
import type { Database, Scalar } from '../database.ts'
import { type EntryRow, entryColumns, entryOf, type RelationRow, relationOf } from '../rows.ts'
import type { Symbols } from '../symbols.ts'
import { relationByKey, relationWithId } from './lookup.ts'

interface ChangesetRow {
  version: number
  author: string
  summary: string
  time: string
  idempotency_key: string | null
  entries: number
  relations: number
}

function recordOf(row: ChangesetRow): ChangesetRecord {
  const { idempotency_key: idempotencyKey, ...rest } = row
  return { ...rest, ...(idempotencyKey === null ? {} : { idempotencyKey }) }
}

/** The versions that changed an entry or a relation of it: what it and its relations were created in, and every change since. */
const versionsOfEntry = `
  SELECT created_in FROM entry WHERE id = ?1
  UNION SELECT r.created_in FROM entry e JOIN neighbor n ON n.entry_key = e.key JOIN relation r ON r.key = n.relation_key WHERE e.id = ?1
  UNION SELECT version FROM change WHERE entry_id = ?1 OR other_id = ?1
  UNION SELECT created_in FROM change WHERE entry_id = ?1 OR other_id = ?1`

/** A page of changesets, the newest first. */
export function changesets(database: Database, query: ChangesetsQuery): Page<ChangesetRecord> {
  const page = readPage(query.page)
  const fragments: Fragment[] = []
  if (query.entry !== undefined)
    fragments.push({ sql: `c.version IN (${versionsOfEntry})`, values: [query.entry] })
  if (query.author !== undefined) fragments.push({ sql: 'c.author = ?', values: [query.author] })
  if (query.since !== undefined) fragments.push({ sql: 'c.version > ?', values: [query.since] })
  const position = page.cursor === undefined ? undefined : decodeCursor('changesets', page.cursor, 1)
  if (position) fragments.push({ sql: `c.version ${page.backwards ? '>' : '<'} ?`, values: position })
  const { sql, values } = allOf(fragments)
  const rows = database.all<ChangesetRow>(
    `SELECT version, author, summary, time, idempotency_key, entries, relations FROM changeset c WHERE ${sql} ORDER BY version ${page.backwards ? 'ASC' : 'DESC'} LIMIT ?`,
    ...values,
    page.size + 1,
  )
  return pageOf(rows, page, (row) => ({
    cursor: encodeCursor('changesets', [row.version]),
    node: recordOf(row),
  }))
}

/** A change as it is found: the row of what it changed, or the key of what it created. */
interface Found {
  readonly version: number
  readonly subject: 'entry' | 'relation'
  readonly id: string
  readonly action: Change['action']
  readonly into: string | null
  readonly before: string | null
}

interface ChangeRow {
  version: number
  subject: 'entry' | 'relation'
  id: string
  action: Change['action']
  into_id: string | null
  before: string
}

/** The next thing that happened to a subject after a version shows what it was then; nothing means it stands so now. */
function after(
  database: Database,
  symbols: Symbols,
  { version, subject, id, action }: Found,
): Entry | Relation | null {
  if (action === 'deleted' || action === 'merged') return null
  const next = database.get<{ before: string }>(
    'SELECT before FROM change WHERE id = ? AND subject = ? AND version > ? ORDER BY version LIMIT 1',
    id,
    subject,
    version,
  )
  if (next) return JSON.parse(next.before) as Entry | Relation
  if (subject === 'relation') return relationWithId(database, symbols, id) ?? null
  const row = database.get<EntryRow>(`SELECT ${entryColumns} FROM entry e WHERE e.id = ?`, id)
  return row ? entryOf(row, symbols) : null
}

function changeOf(database: Database, symbols: Symbols, found: Found): Change {
  const { version, subject, id, action, into } = found
  return {
    version,
    subject,
    id,
    action,
    before: found.before === null ? null : (JSON.parse(found.before) as unknown),
    after: after(database, symbols, found),
    ...(into === null ? {} : { into }),
  } as Change
}

function fromRow({ into_id: into, ...row }: ChangeRow): Found {
  return { ...row, into }
}

const columns = 'version, subject, id, action, into_id, before'

/** What a version created: what stands and has one of its keys, and what it created and was changed or deleted since. */
function createdBy(database: Database, symbols: Symbols, version: number): Found[] {
  const range = database.get<{
    first_entry: number
    first_relation: number
    last_entry: number | null
    last_relation: number | null
  }>(
    `SELECT first_entry, first_relation,
       coalesce((SELECT first_entry FROM changeset n WHERE n.version = c.version + 1), (SELECT next_entry FROM dataset)) AS last_entry,
       coalesce((SELECT first_relation FROM changeset n WHERE n.version = c.version + 1), (SELECT next_relation FROM dataset)) AS last_relation
     FROM changeset c WHERE c.version = ?`,
    version,
  )
  if (!range) return []
  const created = new Map<string, Found>()
  const add = (subject: Found['subject'], id: string) =>
    created.set(`${subject} ${id}`, { version, subject, id, action: 'created', into: null, before: null })
  const between = (first: Scalar, last: Scalar): Scalar[] => [first, last]
  for (const { id } of database.all<{ id: string }>(
    'SELECT id FROM entry WHERE key >= ? AND key < ?',
    ...between(range.first_entry, range.last_entry),
  ))
    add('entry', id)
  for (const { key } of database.all<{ key: number }>(
    'SELECT key FROM relation WHERE key >= ? AND key < ?',
    ...between(range.first_relation, range.last_relation),
  )) {
    const row = database.get<RelationRow>(relationByKey, key)
    if (row) add('relation', relationOf(row, symbols).id)
  }
  for (const { subject, id } of database.all<ChangeRow>(
    'SELECT DISTINCT subject, id FROM change WHERE created_in = ?',
    version,
  ))
    add(subject, id)
  return [...created.values()]
}

/** Everything that happened to one subject: its changes, and its creations, which they name. */
function historyOf(
  database: Database,
  subject: 'entry' | 'relation',
  id: string,
  createdIn: number | undefined,
): Found[] {
  const changes = database.all<ChangeRow & { created_in: number }>(
    `SELECT ${columns}, created_in FROM change WHERE id = ? AND subject = ?`,
    id,
    subject,
  )
  const creations = new Set([
    ...changes.map((row) => row.created_in),
    ...(createdIn === undefined ? [] : [createdIn]),
  ])
  const created = [...creations].map(
    (version): Found => ({ version, subject, id, action: 'created', into: null, before: null }),
  )
  return [...created, ...changes.map(fromRow)]
}

function foundFor(database: Database, symbols: Symbols, query: ChangesQuery): Found[] {
  if ('version' in query) {
    const changed = database
      .all<ChangeRow>(`SELECT ${columns} FROM change WHERE version = ?`, query.version)
      .map(fromRow)
    return [...createdBy(database, symbols, query.version), ...changed]
  }
  if ('entry' in query)
    return historyOf(
      database,
      'entry',
      query.entry,
      database.get<{ created_in: number }>('SELECT created_in FROM entry WHERE id = ?', query.entry)
        ?.created_in,
    )
  const relation = relationWithId(database, symbols, query.relation)
  return historyOf(
    database,
    'relation',
    query.relation,
    relation && createdInOf(database, symbols, query.relation),
  )
}

function createdInOf(database: Database, symbols: Symbols, id: EntryId): number | undefined {
  const [from = '', type = '', to = '', spell = '1'] = id.split('/')
  return database.get<{ created_in: number }>(
    `SELECT r.created_in FROM entry f JOIN entry t JOIN neighbor n ON n.entry_key = f.key AND n.type = ? AND n.direction = 0 AND n.other_name = t.sort_name AND n.other_key = t.key AND n.spell = ?
     JOIN relation r ON r.key = n.relation_key WHERE f.id = ? AND t.id = ?`,
    symbols.of(type),
    Number(spell),
    from,
    to,
  )?.created_in
}

function compare(left: Found, right: Found): number {
  if (left.version !== right.version) return left.version - right.version
  if (left.subject !== right.subject) return left.subject === 'entry' ? -1 : 1
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0
}

/** A page of changes, in the order in which they were applied. */
export function changes(database: Database, symbols: Symbols, query: ChangesQuery): Page<Change> {
  const page = readPage(query.page)
  const found = foundFor(database, symbols, query).sort(compare)
  if (page.backwards) found.reverse()
  const position = page.cursor === undefined ? undefined : decodeCursor('changes', page.cursor, 3)
  const at = position && ({ version: position[0], subject: position[1], id: position[2] } as Found)
  const beyond = at
    ? found.filter((item) => (page.backwards ? compare(item, at) < 0 : compare(item, at) > 0))
    : found
  return pageOf(beyond.slice(0, page.size + 1), page, (item) => ({
    cursor: encodeCursor('changes', [item.version, item.subject, item.id]),
    node: changeOf(database, symbols, item),
  }))
}
