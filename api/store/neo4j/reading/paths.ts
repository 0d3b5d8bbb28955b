import type { Record as Row } from 'neo4j-driver'
import { Failure } from '../../../errors.ts'
import type { EntryId } from '../../../model/domain.ts'
import { dayNumber } from '../../../model/time.ts'
import { checkPaths, oneMore, type Requirement, requirementsOf } from '../../pathQuery.ts'
import type { Path, Paths, PathsQuery } from '../../port.ts'
import { holdsOnDay } from '../conditions/condition.ts'
import type { Connection } from '../connection.ts'
import type { Names } from '../names.ts'
import type { Records, RelationRow } from '../records.ts'
import { Parameters, type Statement, whereAll } from '../statement.ts'
import type { Work } from '../work.ts'
import { lookup } from './lookup.ts'

/** How many relations a hop shows. */
const relationsPerStep = 5

/** How many walks are looked at beyond the shortest paths, before it is said that the work stopped. */
const walkLimits = [100, 1_000, 5_000] as const

/** Milliseconds that looking beyond the shortest paths may take. */
const walkTime = 2_000

/** The parts of a statement that say which relations and entries a path may have. */
class PathPattern {
  readonly parameters = new Parameters()
  readonly ends: string
  readonly type: string
  private readonly day: string | undefined
  private readonly avoided: string | undefined
  private readonly avoidedIds: string | undefined
  private readonly withSteps: boolean

  constructor(query: PathsQuery, names: Names) {
    const { from, to, types, asOf, avoid = [], avoidKinds, withSteps = false } = query
    this.withSteps = withSteps
    const { parameters } = this
    this.ends = `MATCH (a:Entry {id: ${parameters.add(from)}}) MATCH (b:Entry {id: ${parameters.add(to)}})`
    this.type = types ? `:${types.map((type) => names.relationshipType(type)).join('|')}` : ''
    this.day = asOf === undefined ? undefined : parameters.add(dayNumber(asOf))
    this.avoided = avoidKinds && avoidKinds.length > 0 ? names.labels(avoidKinds) : undefined
    this.avoidedIds = avoid.length > 0 ? parameters.add(avoid) : undefined
  }

  holds(relation: string): string[] {
    return this.day ? holdsOnDay(relation, this.day) : []
  }

  mayPass(entry: string): string[] {
    const isEnd = `${entry} = a OR ${entry} = b`
    return [
      ...(this.avoided ? [`(${isEnd} OR NOT ${entry}:${this.avoided})`] : []),
      ...(this.avoidedIds ? [`(${isEnd} OR NOT ${entry}.id IN ${this.avoidedIds})`] : []),
    ]
  }

  /** The end of every statement: the entries of the paths `ns`, and the relations between each and the next. */
  get result(): string {
    if (!this.withSteps) return 'RETURN number, [n IN ns | n.id] AS ids ORDER BY number'
    const where = this.holds('r')
    return (
      'UNWIND range(0, size(ns) - 2) AS hop WITH number, ns, hop, ns[hop] AS x, ns[hop + 1] AS y ' +
      `MATCH (x)-[r${this.type}]-(y)${whereAll(where)} ` +
      'WITH number, ns, hop, collect([type(r), startNode(r).id, endNode(r).id, properties(r)]) AS found ' +
      'ORDER BY number, hop RETURN number, [n IN ns | n.id] AS ids, collect(found) AS steps ORDER BY number'
    )
  }

  statement(text: string): Statement {
    return { text, parameters: this.parameters.values }
  }
}

/** Paths of distinct entries, numbered in the order in which they are found. */
const numbered = (limit: string) =>
  `WITH DISTINCT ns LIMIT ${limit} WITH collect(ns) AS found UNWIND range(0, size(found) - 1) AS number ` +
  'WITH number, found[number] AS ns'

/** The paths with the fewest hops: predicates on all nodes and relationships are met while the search goes on. */
function shortest({ count, maxHops, ...query }: PathsQuery, names: Names): Statement {
  const pattern = new PathPattern({ count, maxHops, ...query }, names)
  const predicates = [
    ...pattern.holds('r').map((predicate) => `all(r IN relationships(p) WHERE ${predicate})`),
    ...pattern.mayPass('n').map((predicate) => `all(n IN nodes(p) WHERE ${predicate})`),
  ]
  const kind = count === 1 ? 'shortestPath' : 'allShortestPaths'
  return pattern.statement(
    `${pattern.ends} MATCH p = ${kind}((a)-[${pattern.type}*..${maxHops}]-(b))${whereAll(predicates)} ` +
      `WITH nodes(p) AS ns ${count === 1 ? 'WITH 0 AS number, ns' : numbered(pattern.parameters.add(count))} ` +
      pattern.result,
  )
}

