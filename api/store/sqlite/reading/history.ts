import type { Change, ChangesetRecord, Entry, Relation } from '../../../model/domain.ts'
import { decodeCursor, encodeCursor, pageOf, readPage } from '../../cursor.ts'
import type { ChangesetsQuery, ChangesQuery, Page } from '../../port.ts'
import { allOf, type Fragment } from '../conditions/fragment.ts'
import type { Database } from '../database.ts'
import type { Session } from '../session.ts'
import { entryRow, relationRowById, relationsById } from './lookup.ts'

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

type State = Entry | Relation

const nextBefore = `SELECT place, before FROM (
    SELECT j.key AS place, c.before, row_number() OVER (PARTITION BY j.key ORDER BY c.version) AS number
    FROM json_each(?) j CROSS JOIN change c ON c.id = j.value ->> 0 AND c.version > j.value ->> 2
    WHERE c.subject = j.value ->> 1) WHERE number = 1`

/** What each left: the next thing that happened to it shows that; nothing more means that it stands so now. */
function leftBy(session: Session, found: readonly Found[]): (State | null)[] {
  const lasting = found.map(({ action }) => action === 'created' || action === 'updated')
  const asked = found.map(({ id, subject, version }, place) => (lasting[place] ? [id, subject, version] : []))
  const rows = session.database.all<{ place: number; before: string }>(nextBefore, JSON.stringify(asked))
  const left = new Map(rows.map(({ place, before }) => [place, JSON.parse(before) as State]))
  const standing = found.filter((_, place) => lasting[place] && !left.has(place))
  const idsOf = (subject: Found['subject']) =>
    standing.filter((each) => each.subject === subject).map(({ id }) => id)
  const entries = session.known.entriesById(session, idsOf('entry'))
  const relations = new Map(relationsById(session, idsOf('relation')).map((each) => [each?.id, each]))
  return found.map(({ subject, id }, place) => {
    if (!lasting[place]) return null
    const now = subject === 'entry' ? entries.get(id) : relations.get(id)
    return left.get(place) ?? now ?? null
  })
}

function changeOf({ version, subject, id, action, into, before }: Found, after: State | null): Change {
  return {
    version,
    subject,
    id,
    action,
    before: before === null ? null : (JSON.parse(before) as unknown),
    after,
    ...(into === null ? {} : { into }),
  } as Change
}

function fromRow({ into_id: into, ...row }: ChangeRow): Found {
  return { ...row, into }
}

const columns = 'version, subject, id, action, into_id, before'

interface KeyRange {
  first_entry: number
  first_relation: number
  last_entry: number
  last_relation: number
}

const keyRange = `SELECT c.first_entry, c.first_relation,
    coalesce(n.first_entry, d.next_entry) AS last_entry, coalesce(n.first_relation, d.next_relation) AS last_relation
  FROM dataset d JOIN changeset c ON c.version = ? LEFT JOIN changeset n ON n.version = c.version + 1`

const relationIds = `SELECT f.id || '/' || s.name || '/' || t.id || iif(r.spell > 1, '/' || r.spell, '') AS id
  FROM relation r CROSS JOIN entry f ON f.key = r.from_key CROSS JOIN entry t ON t.key = r.to_key
    CROSS JOIN symbol s ON s.key = r.type WHERE r.key >= ? AND r.key < ?`

/** What a version created: what stands and has one of its keys, and what it created and was changed or deleted since. */
function createdBy(session: Session, version: number): Found[] {
  const { database } = session
  const range = database.get<KeyRange>(keyRange, version)
  if (!range) return []
  const created = new Map<string, Found>()
  const add = (subject: Found['subject'], id: string) =>
    created.set(`${subject} ${id}`, { version, subject, id, action: 'created', into: null, before: null })
  const ids = 'SELECT id FROM entry WHERE key >= ? AND key < ?'
  for (const { id } of database.iterate<{ id: string }>(ids, range.first_entry, range.last_entry))
    add('entry', id)
  for (const { id } of database.iterate<{ id: string }>(
    relationIds,
    range.first_relation,
    range.last_relation,
  ))
    add('relation', id)
  const changed = 'SELECT DISTINCT subject, id FROM change WHERE created_in = ?'
  for (const { subject, id } of database.all<ChangeRow>(changed, version)) add(subject, id)
  return [...created.values()]
}

