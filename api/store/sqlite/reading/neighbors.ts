import type { Entry, EntryId, Relation } from '../../../model/domain.ts'
import type { Direction } from '../../../model/ontology.ts'
import type { RelationFilter } from '../../port.ts'
import type { Fragment } from '../conditions/fragment.ts'
import type { Scalar } from '../database.ts'
import type { EntryRow, RelationRow } from '../rows.ts'
import type { Session } from '../session.ts'
import { groupFilter, groupsMeant, joined } from './groups.ts'

/** A relation as seen from one of its ends, with what places it in the order. */
export interface Neighbor {
  readonly name: string
  readonly other: Entry
  readonly relation: Relation
  readonly type: string
  readonly direction: Direction
  readonly spell: number
  /** Whether the entry asked about is where the relation begins. A symmetric one reads as forward from both ends. */
  readonly begins: boolean
  /** The first day of `since` as a number; null if unknown. */
  readonly since: number | null
}

/** The relations of an entry that have one type and one direction: the first of them in no order, and how many there are. */
export interface Group {
  readonly type: string
  readonly direction: Direction
  readonly neighbors: Neighbor[]
  /** Present if asked for. */
  readonly total: number | undefined
}

/** How many relations of each group are read, and from where. */
export interface Reach {
  /** So many of each group by name, perhaps some more of the last name; all of them if absent. */
  readonly size?: number
  readonly backwards: boolean
  /** The name at which to begin; those with this name are not counted. */
  readonly from?: string
  readonly withTotal: boolean
}

interface Row extends Omit<EntryRow, 'key' | 'id' | 'citations' | 'properties'>, RelationRow {
  id: string
  own_key: number
  group_type: number
  direction: number
  total: number | null
  /** Null in a row that tells of the group alone. */
  other_key: number | null
  other_name: string
  relation_key: number
  holds_from: number
  entry_known: number
  entry_id: string | null
  entry_properties: string
  entry_citations: string | null
  entry_revision: number
  entry_changed_in: number
  relation_known: number
  from_key: number
  to_key: number
}

const inGroup = 'n.entry_key = a.key AND n.type = c.type AND n.direction = c.direction'

const groupColumns = ['id', 'own_key', 'group_type', 'direction', 'total']

// Last in every Unicode collation that compares by code points.
const lastName = 'char(1114111)'

/** The groups that are meant, with the name at which each is to end. */
function groups(session: Session, filter: RelationFilter, type: string | undefined, reach: Reach): Fragment {
  const asked = groupFilter(session, type, filter)
  const meant = groupsMeant(session, type === undefined ? filter : { ...filter, types: [type] })
  const tables = joined(asked)
  const total = !reach.withTotal
    ? { sql: 'NULL', values: [] }
    : asked.asks
      ? {
          sql: `(SELECT count(*) FROM ${tables} WHERE ${inGroup} AND ${asked.sql})`,
          values: asked.values,
        }
      : { sql: 'c.count', values: [] }
  const { size, backwards, from } = reach
  const beyond: Fragment =
    from === undefined
      ? { sql: 'TRUE', values: [] }
      : { sql: `n.other_name ${backwards ? '<' : '>'} ?`, values: [from] }
  const bound: Fragment =
    size === undefined
      ? { sql: 'NULL', values: [] }
      : {
          sql: `(SELECT n.other_name FROM ${tables} WHERE ${inGroup} AND ${asked.sql} AND ${beyond.sql} ORDER BY n.other_name ${backwards ? 'DESC' : 'ASC'} LIMIT 1 OFFSET ?)`,
          values: [...asked.values, ...beyond.values, size],
        }
  return {
    sql: `SELECT a.id AS id, a.key AS own_key, c.type AS group_type, c.direction AS direction, ${total.sql} AS total, ${bound.sql} AS bound
      FROM json_each(?) j CROSS JOIN entry a ON a.id = j.value CROSS JOIN relation_count c ON c.entry_key = a.key WHERE ${meant.sql}`,
    values: [...total.values, ...bound.values],
  }
}

const columns = `g.id, g.own_key, g.group_type, g.direction, g.total, n.other_key, n.other_name, n.spell, n.relation_key, n.holds_from,
  knows_entry(n.other_key) AS entry_known, o.id AS entry_id, o.kind, o.sort_name, o.properties AS entry_properties,
  o.citations AS entry_citations, o.revision AS entry_revision, o.changed_in AS entry_changed_in,
  knows_relation(n.relation_key) AS relation_known, q.type, q.from_key, q.to_key, q.since, q.until, q.properties, q.citations, q.revision, q.changed_in`