/** Paths of two hops, which beside a direct relation are the next ones. */
function twoHops(query: PathsQuery, names: Names): Statement {
  const pattern = new PathPattern(query, names)
  const predicates = [...pattern.holds('r1'), ...pattern.holds('r2'), ...pattern.mayPass('x')]
  return pattern.statement(
    `${pattern.ends} MATCH (a)-[r1${pattern.type}]-(x)-[r2${pattern.type}]-(b)${whereAll(predicates)} ` +
      `WITH [a, x, b] AS ns ${numbered(pattern.parameters.add(query.count))} ${pattern.result}`,
  )
}

/** Every order in which requirements can be met. */
function ordersOf(requirements: readonly Requirement[]): Requirement[][] {
  if (requirements.length === 0) return [[]]
  return requirements.flatMap((first) =>
    ordersOf(requirements.filter((each) => each !== first)).map((rest) => [first, ...rest]),
  )
}

/**
 * The shortest walks that meet requirements in one order, some of which pass an entry twice; those are sifted out, and
 * so are those that are longer than is asked for: no part of one has a limit but its own.
 */
function walks(query: PathsQuery, order: readonly Requirement[], limit: number, names: Names): Statement {
  const pattern = new PathPattern(query, names)
  const { length, maxHops } = query
  const most = (length ?? maxHops) - order.length
  const least = order.length === 0 && length !== undefined ? length : 1
  const part = (index: number) => {
    const [relation, entry] = [`r${index}`, `x${index}`]
    const predicates = [`${entry} <> a`, ...pattern.holds(relation), ...pattern.mayPass(entry)]
    return `(()-[${relation}${pattern.type}]-(${entry})${whereAll(predicates)}){${least},${most}}`
  }
  const met = order.map((requirement, index) => {
    const middle =
      'id' in requirement
        ? `(m${index}:Entry {id: ${pattern.parameters.add(requirement.id)}})`
        : `(m${index}:${names.label(requirement.kind)} WHERE m${index} <> a AND m${index} <> b)`
    return `${part(index)}${middle}`
  })
  return pattern.statement(
    `${pattern.ends} MATCH p = SHORTEST ${limit} (a)${met.join('')}${part(order.length)}(b) ` +
      'WITH nodes(p) AS ns, length(p) AS hops RETURN [n IN ns | n.id] AS ids ORDER BY hops',
  )
}

/** The relations between consecutive entries of paths that are known. */
function stepsOf(query: PathsQuery, paths: readonly (readonly EntryId[])[], names: Names): Statement {
  const pattern = new PathPattern(query, names)
  return pattern.statement(
    `UNWIND range(0, ${paths.length - 1}) AS number WITH number, ${pattern.parameters.add(paths)}[number] AS ids ` +
      'WITH number, COLLECT { UNWIND ids AS id MATCH (n:Entry {id: id}) RETURN n } AS ns ' +
      pattern.result,
  )
}

function pathOf(row: Row, records: Records): Path {
  const entries = row.get('ids') as EntryId[]
  if (!row.has('steps')) return { entries }
  const steps = row.get('steps') as RelationRow[][]
  return {
    entries,
    steps: steps.map((found) =>
      found
        .map((relation) => records.readRelation(relation))
        .sort((left, right) =>
          left.type === right.type ? (left.id < right.id ? -1 : 1) : left.type < right.type ? -1 : 1,
        )
        .slice(0, relationsPerStep),
    ),
  }
}

/** Finds paths, the shortest first. Made for one question. */
class PathFinding {
  private readonly connection: Connection
  private readonly records: Records
  private readonly query: PathsQuery
  private readonly work: Work
  private readonly found = new Map<string, Path>()
  private stoppedAt: Paths['stoppedAt']
  /** All paths of so many hops were looked at, or as many as were asked for were found. */
  private lookedAt = 0

  constructor(connection: Connection, records: Records, query: PathsQuery, work: Work) {
    this.connection = connection
    this.records = records
    this.query = query
    this.work = work
  }

  async run(): Promise<Paths> {
    const { names } = this.records
    try {
      if (this.isConstrained) return await this.constrained()
      await this.take(shortest(this.query, names))
      if (this.found.size === 0) await this.requireEnds()
      const { hops } = this
      const { maxHops } = this.query
      if (hops === 1 && maxHops > 1 && this.missing > 0) await this.take(twoHops(this.query, names))
      if (this.found.size > 0 && this.missing > 0 && maxHops > Math.max(2, hops)) await this.goFurther()
    } catch (thrown) {
      // Out of time is an answer here, not a failure: what was found is told.
      if (!(thrown instanceof Failure && thrown.code === 'TIMEOUT')) throw thrown
      this.stoppedAt = { hops: Math.max(this.lookedAt, this.hops) + 1, reason: 'time' }
    }
    return this.answer()
  }

  private answer(): Paths {
    const paths = [...this.found.values()].slice(0, this.query.count)
    return this.stoppedAt ? { paths, stoppedAt: this.stoppedAt } : { paths }
  }

