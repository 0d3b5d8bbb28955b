import { Failure } from '../../../errors.ts'
import type { EntryId, Relation } from '../../../model/domain.ts'
import { dayNumber } from '../../../model/time.ts'
import { checkPaths, oneMore, requirementsOf } from '../../pathQuery.ts'
import type { Path, Paths, PathsQuery } from '../../port.ts'
import { compareText } from '../../textOrder.ts'
import type { Database, Scalar } from '../database.ts'
import { stopMessages } from '../failures.ts'
import { entryId, entryKey, relationsByKey } from '../reading/lookup.ts'
import { checkTypes, kindsMeant, type Session } from '../session.ts'
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

function stepBetween(session: Session, left: number, right: number, { types, day }: PathFilter): Relation[] {
  const type = types ? `AND n.type IN (${[...types].join(', ')})` : ''
  const holds = day === undefined ? '' : 'AND n.holds_from <= ?3 AND ?3 < n.holds_until'
  const values: Scalar[] = [left, right, ...(day === undefined ? [] : [day])]
  // With the other end's name each type and direction is one step into the index, however many neighbours there are.
  const rows = session.database.all<{ relation_key: number }>(
    `SELECT n.relation_key FROM relation_count c
       CROSS JOIN entry o ON o.key = ?2
       CROSS JOIN neighbor n ON n.entry_key = ?1 AND n.type = c.type AND n.direction = c.direction
         AND n.other_name = o.sort_name AND n.other_key = ?2
     WHERE c.entry_key = ?1 ${type} ${holds}`,
    ...values,
  )
  const keys = rows.map(({ relation_key: key }) => key)
  return relationsByKey(session, keys)
    .sort((one, other) => compareText(one.type, other.type) || compareText(one.id, other.id))
    .slice(0, relationsPerStep)
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
  const { database } = session
  const pathOf = (keys: readonly number[]): Path => ({
    entries: keys.map((key) => entryId(database, key)),
    ...(withSteps
      ? { steps: keys.slice(1).map((key, index) => stepBetween(session, keys[index] as number, key, filter)) }
      : {}),
  })
  const paths = found.map(pathOf)
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
    const found = findPaths(cache.of(database), aim, filter, work)
    const wanted = { ...found, paths: found.paths.slice(0, query.count) }
    const answer = answerOf(session, wanted, filter, query, work.outOfTime)
    return query.withMore ? { ...answer, more: found.paths.length > query.count } : answer
  })
}
