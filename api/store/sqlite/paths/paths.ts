import { Failure } from '../../../errors.ts'
import type { Relation } from '../../../model/domain.ts'
import { dayNumber } from '../../../model/time.ts'
import type { Path, Paths, PathsQuery } from '../../port.ts'
import type { Database, Scalar } from '../database.ts'
import { stopMessages } from '../failures.ts'
import { type RelationRow, relationColumns, relationOf } from '../rows.ts'
import type { Symbols } from '../symbols.ts'
import type { AdjacencyCache } from './adjacency.ts'
import { findPaths, type PathFilter } from './findPaths.ts'

/** How many relations may be looked at for one question: about a second of work. */
const budget = 20_000_000

/** How many relations between two entries make one step of a path. */
const relationsPerStep = 5

function endKey(database: Database, id: string): number {
  const key = database.get<{ key: number }>('SELECT key FROM entry WHERE id = ?', id)?.key
  if (key === undefined) throw new Failure('NOT_FOUND', `There is no entry '${id}'.`)
  return key
}

function stepBetween(
  database: Database,
  symbols: Symbols,
  left: number,
  right: number,
  { types, day }: PathFilter,
): Relation[] {
  const type = types ? `AND n.type IN (${[...types].join(', ')})` : ''
  const holds = day === undefined ? '' : 'AND n.holds_from <= ?3 AND ?3 < n.holds_until'
  const values: Scalar[] = [left, right, ...(day === undefined ? [] : [day])]
  // With the other end's name each type and direction is one step into the index, however many neighbours there are.
  const rows = database.all<RelationRow>(
    `SELECT ${relationColumns}, f.id AS from_id, t.id AS to_id FROM relation_count c
       CROSS JOIN entry o ON o.key = ?2
       CROSS JOIN neighbor n ON n.entry_key = ?1 AND n.type = c.type AND n.direction = c.direction AND n.other_name = o.sort_name AND n.other_key = ?2
       CROSS JOIN relation r ON r.key = n.relation_key CROSS JOIN entry f ON f.key = r.from_key CROSS JOIN entry t ON t.key = r.to_key
     WHERE c.entry_key = ?1 ${type} ${holds}`,
    ...values,
  )
  return rows
    .map((row) => relationOf(row, symbols))
    .sort((one, other) =>
      one.type !== other.type ? (one.type < other.type ? -1 : 1) : one.id < other.id ? -1 : 1,
    )
    .slice(0, relationsPerStep)
}

/** The shortest simple paths between two entries. */
export function paths(database: Database, symbols: Symbols, cache: AdjacencyCache, query: PathsQuery): Paths {
  const { from, to, maxHops, count, types, asOf, avoidKinds } = query
  if (from === to) throw new Failure('BAD_INPUT', 'A path joins two different entries.')
  const ends = [endKey(database, from), endKey(database, to)] as const
  const filter: PathFilter = {
    ...(types ? { types: new Set(symbols.allOf(types)) } : {}),
    ...(asOf === undefined ? {} : { day: dayNumber(asOf) }),
    ...(avoidKinds && avoidKinds.length > 0 ? { avoidKinds: new Set(symbols.allOf(avoidKinds)) } : {}),
  }
  const graph = cache.of(database)
  let outOfTime = false
  const work = { left: budget, check: () => checkTime(database, () => (outOfTime = true), work) }
  const found = findPaths(graph, ends[0], ends[1], maxHops, count, filter, work)
  const ids = (keys: readonly number[]) =>
    keys.map((key) => database.get<{ id: string }>('SELECT id FROM entry WHERE key = ?', key)?.id ?? '')
  const pathOf = (keys: readonly number[]): Path => ({
    entries: ids(keys),
    steps: keys
      .slice(1)
      .map((key, index) => stepBetween(database, symbols, keys[index] as number, key, filter)),
  })
  // What was found in time is shown, though the time is up.
  database.wanted = { check: () => undefined }
  const answer = { paths: found.paths.map(pathOf) }
  return found.stoppedAt === undefined
    ? answer
    : { ...answer, stoppedAt: { hops: found.stoppedAt, reason: outOfTime ? 'time' : 'work' } }
}

/** Out of time is an answer here, not a failure: the work is ended and what was found is told. */
function checkTime(database: Database, note: () => void, work: { left: number }): void {
  try {
    database.wanted.check()
  } catch (error) {
    if ((error as Error).message !== stopMessages.timeout) throw error
    note()
    work.left = 0
  }
}