  /** Whether the shortest path need not be one of those that are meant. */
  private get isConstrained(): boolean {
    return this.query.length !== undefined || requirementsOf(this.query).length > 0
  }

  /** Looks at more and more walks that meet the requirements in each order, until there are enough. */
  private async constrained(): Promise<Paths> {
    await this.requireEnds()
    const { query, records } = this
    const { length, maxHops } = query
    const requirements = requirementsOf(query)
    if (requirements.length + 1 > (length ?? maxHops)) return this.answer()
    const orders = ordersOf(requirements)
    const work = this.work.part(walkTime)
    for (const limit of walkLimits) {
      const walked = await Promise.all(
        orders.map(async (order) => {
          const rows = await this.connection.read(walks(query, order, limit, records.names), work)
          return rows.map((row) => row.get('ids') as EntryId[])
        }),
      )
      const fits = ({ length: entries }: EntryId[]) =>
        length === undefined ? entries - 1 <= maxHops : entries - 1 === length
      const found = this.newOnes(walked.flat().filter(fits)).sort((left, right) => left.length - right.length)
      const cut = walked.filter((each) => each.length === limit)
      // Beyond the shortest of the longest walks that were looked at there may be more.
      const looked = Math.min(...cut.map((each) => (each.at(-1)?.length ?? 1) - 2))
      const sure = found.filter((entries) => entries.length - 1 <= looked)
      if (cut.length > 0 && sure.length < query.count && limit !== walkLimits.at(-1)) continue
      if (cut.length > 0 && sure.length < query.count)
        this.stoppedAt = { hops: Math.min(looked + 1, length ?? maxHops), reason: 'work' }
      if (found.length > 0) await this.takeWalks(found.slice(0, query.count))
      break
    }
    return this.answer()
  }

  private get missing(): number {
    return this.query.count - this.found.size
  }

  /** The number of hops of the longest path found. */
  private get hops(): number {
    return Math.max(0, ...[...this.found.values()].map(({ entries }) => entries.length - 1))
  }

  private async take(statement: Statement, work = this.work): Promise<void> {
    for (const row of await this.connection.read(statement, work)) {
      const path = pathOf(row, this.records)
      const key = path.entries.join(' ')
      if (!this.found.has(key)) this.found.set(key, path)
    }
  }

  private async requireEnds(): Promise<void> {
    const { from, to, through = [] } = this.query
    const named = [from, to, ...through]
    const ends = await lookup(this.connection, this.records, named, this.work)
    for (const [index, id] of named.entries())
      if (ends[index]?.state !== 'live')
        throw new Failure('NOT_FOUND', `There is no entry '${id}'.`, { data: { id } })
  }

  /** Looks at more and more walks, until there are enough paths, no more walks, or too much work. */
  private async goFurther(): Promise<void> {
    const { names } = this.records
    const work = this.work.part(walkTime)
    this.lookedAt = Math.max(2, this.hops)
    for (const limit of walkLimits) {
      const rows = await this.connection.read(walks(this.query, [], limit, names), work)
      const walked = rows.map((row) => row.get('ids') as EntryId[])
      const further = this.newOnes(walked)
      const exhausted = walked.length < limit
      if (!exhausted) this.lookedAt = Math.max(this.lookedAt, (walked.at(-1)?.length ?? 1) - 2)
      if (!exhausted && further.length < this.missing && limit !== walkLimits.at(-1)) continue
      if (!exhausted && further.length < this.missing)
        this.stoppedAt = { hops: this.lookedAt + 1, reason: 'work' }
      if (further.length > 0) await this.takeWalks(further.slice(0, this.missing))
      return
    }
  }

  private async takeWalks(walks: readonly (readonly EntryId[])[]): Promise<void> {
    if (this.query.withSteps) return this.take(stepsOf(this.query, walks, this.records.names))
    for (const entries of walks) this.found.set(entries.join(' '), { entries })
  }

  private newOnes(walked: readonly EntryId[][]): EntryId[][] {
    const simple = new Map<string, EntryId[]>()
    for (const ids of walked) {
      const key = ids.join(' ')
      if (new Set(ids).size === ids.length && !this.found.has(key)) simple.set(key, ids)
    }
    return [...simple.values()]
  }
}

/** Ways from one entry to another; see the port. */
export async function paths(
  connection: Connection,
  records: Records,
  query: PathsQuery,
  work: Work,
): Promise<Paths> {
  checkPaths(query)
  for (const type of query.types ?? []) records.names.relationshipType(type)
  if (query.types?.length === 0) return { paths: [], ...(query.withMore ? { more: false } : {}) }
  const found = await new PathFinding(connection, records, oneMore(query), work).run()
  if (!query.withMore) return found
  return { ...found, paths: found.paths.slice(0, query.count), more: found.paths.length > query.count }
}
