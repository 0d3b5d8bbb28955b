import type { EntryId } from '../../../model/domain.ts'
import type { Neighborhood, NeighborhoodQuery, RelationCount, RelationPage } from '../../port.ts'
import { checkNeighborhood, mostFollowed, Surroundings } from '../../Surroundings.ts'
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

/** The groups of relations of these entries, entry by entry, in the order of the model. */
async function groupsOf(
  connection: Connection,
  records: Records,
  query: NeighborhoodQuery,
  frontier: readonly EntryId[],
  work: Work,
): Promise<Group[]> {
  const { types, otherKinds, asOf } = query
  const counts = await relationCounts(connection, records.names, { of: frontier, asOf }, work)
  const wanted = [...counts].flatMap(([entry, ofEntry]) =>
    ofEntry.filter(({ type }) => !types || types.includes(type)).map((one) => ({ entry, ...one })),
  )
  const pages = new Map<string, ReadonlyMap<EntryId, RelationPage>>()
  const sent = [...groupedBy(wanted, ({ type, direction }) => `${type} ${direction}`)].map(
    async ([key, group]) => {
      const [{ type, direction }] = group as [(typeof wanted)[number]]
      const asked = {
        of: group.map(({ entry }) => entry),
        types: [type],
        direction,
        page: { first: mostFollowed(query, type, direction) },
        withTotal: true,
        ...(otherKinds ? { otherKinds } : {}),
        ...(asOf === undefined ? {} : { asOf }),
      }
      pages.set(key, await relations(connection, records, asked, work))
    },
  )
  await Promise.all(sent)
  return wanted.flatMap(({ entry, type, direction }) => {
    const page = pages.get(`${type} ${direction}`)?.get(entry)
    return page && (page.total ?? 0) > 0 ? [{ entry, type, direction, page }] : []
  })
}

/** What surrounds some entries; see the port. */
export async function neighborhood(
  connection: Connection,
  records: Records,
  query: NeighborhoodQuery,
  work: Work,
): Promise<Neighborhood> {
  checkNeighborhood(query, records.names.model)
  const surroundings = new Surroundings(query, records.names.model)
  for (const found of await lookup(connection, records, query.start, work))
    if (found?.state === 'live') surroundings.take(found.entry)
  let frontier = surroundings.since(0)
  for (let depth = 0; depth < query.depth && frontier.length > 0; depth++) {
    const known = surroundings.size
    for (const { page, ...group } of await groupsOf(connection, records, query, frontier, work))
      surroundings.follow({ ...group, total: page.total ?? 0 }, page.edges)
    frontier = surroundings.since(known)
  }
  return surroundings.result()
}
