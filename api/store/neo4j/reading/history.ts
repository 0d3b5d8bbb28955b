import type { Record as Row } from 'neo4j-driver'
import type { Change, ChangesetRecord, Entry, Relation } from '../../../model/domain.ts'
import { parseRelationId } from '../../../model/ids.ts'
import { decodeCursor, encodeCursor, pageOf, readPage } from '../../cursor.ts'
import type { ChangesetsQuery, ChangesQuery, Page } from '../../port.ts'
import type { Connection } from '../connection.ts'
import { beyond, orderBy, type SortKey } from '../keyset.ts'
import type { Names } from '../names.ts'
import type { Records } from '../records.ts'
import { matchRelation, Parameters } from '../statement.ts'
import type { Stored } from '../values.ts'
import type { Work } from '../work.ts'
import { lookup, relationsById } from './lookup.ts'

/** The number of the last changeset applied. */
export async function datasetVersion(connection: Connection, work: Work): Promise<number> {
  const [row] = await connection.read(
    { text: "MATCH (d:Dataset {id: 'concord'}) RETURN d.version", parameters: {} },
    work,
  )
  return (row?.get(0) as number | undefined) ?? 0
}

function recordOf(stored: Stored): ChangesetRecord {
  const { version, author, summary, time, idempotencyKey, entries, relations } = stored
  return {
    version: version as number,
    author: author as string,
    summary: summary as string,
    time: time as string,
    ...(typeof idempotencyKey === 'string' ? { idempotencyKey } : {}),
    entries: entries as number,
    relations: relations as number,
  }
}

/** The versions in which an entry or one of its relations came into being, changed or went. */
const versionsOfEntry =
  'CALL () { MATCH (n:Entry {id: $entry}) RETURN n.createdIn AS version ' +
  'UNION MATCH (:Entry {id: $entry})-[r]-() RETURN r.createdIn AS version ' +
  'UNION MATCH (c:Change {id: $entry}) UNWIND [c.version, c.createdIn] AS version RETURN version ' +
  'UNION MATCH (c:Change {from: $entry}) UNWIND [c.version, c.createdIn] AS version RETURN version ' +
  'UNION MATCH (c:Change {to: $entry}) UNWIND [c.version, c.createdIn] AS version RETURN version } ' +
  'MATCH (c:Changeset {version: version})'

/** Which changesets were applied; see the port. */
export async function changesets(
  connection: Connection,
  { entry, author, since, page }: ChangesetsQuery,
  work: Work,
): Promise<Page<ChangesetRecord>> {
  const read = readPage(page)
  const parameters = new Parameters()
  const keys: SortKey[] = [{ expression: 'c.version', descending: true }]
  const position = read.cursor === undefined ? undefined : decodeCursor('changesets', read.cursor, 1)
  const predicates = ['c.version IS NOT NULL']
  if (author !== undefined) predicates.push(`c.author = ${parameters.add(author)}`)
  if (since !== undefined) predicates.push(`c.version > ${parameters.add(since)}`)
  if (position) predicates.push(beyond(keys, position, read.backwards, parameters))
  const match =
    entry === undefined ? 'MATCH (c:Changeset)' : versionsOfEntry.replaceAll('$entry', parameters.add(entry))
  const text =
    `${match} WITH c WHERE ${predicates.join(' AND ')} WITH DISTINCT c ` +
    `${orderBy(keys, read.backwards)} LIMIT ${parameters.add(read.size + 1)} RETURN properties(c) ` +
    orderBy(keys, read.backwards)
  const rows = await connection.read(
    {
      text:
        entry === undefined
          ? text.replace(' WITH c WHERE', ' WHERE').replace('WITH DISTINCT c', 'WITH c')
          : text,
      parameters: parameters.values,
    },
    work,
  )
  return pageOf([...rows], read, (row) => {
    const node = recordOf(row.get(0) as Stored)
    return { cursor: encodeCursor('changesets', [node.version]), node }
  })
}

/** One thing that happened: a creation is known from what came of it, the rest from what stood before. */
interface Happening {
  readonly version: number
  /** Entries come before relations. */
  readonly rank: 0 | 1
  readonly id: string
  /** Absent for a creation. */
  readonly change: Stored | null
}

const relationIdText = (names: Names) =>
  `startNode(r).id + '/' + ${names.typeExpression('r')} + '/' + endNode(r).id + ` +
  "CASE WHEN r.spell > 1 THEN '/' + toString(r.spell) ELSE '' END"

/** Branches that give what happened in a changeset. */
function inVersion(names: Names): string[] {
  const relations = [...names.model.relationTypes.keys()].map(
    (type) =>
      `MATCH ()-[r:${names.relationshipType(type)} {createdIn: $version}]->() ` +
      `RETURN r.createdIn AS version, 1 AS rank, ${relationIdText(names)} AS id, null AS change`,
  )
  return [
    'MATCH (n:Entry {createdIn: $version}) RETURN n.createdIn AS version, 0 AS rank, n.id AS id, null AS change',
    ...relations,
    'MATCH (c:Change {version: $version}) RETURN c.version AS version, ' +
      "CASE c.subject WHEN 'entry' THEN 0 ELSE 1 END AS rank, c.id AS id, properties(c) AS change",
    // What was created in it and has changed since; several changes tell of the same creation.
    'MATCH (c:Change {createdIn: $version}) WHERE c.version > c.createdIn RETURN DISTINCT c.createdIn AS version, ' +
      "CASE c.subject WHEN 'entry' THEN 0 ELSE 1 END AS rank, c.id AS id, null AS change",
  ]
}

