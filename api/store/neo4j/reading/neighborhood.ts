import { Failure } from '../../../errors.ts'
import type { Entry, EntryId, Relation } from '../../../model/domain.ts'
import type { Neighborhood, NeighborhoodQuery, RelationCount, RelationPage } from '../../port.ts'
import type { Connection } from '../connection.ts'
import { groupedBy } from '../grouping.ts'
import type { Records } from '../records.ts'
import type { Work } from '../work.ts'
import { relationCounts } from './counts.ts'
import { lookup } from './lookup.ts'
import { relations } from './relations.ts'

interface Group {
  readonly entry: EntryId
  readonly type: string
  readonly direction: RelationCount['direction']
  readonly page: RelationPage
}

/** Gathers a neighbourhood level by level. Made for one use. */
class Gathering {
  private readonly connection: Connection
  private readonly records: Records
  private readonly query: NeighborhoodQuery
  private readonly work: Work
  readonly entries = new Map<EntryId, Entry>()
  readonly relations = new Map<string, Relation>()
  readonly groups: Group[] = []
  limited = false

  constructor(connection: Connection, records: Records, query: NeighborhoodQuery, work: Work) {
    this.connection = connection
    this.records = records
    this.query = query
    this.work = work
  }

  /** Takes an entry in if there is room; says whether it is in. */
  take(entry: Entry): boolean {
    if (this.entries.has(entry.id)) return true
    if (this.entries.size >= this.query.limit) {
      this.limited = true
      return false
    }
    this.entries.set(entry.id, entry)
    return true
  }

  /** Follows the relations of one level; gives the entries that came in. */
  async level(frontier: readonly EntryId[]): Promise<EntryId[]> {
    const known = this.entries.size
    for (const group of await this.groupsOf(frontier)) {
      this.groups.push(group)
      for (const { relation, other } of group.page.edges)
        if (this.take(other)) this.relations.set(relation.id, relation)
    }
    return [...this.entries.keys()].slice(known)
  }

  /** The groups of relations of these entries, entry by entry, in the order of the model. */
  private async groupsOf(frontier: readonly EntryId[]): Promise<Group[]> {
    const { types, otherKinds, asOf, perType } = this.query
    const counts = await relationCounts(
      this.connection,
      this.records.names,
      { of: frontier, asOf },
      this.work,
    )
    const wanted = [...counts].flatMap(([entry, ofEntry]) =>
      ofEntry.filter(({ type }) => !types || types.includes(type)).map((one) => ({ entry, ...one })),
    )
    const pages = new Map<string, ReadonlyMap<EntryId, RelationPage>>()
    const sent = [...groupedBy(wanted, ({ type, direction }) => `${type} ${direction}`)].map(
      async ([key, group]) => {
        const [{ type, direction }] = group as [(typeof wanted)[number]]
        const query = {
          of: group.map(({ entry }) => entry),
          types: [type],
          direction,
          page: { first: perType },
          withTotal: true,
          ...(otherKinds ? { otherKinds } : {}),
          ...(asOf === undefined ? {} : { asOf }),
        }
        pages.set(key, await relations(this.connection, this.records, query, this.work))
      },
    )
    await Promise.all(sent)
    return wanted.flatMap(({ entry, type, direction }) => {
      const page = pages.get(`${type} ${direction}`)?.get(entry)
      return page && (page.total ?? 0) > 0 ? [{ entry, type, direction, page }] : []
    })
  }
}

function checkQuery({ start, depth, perType, limit }: NeighborhoodQuery): void {
  const bounds: [string, number, number, number][] = [
    ['depth', depth, 1, 3],
    ['perType', perType, 0, 100],
    ['limit', limit, 1, 100_000],
  ]
  for (const [name, value, least, most] of bounds)
    if (!Number.isInteger(value) || value < least || value > most)
      throw new Failure(
        'BAD_INPUT',
        `'${name}' must be a whole number from ${least} to ${most}, not ${value}.`,
      )
  if (start.length === 0)
    throw new Failure('BAD_INPUT', 'A neighbourhood needs at least one entry to start from.')
}

/** What surrounds some entries; see the port. */
export async function neighborhood(
  connection: Connection,
  records: Records,
  query: NeighborhoodQuery,
  work: Work,
): Promise<Neighborhood> {
  checkQuery(query)
  const gathering = new Gathering(connection, records, query, work)
  for (const found of await lookup(connection, records, query.start, work))
    if (found?.state === 'live') gathering.take(found.entry)
  let frontier = [...gathering.entries.keys()]
  for (let depth = 0; depth < query.depth && frontier.length > 0; depth++)
    frontier = await gathering.level(frontier)
  return {
    entries: [...gathering.entries.values()],
    relations: [...gathering.relations.values()],
    groups: gathering.groups.map(({ entry, type, direction, page }) => ({
      entry,
      type,
      direction,
      shown: page.edges.filter(({ relation }) => gathering.relations.has(relation.id)).length,
      total: page.total ?? 0,
    })),
    limited: gathering.limited,
  }
}