/** The relations of the groups. What is in memory already is not fetched again. */
function members(session: Session, filter: RelationFilter, type: string | undefined, reach: Reach): Fragment {
  const asked = groupFilter(session, type, filter)
  const { size, backwards, from } = reach
  const bounds: Fragment[] = []
  if (from !== undefined) bounds.push({ sql: `n.other_name ${backwards ? '<=' : '>='} ?`, values: [from] })
  if (size !== undefined)
    bounds.push({
      sql: backwards
        ? "n.other_name >= coalesce(g.bound, '')"
        : `n.other_name <= coalesce(g.bound, ${lastName})`,
      values: [],
    })
  const within = bounds.map(({ sql }) => ` AND ${sql}`).join('')
  const tables = joined(asked).replace(
    'neighbor n',
    `neighbor n ON n.entry_key = g.own_key AND n.type = g.group_type AND n.direction = g.direction${within}`,
  )
  return {
    sql: `SELECT ${columns} FROM g CROSS JOIN ${tables}
      LEFT JOIN entry o ON o.key = iif(knows_entry(n.other_key), NULL, n.other_key)
      LEFT JOIN relation q ON q.key = iif(knows_relation(n.relation_key), NULL, n.relation_key) WHERE ${asked.sql}`,
    values: [...bounds.flatMap(({ values }) => values), ...asked.values],
  }
}

/** One statement for all entries and all groups, or one for each relation type where conditions differ between them. */
function rowsOf(session: Session, of: readonly EntryId[], filter: RelationFilter, reach: Reach): Row[] {
  const types = filter.where ? (filter.types ?? [...session.model.relationTypes.keys()]) : [undefined]
  return types.flatMap((type) => {
    const group = groups(session, filter, type, reach)
    const member = members(session, filter, type, reach)
    const values: Scalar[] = [...group.values, JSON.stringify(of), ...member.values]
    const nothing = columns.split(',').slice(groupColumns.length)
    const totals = reach.withTotal
      ? ` UNION ALL SELECT ${groupColumns.join(', ')}, ${nothing.map(() => 'NULL').join(', ')} FROM g`
      : ''
    return session.database.all<Row>(
      `WITH g AS MATERIALIZED (${group.sql}) ${member.sql}${totals}`,
      ...values,
    )
  })
}

function neighborOf(
  session: Session,
  row: Row,
  entries: ReadonlyMap<number, Entry>,
  relations: ReadonlyMap<number, Relation>,
): Neighbor {
  const other = entries.get(row.other_key as number)
  const relation = relations.get(row.relation_key)
  if (!other || !relation) throw new RangeError(`An index has a relation of ${row.id}, which is not there`)
  return {
    name: row.other_name,
    other,
    relation,
    type: relation.type,
    direction: row.direction === 0 ? 'forward' : 'backward',
    spell: row.spell,
    begins: session.model.relationTypes.get(relation.type)?.symmetric
      ? relation.from === row.id
      : row.direction === 0,
    since: relation.since ? row.holds_from : null,
  }
}

/** The entries and relations of rows: those that came with them, and those that were in memory. */
function taken(session: Session, rows: readonly Row[]) {
  const { known } = session
  const entries = new Map<number, Entry>()
  const relations = new Map<number, Relation>()
  // First what is in memory: what is kept from now on may take its place.
  for (const row of rows) {
    if (row.entry_known && row.other_key !== null) entries.set(row.other_key, known.entry(row.other_key))
    if (row.relation_known) relations.set(row.relation_key, known.relation(row.relation_key))
  }
  for (const row of rows) {
    if (row.other_key === null) continue
    if (!entries.has(row.other_key))
      entries.set(
        row.other_key,
        known.keepEntry(session, {
          key: row.other_key,
          id: row.entry_id ?? '',
          kind: row.kind,
          sort_name: row.sort_name,
          properties: row.entry_properties,
          citations: row.entry_citations,
          revision: row.entry_revision,
          changed_in: row.entry_changed_in,
        }).entry,
      )
    if (relations.has(row.relation_key)) continue
    const [own, other] = [row.id, entries.get(row.other_key)?.id ?? '']
    const ends = row.from_key === row.own_key ? ([own, other] as const) : ([other, own] as const)
    relations.set(row.relation_key, known.keepRelation(session, { ...row, key: row.relation_key }, ...ends))
  }
  return { entries, relations }
}

/**
 * The relations of entries by type and direction, in the order of the model. What is read of each group comes in no
 * order; call it within a snapshot.
 */
export function neighborsOf(
  session: Session,
  of: readonly EntryId[],
  filter: RelationFilter,
  reach: Reach,
): Map<EntryId, Group[]> {
  session.known.refresh(session)
  const rows = rowsOf(session, of, filter, reach)
  const { entries, relations } = taken(session, rows)
  const found = new Map<EntryId, Map<string, Group>>(of.map((id) => [id, new Map()]))
  for (const row of rows) {
    const own = found.get(row.id) as Map<string, Group>
    const key = `${row.group_type} ${row.direction}`
    const group = own.get(key) ?? {
      type: session.symbols.name(row.group_type),
      direction: row.direction === 0 ? 'forward' : 'backward',
      neighbors: [],
      total: row.total ?? undefined,
    }
    own.set(key, group)
    if (row.other_key !== null) group.neighbors.push(neighborOf(session, row, entries, relations))
  }
  const order = [...session.model.relationTypes.keys()]
  const place = ({ type, direction }: Group) => order.indexOf(type) * 2 + (direction === 'forward' ? 0 : 1)
  return new Map(
    [...found].map(([id, own]) => [id, [...own.values()].sort((left, right) => place(left) - place(right))]),
  )
}