const changesOfId = [
  'MATCH (c:Change {id: $id}) RETURN c.version AS version, $rank AS rank, c.id AS id, properties(c) AS change',
  'MATCH (c:Change {id: $id}) RETURN DISTINCT c.createdIn AS version, $rank AS rank, c.id AS id, null AS change',
]

function branchesOf(query: ChangesQuery, names: Names, parameters: Parameters): string[] {
  const filled = (texts: readonly string[], values: Readonly<Record<string, string>>) =>
    texts.map((text) => text.replace(/\$(\w+)/g, (whole, name: string) => values[name] ?? whole))
  if ('version' in query) return filled(inVersion(names), { version: parameters.add(query.version) })
  const isEntry = 'entry' in query
  const values = {
    id: parameters.add(isEntry ? query.entry : query.relation),
    rank: parameters.add(isEntry ? 0 : 1),
  }
  if (isEntry)
    return filled(
      [
        ...changesOfId,
        'MATCH (n:Entry {id: $id}) RETURN n.createdIn AS version, $rank AS rank, n.id AS id, null AS change',
      ],
      values,
    )
  const key = parseRelationId(query.relation)
  if (!key || !names.model.relationTypes.has(key.type)) return filled(changesOfId, values)
  const ends = {
    from: parameters.add(key.from),
    to: parameters.add(key.to),
    spell: parameters.add(key.spell),
  }
  return filled(
    [
      ...changesOfId,
      `WITH [$from, $to, $spell] AS row ${matchRelation(names.relationshipType(key.type))} ` +
        'RETURN r.createdIn AS version, $rank AS rank, $id AS id, null AS change',
    ],
    { ...values, ...ends },
  )
}

const keys: readonly SortKey[] = [{ expression: 'version' }, { expression: 'rank' }, { expression: 'id' }]

/** The next change of each: what stood before it is what this one left. */
const nextChanges =
  'UNWIND $rows AS row CALL (row) { MATCH (c:Change {id: row.id}) WHERE c.version > row.version ' +
  'RETURN c.before AS before ORDER BY c.version LIMIT 1 } RETURN row.id, row.version, before'

type State = Entry | Relation

/** What each happening left, by id and version. */
async function leftBy(
  connection: Connection,
  records: Records,
  happenings: readonly Happening[],
  work: Work,
): Promise<(happening: Happening) => State | null> {
  const lasting = happenings.filter(({ change }) => !change || change.action === 'updated')
  const parameters = new Parameters()
  const rowsOf = lasting.map(({ id, version }) => ({ id, version }))
  const text = nextChanges.replace('$rows', parameters.add(rowsOf))
  const rows = lasting.length > 0 ? await connection.read({ text, parameters: parameters.values }, work) : []
  const next = new Map(
    rows.map((row) => [`${row.get(0)} ${row.get(1)}`, JSON.parse(row.get(2) as string) as State]),
  )
  const standing = lasting.filter(({ id, version }) => !next.has(`${id} ${version}`))
  const idsOf = (rank: 0 | 1) => standing.filter((happening) => happening.rank === rank).map(({ id }) => id)
  const [entries, relations] = await Promise.all([
    lookup(connection, records, idsOf(0), work),
    relationsById(connection, records, idsOf(1), work),
  ])
  const now = new Map<string, State>()
  for (const found of entries) if (found?.state === 'live') now.set(found.entry.id, found.entry)
  for (const found of relations) if (found) now.set(found.id, found)
  return ({ id, version }) => next.get(`${id} ${version}`) ?? now.get(id) ?? null
}

function changeOf(happening: Happening, after: State | null): Change {
  const { version, rank, id, change } = happening
  const subject = rank === 0 ? 'entry' : 'relation'
  if (!change) return { version, subject, id, action: 'created', before: null, after } as Change
  return {
    version,
    subject,
    id,
    action: change.action,
    before: JSON.parse(change.before as string),
    after: change.action === 'updated' ? after : null,
    ...(change.into === undefined ? {} : { into: change.into }),
  } as Change
}

function happeningOf(row: Row): Happening {
  return {
    version: row.get('version') as number,
    rank: row.get('rank') as 0 | 1,
    id: row.get('id') as string,
    change: row.get('change') as Stored | null,
  }
}

/** What changesets did; see the port. */
export async function changes(
  connection: Connection,
  records: Records,
  query: ChangesQuery,
  work: Work,
): Promise<Page<Change>> {
  const read = readPage(query.page)
  const parameters = new Parameters()
  const branches = branchesOf(query, records.names, parameters)
  const position = read.cursor === undefined ? undefined : decodeCursor('changes', read.cursor, keys.length)
  const where = position ? `WHERE ${beyond(keys, position, read.backwards, parameters)} ` : ''
  const text =
    `CALL () { ${branches.join(' UNION ALL ')} } WITH version, rank, id, change ${where}` +
    `WITH version, rank, id, head(collect(change)) AS change ${orderBy(keys, read.backwards)} ` +
    `LIMIT ${parameters.add(read.size + 1)} RETURN version, rank, id, change ${orderBy(keys, read.backwards)}`
  const rows = await connection.read({ text, parameters: parameters.values }, work)
  const happenings = rows.map(happeningOf)
  const left = await leftBy(connection, records, happenings, work)
  return pageOf(happenings, read, (happening) => ({
    cursor: encodeCursor('changes', [happening.version, happening.rank, happening.id]),
    node: changeOf(happening, left(happening)),
  }))
}
