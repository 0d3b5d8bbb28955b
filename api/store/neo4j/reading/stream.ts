import type { Day, Entry, EntryId, Relation } from '../../../model/domain.ts'
import { relationId } from '../../../model/ids.ts'
import { holdsOn, relationStretch } from '../../../model/time.ts'
import { asksForRelations } from '../../conditions.ts'
import type { EntryFilter, StreamQuery } from '../../port.ts'
import { entryMatching, relationPredicates } from '../conditions/condition.ts'
import type { Connection } from '../connection.ts'
import type { Names } from '../names.ts'
import type { Records } from '../records.ts'
import { Parameters, whereAll } from '../statement.ts'
import type { Stored } from '../values.ts'
import type { Work } from '../work.ts'
import { datasetVersion } from './history.ts'
import { matches } from './matching.ts'
import { Parts } from './parts.ts'

/** Entries and relations that are read at once; of an entry that has more relations, all of them. */
const chunk = { entries: 2_000, relations: 4_000 } as const

interface Read<Item> {
  /** What is there now, with the version that made it. */
  readonly items: readonly { readonly id: string; readonly item: Item; readonly createdIn: number }[]
  /** The id of the last entry looked at; undefined at the end. */
  readonly upTo: EntryId | undefined
}

/**
 * Streams in chunks by id, each as it was at the version at which the stream began: what later changesets did is
 * taken back by the history that they left. So no long transaction is held, and writers are not in the way.
 */
class Streaming<Item extends Entry | Relation> {
  readonly connection: Connection
  readonly work: Work
  private readonly subject: 'entry' | 'relation'
  private readonly readChunk: (after: EntryId) => Promise<Read<Item>>
  private readonly isMeant: (item: Item) => boolean

  constructor(
    connection: Connection,
    work: Work,
    subject: 'entry' | 'relation',
    readChunk: (after: EntryId) => Promise<Read<Item>>,
    isMeant: (item: Item) => boolean,
  ) {
    this.connection = connection
    this.work = work
    this.subject = subject
    this.readChunk = readChunk
    this.isMeant = isMeant
  }

  /** @param at the version to be shown, if it is known already */
  async *run(at?: number): AsyncGenerator<Item> {
    const version = at ?? (await datasetVersion(this.connection, this.work))
    for (let after: EntryId | undefined = ''; after !== undefined; ) {
      const { items, upTo }: Read<Item> = await this.readChunk(after)
      // Read after the chunk: whatever had changed by then is in it.
      const before = await this.changedSince(version, after, upTo)
      const standing = items.filter(({ id, createdIn }) => createdIn <= version && !before.has(id))
      const restored = [...before].flatMap(([id, item]) => (item && this.isMeant(item) ? [{ id, item }] : []))
      const ordered: { id: string; item: Item }[] =
        restored.length > 0
          ? [...standing, ...restored].sort((left, right) => (left.id < right.id ? -1 : 1))
          : standing
      for (const { item } of ordered) yield item
      after = upTo
    }
  }

  /** What stood at a version under the ids that changed since; null where nothing did. */
  private async changedSince(
    version: number,
    after: EntryId,
    upTo: EntryId | undefined,
  ): Promise<ReadonlyMap<string, Item | null>> {
    const parameters = new Parameters()
    const place = this.subject === 'entry' ? 'c.id' : 'c.from'
    const predicates = [
      `c.version > ${parameters.add(version)}`,
      `c.subject = ${parameters.add(this.subject)}`,
      `${place} > ${parameters.add(after)}`,
    ]
    if (upTo !== undefined) predicates.push(`${place} <= ${parameters.add(upTo)}`)
    const text =
      `MATCH (c:Change) WHERE ${predicates.join(' AND ')} ` +
      'RETURN c.id AS id, c.createdIn AS createdIn, c.before AS before ORDER BY c.version DESC'
    const rows = await this.connection.read({ text, parameters: parameters.values }, this.work)
    // The earliest change of each comes last, and stays.
    return new Map(
      rows.map((row) => [
        row.get('id') as string,
        (row.get('createdIn') as number) <= version
          ? (JSON.parse(row.get('before') as string) as Item)
          : null,
      ]),
    )
  }
}

/** Matches the entries that a filter means, as `n`. */
export function matchMeant(filter: EntryFilter, names: Names, parameters: Parameters): string {
  const { lead, predicates } = entryMatching(filter, names, parameters)
  const of = filter.kinds ? [filter.kinds.length > 0 ? `n:${names.labels(filter.kinds)}` : 'false'] : []
  return `${lead}MATCH (n:Entry)${whereAll([...of, ...predicates])}`
}

/** How often it is tried to read the ids of entries between two changesets. */
const mostTries = 5

/** The ids of the entries that meet a filter, at one dataset version. */
async function idsMeeting(
  connection: Connection,
  names: Names,
  filter: EntryFilter,
  work: Work,
): Promise<{ version: number; ids: EntryId[] }> {
  const parameters = new Parameters()
  const text = `${matchMeant(filter, names, parameters)} RETURN n.id AS id ORDER BY id`
  for (let attempt = 1; ; attempt++) {
    const version = await datasetVersion(connection, work)
    const rows = await connection.read({ text, parameters: parameters.values }, work)
    if (attempt === mostTries || version === (await datasetVersion(connection, work)))
      return { version, ids: rows.map((row) => row.get('id') as EntryId) }
  }
}