/** Everything that happened to one subject: its changes, and its creations, which they name. */
function historyOf(
  { database }: Session,
  subject: Found['subject'],
  id: string,
  createdIn: number | undefined,
): Found[] {
  const changed = database.all<ChangeRow & { created_in: number }>(
    `SELECT ${columns}, created_in FROM change WHERE id = ? AND subject = ?`,
    id,
    subject,
  )
  const creations = new Set(changed.map((row) => row.created_in))
  if (createdIn !== undefined) creations.add(createdIn)
  const created = [...creations].map(
    (version): Found => ({ version, subject, id, action: 'created', into: null, before: null }),
  )
  return [...created, ...changed.map(fromRow)]
}

function foundFor(session: Session, query: ChangesQuery): Found[] {
  const { database } = session
  if ('version' in query) {
    const sql = `SELECT ${columns} FROM change WHERE version = ?`
    return [...createdBy(session, query.version), ...database.all<ChangeRow>(sql, query.version).map(fromRow)]
  }
  const createdIn = (table: 'entry' | 'relation', key: number | undefined) =>
    key === undefined
      ? undefined
      : database.get<{ created_in: number }>(`SELECT created_in FROM ${table} WHERE key = ?`, key)?.created_in
  if ('entry' in query)
    return historyOf(session, 'entry', query.entry, createdIn('entry', entryRow(database, query.entry)?.key))
  const relation = relationRowById(session, query.relation)?.key
  return historyOf(session, 'relation', query.relation, createdIn('relation', relation))
}

function compare(left: Found, right: Found): number {
  if (left.version !== right.version) return left.version - right.version
  if (left.subject !== right.subject) return left.subject === 'entry' ? -1 : 1
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0
}

/** The last list of changes that was asked for: who reads one page of a large changeset reads the next one. */
export interface ChangesMemory {
  key: string
  found: readonly Found[]
}

function remembered(session: Session, query: ChangesQuery, memory: ChangesMemory): readonly Found[] {
  const { page: _, ...which } = query
  const version = session.database.version()
  const key = JSON.stringify([version, which])
  if (memory.key === key) return memory.found
  memory.found = foundFor(session, query).sort(compare)
  memory.key = key
  return memory.found
}

/** The place of the first of sorted changes that is not before the position. */
function placeOf(found: readonly Found[], at: Found): number {
  let [low, high] = [0, found.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(found[middle] as Found, at) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** A page of changes, in the order in which they were applied. */
export function changes(session: Session, query: ChangesQuery, memory: ChangesMemory): Page<Change> {
  const page = readPage(query.page)
  const position = page.cursor === undefined ? undefined : decodeCursor('changes', page.cursor, 3)
  return session.database.snapshot(() => {
    const found = remembered(session, query, memory)
    const at = position && ({ version: position[0], subject: position[1], id: position[2] } as Found)
    const place = at && placeOf(found, at)
    const beyond =
      (at && place !== undefined && found[place] && compare(found[place], at) === 0 ? 1 : 0) + (place ?? 0)
    const end = place ?? found.length
    const rows = page.backwards
      ? found.slice(Math.max(0, end - page.size - 1), end).reverse()
      : found.slice(beyond, beyond + page.size + 1)
    const shown = rows.slice(0, page.size)
    const left = new Map(leftBy(session, shown).map((state, place) => [shown[place], state]))
    return pageOf(rows, page, (item) => ({
      cursor: encodeCursor('changes', [item.version, item.subject, item.id]),
      node: changeOf(item, left.get(item) ?? null),
    }))
  })
}
