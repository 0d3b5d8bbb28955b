import type { Entry, EntryId, Relation } from '../../../model/domain.ts'
import type { Ontology } from '../../../model/ontology.ts'
import { dayNumber } from '../../../model/time.ts'
import type { Neighborhood, NeighborhoodQuery } from '../../port.ts'
import type { Database, Scalar } from '../database.ts'
import { type RelationRow, relationColumns, relationOf } from '../rows.ts'
import type { Symbols } from '../symbols.ts'
import { lookup } from './lookup.ts'
import { countGroup, groupsOf, relations } from './relations.ts'

/** Finds the surroundings of some entries, level by level. Made for one use. */
class Expansion {
  readonly entries = new Map<EntryId, Entry>()
  readonly relations = new Map<string, Relation>()
  readonly groups: Neighborhood['groups'][number][] = []
  limited = false
  private readonly database: Database
  private readonly symbols: Symbols
  private readonly model: Ontology
  private readonly query: NeighborhoodQuery

  constructor(database: Database, symbols: Symbols, model: Ontology, query: NeighborhoodQuery) {
    this.database = database
    this.symbols = symbols
    this.model = model
    this.query = query
  }

  run(): Neighborhood {
    for (const found of lookup(this.database, this.symbols, this.query.start))
      if (found?.state === 'live') this.take(found.entry)
    let frontier = [...this.entries.keys()]
    for (let level = 0; level < this.query.depth && frontier.length > 0; level++) {
      const next: EntryId[] = []
      for (const id of frontier) next.push(...this.expand(id))
      frontier = next
    }
    return {
      entries: [...this.entries.values()],
      relations: [...this.relations.values()],
      groups: this.groups,
      limited: this.limited,
    }
  }

  /** Whether the entry is in the answer: it was already, or there was room. */
  private take(entry: Entry): boolean {
    if (this.entries.has(entry.id)) return true
    if (this.entries.size >= this.query.limit) {
      this.limited = true
      return false
    }
    this.entries.set(entry.id, entry)
    return true
  }

  private expand(id: EntryId): EntryId[] {
    const { types, otherKinds, asOf, perType } = this.query
    const key = this.database.get<{ key: number }>('SELECT key FROM entry WHERE id = ?', id)?.key
    if (key === undefined) return []
    const found: EntryId[] = []
    const filter = {
      ...(types ? { types } : {}),
      ...(otherKinds ? { otherKinds } : {}),
      ...(asOf === undefined ? {} : { asOf }),
    }
    for (const group of groupsOf(this.database, this.symbols, this.model, key, filter)) {
      this.database.wanted.check()
      const total = countGroup(this.database, this.symbols, this.model, key, group, filter)
      if (total === 0) continue
      const page = relations(this.database, this.symbols, this.model, {
        ...filter,
        of: [id],
        types: [group.type],
        direction: group.direction,
        page: { first: perType },
      }).get(id)
      let shown = 0
      for (const { relation, other } of page?.edges ?? []) {
        const isNew = !this.entries.has(other.id)
        if (!this.take(other)) continue
        if (isNew) found.push(other.id)
        this.relations.set(relation.id, relation)
        shown += 1
      }
      this.groups.push({ entry: id, type: group.type, direction: group.direction, shown, total })
    }
    return found
  }
}

/** The surroundings of some entries. */
export function neighborhood(
  database: Database,
  symbols: Symbols,
  model: Ontology,
  query: NeighborhoodQuery,
): Neighborhood {
  return new Expansion(database, symbols, model, query).run()
}

/** The relations whose both ends are among some entries, by id. */
export function relationsAmong(
  database: Database,
  symbols: Symbols,
  {
    entries,
    types,
    asOf,
    limit,
  }: { entries: readonly EntryId[]; types?: readonly string[]; asOf?: string; limit: number },
): Relation[] {
  const day = asOf === undefined ? undefined : dayNumber(asOf)
  const among = 'SELECT e.key FROM json_each(?) j JOIN entry e ON e.id = j.value'
  const values: Scalar[] = [JSON.stringify(entries), JSON.stringify(entries)]
  const type = types ? `AND n.type IN (${symbols.allOf(types).join(', ')})` : ''
  const holds = day === undefined ? '' : 'AND n.holds_from <= ? AND ? < n.holds_until'
  if (day !== undefined) values.push(day, day)
  const rows = database.all<RelationRow>(
    `WITH among AS MATERIALIZED (${among})
     SELECT ${relationColumns}, f.id AS from_id, t.id AS to_id
     FROM among a CROSS JOIN neighbor n ON n.entry_key = a.key CROSS JOIN relation r ON r.key = n.relation_key
       CROSS JOIN entry f ON f.key = r.from_key CROSS JOIN entry t ON t.key = r.to_key
     WHERE n.other_key IN (${among}) AND r.from_key = n.entry_key ${type} ${holds} AND still_wanted(n.relation_key)`,
    ...values,
  )
  return rows
    .map((row) => relationOf(row, symbols))
    .sort((left, right) => (left.id < right.id ? -1 : 1))
    .slice(0, limit)
}