/**
 * What a filter that asks for relations means is settled at the beginning, since the relations of later are others.
 * Only the ids are kept in memory.
 */
async function* streamMeeting(
  connection: Connection,
  records: Records,
  filter: EntryFilter,
  work: Work,
): AsyncGenerator<Entry> {
  const { version, ids } = await idsMeeting(connection, records.names, filter, work)
  const meant = new Set(ids)
  const read = async (after: EntryId): Promise<Read<Entry>> => {
    const begin = after === '' ? 0 : ids.indexOf(after) + 1
    const wanted = ids.slice(begin, begin + chunk.entries)
    const text = 'MATCH (n:Entry) WHERE n.id IN $ids RETURN properties(n) ORDER BY n.id'
    const rows = await connection.read({ text, parameters: { ids: wanted } }, work)
    return {
      items: rows.map((row) => itemOf(row.get(0) as Stored, records)),
      upTo: begin + wanted.length < ids.length ? wanted.at(-1) : undefined,
    }
  }
  const isMeant = ({ id }: Entry) => meant.has(id)
  yield* new Streaming<Entry>(connection, work, 'entry', read, isMeant).run(version)
}

function itemOf(stored: Stored, records: Records): Read<Entry>['items'][number] {
  const item = records.readEntry(stored)
  return { id: item.id, item, createdIn: stored.createdIn as number }
}

/** What is needed to know an entry, and whether it was there at a version. */
const bareEntry = 'n {.id, .revision, .createdIn, .changedIn}'

function streamEntries(
  connection: Connection,
  records: Records,
  filter: EntryFilter,
  bare: boolean,
  work: Work,
) {
  if (asksForRelations(filter.where)) return streamMeeting(connection, records, filter, work)
  const { names } = records
  const read = async (after: EntryId): Promise<Read<Entry>> => {
    const parameters = new Parameters()
    const predicates = [
      `n.id > ${parameters.add(after)}`,
      ...entryMatching(filter, names, parameters).predicates,
    ]
    if (filter.kinds) predicates.push(filter.kinds.length > 0 ? `n:${names.labels(filter.kinds)}` : 'false')
    const text =
      `MATCH (n:Entry) WHERE ${predicates.join(' AND ')} ` +
      `RETURN ${bare ? bareEntry : 'properties(n)'} ORDER BY n.id LIMIT ${parameters.add(chunk.entries)}`
    const rows = await connection.read({ text, parameters: parameters.values }, work)
    const items = rows.map((row) => itemOf(row.get(0) as Stored, records))
    return { items, upTo: rows.length < chunk.entries ? undefined : items.at(-1)?.id }
  }
  const isMeant = (entry: Entry) => matches(entry, filter, names.model)
  return new Streaming<Entry>(connection, work, 'entry', read, isMeant).run()
}

/** Relationship types as they stand in a pattern; nothing for all. */
export function typesAsPattern(names: Names, types: readonly string[] | undefined): string {
  return types ? `:${types.map((type) => names.relationshipType(type)).join('|')}` : ''
}

interface RelationsMeant {
  readonly types?: readonly string[]
  readonly asOf?: Day
}

function streamRelations(
  connection: Connection,
  records: Records,
  { types, asOf }: RelationsMeant,
  work: Work,
): Streaming<Relation> {
  const { names } = records
  const typed = typesAsPattern(names, types)
  const parts = new Parts(connection, typed, chunk, work)
  const read = async (after: EntryId): Promise<Read<Relation>> => {
    if (types?.length === 0) return { items: [], upTo: undefined }
    const upTo = await parts.endAfter(after)
    const parameters = new Parameters()
    const from = parts.between(after, upTo, parameters)
    const where = whereAll(relationPredicates({ asOf }, 'r', 'm', names, parameters))
    const text =
      `MATCH (n:Entry) WHERE ${from} ` +
      `RETURN n.id, COLLECT { MATCH (n)-[r${typed}]->(m)${where} RETURN [type(r), m.id, properties(r)] } ORDER BY n.id`
    const rows = await connection.read({ text, parameters: parameters.values }, work)
    const items = rows.flatMap((row) =>
      (row.get(1) as [string, EntryId, Stored][])
        .map(([type, to, stored]) => {
          const item = records.readRelation([type, row.get(0) as EntryId, to, stored])
          return { id: relationId(item), item, createdIn: stored.createdIn as number }
        })
        .sort((left, right) => (left.id < right.id ? -1 : 1)),
    )
    return { items, upTo }
  }
  const isMeant = (relation: Relation) =>
    (!types || types.includes(relation.type)) &&
    (asOf === undefined || holdsOn(relationStretch(relation, names.model), asOf))
  return new Streaming<Relation>(connection, work, 'relation', read, isMeant)
}

/** The relations that stood at a dataset version. */
export function relationsAt(
  version: number,
  connection: Connection,
  records: Records,
  meant: RelationsMeant,
  work: Work,
): AsyncIterable<Relation> {
  return streamRelations(connection, records, meant, work).run(version)
}

/** Everything that is meant, one by one; see the port. */
export function stream(
  connection: Connection,
  records: Records,
  query: StreamQuery,
  work: Work,
): AsyncIterable<Entry | Relation> {
  return 'entries' in query
    ? streamEntries(connection, records, query.entries, query.bare ?? false, work)
    : streamRelations(connection, records, query.relations, work).run()
}
