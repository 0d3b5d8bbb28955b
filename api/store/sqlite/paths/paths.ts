import { Failure } from '../../../errors.ts'
import type { EntryId, Relation } from '../../../model/domain.ts'
import { dayNumber } from '../../../model/time.ts'
import { checkTypes } from '../../checkTypes.ts'
import { checkPaths, oneMore, requirementsOf } from '../../pathQuery.ts'
import type { Path, Paths, PathsQuery } from '../../port.ts'
import { compareText } from '../../textOrder.ts'
import type { Database, Scalar } from '../database.ts'
import { stopMessages } from '../failures.ts'
import { entryKey } from '../reading/lookup.ts'
import { kindsMeant, type Session } from '../session.ts'
import type { AdjacencyCache } from './adjacencyCache.ts'
import { type Aim, type Budget, type FoundPaths, findPaths, type PathFilter } from './findPaths.ts'

/** How many relations may be looked at for one question: about half a second of work. */
const mostLookedAt = 20_000_000

/** How many relations between two entries make one step of a path. */
const relationsPerStep = 5

function endKey(database: Database, id: EntryId): number {
  const key = entryKey(database, id)
  if (key === undefined) throw new Failure('NOT_FOUND', `There is no entry '${id}'.`, { data: { id } })
  return key
}

/** Two entries that stand next to each other on a path. */
type Hop = readonly [left: number, right: number]

/** The relations of each hop, by its place among them, all in one statement. */
function stepsOf(
  session: Session,
  hops: readonly Hop[],
  { types, day }: PathFilter,
): Map<number, Relation[]> {
  const type = types ? `AND n.type IN (${[...types].join(', ')})` : ''
  const holds = day === undefined ? '' : 'AND n.holds_from <= ?2 AND ?2 < n.holds_until'
  const values: Scalar[] = [JSON.stringify(hops), ...(day === undefined ? [] : [day])]
  // With the other end's name each type and direction is one step into the index, however many neighbours there are.
  const rows = session.database.all<{ place: number; key: number }>(
    `SELECT j.key AS place, n.relation_key AS key FROM json_each(?1) j CROSS JOIN entry o ON o.key = j.value ->> 1
       CROSS JOIN relation_count c ON c.entry_key = j.value ->> 0
       CROSS JOIN neighbor n ON n.entry_key = c.entry_key AND n.type = c.type AND n.direction = c.direction
         AND n.other_name = o.sort_name AND n.other_key = o.key
     WHERE TRUE ${type} ${holds}`,
    ...values,
  )
  const relations = session.known.relationsByKey(
    session,
    rows.map(({ key }) => key),
  )
  const steps = new Map<number, Relation[]>(hops.map((_, place) => [place, []]))
  for (const { place, key } of rows) {
    const relation = relations.get(key)
    if (relation) steps.get(place)?.push(relation)
  }
  for (const [place, found] of steps) {
    found.sort((one, other) => compareText(one.type, other.type) || compareText(one.id, other.id))
    steps.set(place, found.slice(0, relationsPerStep))
  }
  return steps
}

/** The paths by the ids of their entries, with the relations of each hop if they are wanted. */
function told(
  session: Session,
  found: readonly (readonly number[])[],
  filter: PathFilter,
  withSteps: boolean,
): Path[] {
  const entries = session.known.entriesByKey(session, [...new Set(found.flat())])
  const idOf = (key: number) => entries.get(key)?.entry.id ?? ''
  if (!withSteps) return found.map((keys) => ({ entries: keys.map(idOf) }))
  const hops = new Map<string, Hop>()
  const hopsOf = (keys: readonly number[]) =>
    keys.slice(1).map((right, index): Hop => [keys[index] as number, right])
  for (const hop of found.flatMap(hopsOf)) hops.set(String(hop), hop)
  const steps = stepsOf(session, [...hops.values()], filter)
  const places = new Map([...hops.keys()].map((name, place) => [name, place]))
  return found.map((keys) => ({
    entries: keys.map(idOf),
    steps: hopsOf(keys).map((hop) => steps.get(places.get(String(hop)) ?? -1) ?? []),
  }))
}

function filterOf(session: Session, query: PathsQuery): PathFilter {
  const { types, asOf, avoidKinds, avoid } = query
  checkTypes(session, types)
  const { symbols, database } = session
  const requirements = requirementsOf(query).map((each) =>
    'id' in each ? { key: endKey(database, each.id) } : { kind: symbols.of(each.kind) },
  )
  return {
    ...(requirements.length > 0 ? { requirements } : {}),
    ...(avoid ? { avoid: new Set(avoid.flatMap((id) => entryKey(database, id) ?? [])) } : {}),
    ...(types ? { types: new Set(symbols.allOf(types)) } : {}),
    ...(asOf === undefined ? {} : { day: dayNumber(asOf) }),
    ...(avoidKinds ? { avoidKinds: new Set(symbols.allOf(kindsMeant(session, avoidKinds))) } : {}),
  }
}

/** Out of time is an answer here, not a failure: the work ends, and what was found is told. */
class Work implements Budget {
  left = mostLookedAt
  outOfTime = false
  private readonly database: Database

  constructor(database: Database) {
    this.database = database
  }

  readonly check = (): void => {
    try {
      this.database.wanted.check()
    } catch (error) {
      if ((error as Error).message !== stopMessages.timeout) throw error
      this.outOfTime = true
      this.left = 0
    }
  }
}

function answerOf(
  session: Session,
  { paths: found, stoppedAt }: FoundPaths,
  filter: PathFilter,
  { withSteps }: PathsQuery,
  outOfTime: boolean,
): Paths {
  const paths = told(session, found, filter, withSteps ?? false)
  if (stoppedAt === undefined) return { paths }
  return { paths, stoppedAt: { hops: stoppedAt, reason: outOfTime ? 'time' : 'work' } }
}

/** The shortest simple paths between two entries. */
export function paths(session: Session, cache: AdjacencyCache, query: PathsQuery): Paths {
  checkPaths(query)
  const { from, to, maxHops, length } = query
  const { database } = session
  return database.snapshot(() => {
    const filter = filterOf(session, query)
    const { count } = oneMore(query)
    const aim: Aim = {
      from: endKey(database, from),
      to: endKey(database, to),
      maxHops,
      count,
      ...(length === undefined ? {} : { length }),
    }
    const work = new Work(database)
    const found = findPaths(cache.of(database, session.model), aim, filter, work)
    const wanted = { ...found, paths: found.paths.slice(0, query.count) }
    const answer = answerOf(session, wanted, filter, query, work.outOfTime)
    return query.withMore ? { ...answer, more: found.paths.length > query.count } : answer
  })
}
