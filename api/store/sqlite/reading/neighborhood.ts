import { Failure } from '../../../errors.ts'
import type { Entry, EntryId, Relation } from '../../../model/domain.ts'
import type { Neighborhood, NeighborhoodQuery } from '../../port.ts'
import { compareText } from '../../textOrder.ts'
import type { Scalar } from '../database.ts'
import { checkNumber, checkTypes, kindsMeant, type Session } from '../session.ts'
import { holdsOnDay } from './groups.ts'
import { lookup } from './lookup.ts'
import { type Group, neighborsOf } from './neighbors.ts'
import { firstOf } from './relations.ts'

/** The most entries that a neighbourhood can have. */
const mostEntries = 100_000

/** Finds the surroundings of some entries, level by level. Made for one use. */
class Expansion {
  private readonly entries = new Map<EntryId, Entry>()
  private readonly relations = new Map<string, Relation>()
  private readonly groups: Neighborhood['groups'][number][] = []
  private limited = false
  private readonly session: Session
  private readonly query: NeighborhoodQuery

  constructor(session: Session, query: NeighborhoodQuery) {
    this.session = session
    this.query = query
  }

  run(): Neighborhood {
    for (const found of lookup(this.session, this.query.start))
      if (found?.state === 'live') this.take(found.entry)
    let frontier = [...this.entries.keys()]
    for (let level = 0; level < this.query.depth && frontier.length > 0; level++) {
      const known = this.entries.size
      this.expand(frontier)
      frontier = [...this.entries.keys()].slice(known)
    }
    const { limited, groups } = this
    return { entries: [...this.entries.values()], relations: [...this.relations.values()], groups, limited }
  }

  /** Takes an entry in if there is room; says whether it is in. */
  private take(entry: Entry): boolean {
    if (this.entries.has(entry.id)) return true
    if (this.entries.size >= this.query.limit) {
      this.limited = true
      return false
    }
    this.entries.set(entry.id, entry)
    return true
  }

  /** Follows the relations of the entries of one level, read at once. */
  private expand(frontier: readonly EntryId[]): void {
    const { types, otherKinds, asOf, perType } = this.query
    const filter = {
      ...(types ? { types } : {}),
      ...(otherKinds ? { otherKinds } : {}),
      ...(asOf === undefined ? {} : { asOf }),
    }
    const reach = { size: perType, backwards: false, withTotal: true }
    for (const [id, groups] of neighborsOf(this.session, frontier, filter, reach))
      for (const group of groups) if (group.total) this.follow(id, group)
  }

  private follow(entry: EntryId, group: Group): void {
    let shown = 0
    for (const { relation, other } of firstOf([group], this.query.perType)) {
      if (!this.take(other)) continue
      this.relations.set(relation.id, relation)
      shown += 1
    }
    const { type, direction, total = 0 } = group
    this.groups.push({ entry, type, direction, shown, total })
  }
}

/** The surroundings of some entries. */
export function neighborhood(session: Session, query: NeighborhoodQuery): Neighborhood {
  checkNumber('depth', query.depth, 1, 3)
  checkNumber('perType', query.perType, 0, 100)
  checkNumber('limit', query.limit, 1, mostEntries)
  checkTypes(session, query.types)
  if (query.otherKinds) kindsMeant(session, query.otherKinds)
  if (query.start.length === 0)
    throw new Failure('BAD_INPUT', 'A neighbourhood needs at least one entry to start from.')
  return session.database.snapshot(() => new Expansion(session, query).run())
}

/** A question for the relations between some entries. */
export interface AmongQuery {
  readonly entries: readonly EntryId[]
  readonly types?: readonly string[]
  readonly asOf?: string
  readonly limit: number
}

/** The relations whose both ends are among some entries, by id. */
export function relationsAmong(session: Session, { entries, types, asOf, limit }: AmongQuery): Relation[] {
  checkTypes(session, types)
  const ids = JSON.stringify(entries)
  const holds = asOf === undefined ? undefined : holdsOnDay('r', asOf)
  const values: Scalar[] = [ids, ...(holds?.values ?? [])]
  const rows = session.database.all<{ key: number }>(
    `WITH among AS MATERIALIZED (SELECT e.key FROM json_each(?) j CROSS JOIN entry e ON e.id = j.value)
     SELECT r.key FROM among a CROSS JOIN neighbor n ON n.entry_key = a.key CROSS JOIN relation r ON r.key = n.relation_key
     WHERE n.other_key IN (SELECT key FROM among) AND r.from_key = n.entry_key AND still_wanted(n.relation_key)
       ${types ? `AND n.type IN (${session.symbols.allOf(types).join(', ')})` : ''} ${holds ? `AND ${holds.sql}` : ''}`,
    ...values,
  )
  const keys = [...new Set(rows.map(({ key }) => key))]
  return [...session.known.relationsByKey(session, keys).values()]
    .sort((left, right) => compareText(left.id, right.id))
    .slice(0, limit)
}
