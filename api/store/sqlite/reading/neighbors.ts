import type { Entry, EntryId, Relation } from '../../../model/domain.ts'
import type { Direction } from '../../../model/ontology.ts'
import { dayNumber } from '../../../model/time.ts'
import type { RelationFilter } from '../../port.ts'
import { type Fragment, plain } from '../conditions/fragment.ts'
import type { Scalar } from '../database.ts'
import { type Packed, packed, unpackedEntry, unpackedRelation } from '../rows.ts'
import type { Session } from '../session.ts'
import { groupFilter, groupsMeant, joined } from './groups.ts'

/** A relation as seen from one of its ends, with what places it in the order. */
export interface Neighbor {
  readonly name: string
  /** The id of the entry at the other end. */
  readonly id: EntryId
  readonly other: Entry
  readonly relation: Relation
  readonly type: string
  readonly direction: Direction
  readonly spell: number
  /** Whether the entry asked about is where the relation begins. A symmetric one reads as forward from both ends. */
  readonly begins: boolean
  /** The first day of `since` as a number; null if unknown, or if not all are read. */
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
  readonly size?: number | undefined
  /** Groups of which another number is read, each once. */
  readonly sizes?: readonly { readonly type: string; readonly direction: Direction; readonly size: number }[]
  readonly backwards: boolean
  /** The name at which to begin; those with this name are not counted. */
  readonly from?: string
  readonly withTotal: boolean
}

/** A row: every further column costs something even where it is empty, so there are few. */
interface Row {
  /** The place of the entry asked about, the type and the direction, in one number. */
  slot: number
  /** The key of the entry at the other end; in a row that tells of a group as a whole, how many there are. */
  other: number
  /** Null in a row that tells of a group as a whole. */
  relation: number | null
  /** The entry and the relation, each packed, or null if it is in memory; null if both are. */
  packed: string | null
}

/** More than all types in both directions. */
const slots = 65_536

const inGroup = 'n.entry_key = a.key AND n.type = c.type AND n.direction = c.direction'

// Last in every Unicode collation that compares by code points.
const lastName = 'char(1114111)'

/** Groups of which the same number is read. */
interface Portion {
  readonly size: number | undefined
  /** A condition on `relation_count c`. */
  readonly such: string
}

/** The groups by how many of each are read. */
function portions({ symbols }: Session, { size, sizes = [] }: Reach): Portion[] {
  const slotsBySize = new Map<number, number[]>()
  for (const { type, direction, size: own } of sizes)
    slotsBySize.set(own, [
      ...(slotsBySize.get(own) ?? []),
      symbols.of(type) * 2 + (direction === 'forward' ? 0 : 1),
    ])
  const slot = 'c.type * 2 + c.direction'
  const named = [...slotsBySize.values()].flat()
  return [
    { size, such: named.length > 0 ? `${slot} NOT IN (${named.join(', ')})` : 'TRUE' },
    ...[...slotsBySize].map(([own, some]) => ({ size: own, such: `${slot} IN (${some.join(', ')})` })),
  ]
}

/** The name after which no more of a group is read; NULL if all of it is. */
function boundOf(
  { size, backwards, from }: Reach,
  asked: ReturnType<typeof groupFilter>,
  tables: string,
): Fragment {
  if (size === undefined) return plain('NULL')
  const beyond: Fragment =
    from === undefined ? plain('TRUE') : { sql: `n.other_name ${backwards ? '<' : '>'} ?`, values: [from] }
  return {
    sql: `(SELECT n.other_name FROM ${tables} WHERE ${inGroup} AND ${asked.sql} AND ${beyond.sql} ORDER BY n.other_name ${backwards ? 'DESC' : 'ASC'} LIMIT 1 OFFSET ?)`,
    values: [...asked.values, ...beyond.values, size],
  }
}

function totalOf({ withTotal }: Reach, asked: ReturnType<typeof groupFilter>, tables: string): Fragment {
  if (!withTotal) return plain('NULL')
  if (!asked.asks) return plain('c.count')
  return {
    sql: `(SELECT count(*) FROM ${tables} WHERE ${inGroup} AND ${asked.sql})`,
    values: asked.values,
  }
}

/** The groups that are meant, of these entries. */
function groups(
  session: Session,
  of: readonly EntryId[],
  filter: RelationFilter,
  type: string | undefined,
  reach: Reach,
): Fragment {
  const asked = groupFilter(session, type, filter)
  const meant = groupsMeant(session, type === undefined ? filter : { ...filter, types: [type] })
  const tables = joined(asked)
  const total = totalOf(reach, asked, tables)
  const selects = portions(session, reach).map(({ size, such }): Fragment => {
    const bound = boundOf({ ...reach, size }, asked, tables)
    return {
      sql: `SELECT j.key * ${slots} + c.type * 2 + c.direction AS slot, a.key AS own_key, c.type AS group_type, c.direction AS direction, ${total.sql} AS total, ${bound.sql} AS bound
      FROM json_each(?) j CROSS JOIN entry a ON a.id = j.value CROSS JOIN relation_count c ON c.entry_key = a.key WHERE ${meant.sql} AND ${such}`,
      values: [...total.values, ...bound.values, JSON.stringify(of), ...meant.values],
    }
  })
  return {
    sql: selects.map(({ sql }) => sql).join(' UNION ALL '),
    values: selects.flatMap(({ values }) => values),
  }
}

const entryText = `iif(knows_entry(n.other_key), NULL, (SELECT ${packed.entry('o')} FROM entry o WHERE o.key = n.other_key))`

const relationText = `iif(knows_relation(n.relation_key), NULL, (SELECT ${packed.relation('q')} FROM relation q WHERE q.key = n.relation_key))`

const columns = `g.slot, n.other_key AS other, n.relation_key AS relation,
  iif(knows_entry(n.other_key) AND knows_relation(n.relation_key), NULL, json_array(${entryText}, ${relationText})) AS packed`

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
    sql: `SELECT ${columns} FROM g CROSS JOIN ${tables} WHERE ${asked.sql}`,
    values: [...bounds.flatMap(({ values }) => values), ...asked.values],
  }
}

/** One statement for all entries and all groups, or one for each relation type where conditions differ between them. */
function rowsOf(session: Session, of: readonly EntryId[], filter: RelationFilter, reach: Reach): Row[] {
  const types = filter.where ? (filter.types ?? [...session.model.relationTypes.keys()]) : [undefined]
  return types.flatMap((type) => {
    const group = groups(session, of, filter, type, reach)
    const member = members(session, filter, type, reach)
    const values: Scalar[] = [...group.values, ...member.values]
    const totals = reach.withTotal ? ' UNION ALL SELECT slot, total, NULL, NULL FROM g' : ''
    return session.database.all<Row>(
      `WITH g AS MATERIALIZED (${group.sql}) ${member.sql}${totals}`,
      ...values,
    )
  })
}

/** What came with a row: the packed entry and relation, where they were not in memory. */
type Parcel = readonly [entry: Packed | null, relation: Packed | null]

const nothing: Parcel = [null, null]

/** The relations in rows, each with the entry at its other end, in the order of the rows; undefined for those that tell of a group. */
function taken(session: Session, rows: readonly Row[], of: readonly EntryId[]) {
  const { known } = session
  const parcels = rows.map(({ packed: text }) => (text === null ? nothing : (JSON.parse(text) as Parcel)))
  // First what is in memory: what is kept from now on may take its place.
  const others = rows.map(({ other, relation }, index) =>
    relation !== null && parcels[index]?.[0] === null ? known.entry(other) : undefined,
  )
  const relations = rows.map(({ relation }, index) =>
    relation !== null && parcels[index]?.[1] === null ? known.relation(relation) : undefined,
  )
  return rows.map(({ slot, other: key, relation: relationKey }, index) => {
    if (relationKey === null) return undefined
    const [entryText, relationText] = parcels[index] as Parcel
    const other = others[index] ?? known.keepEntry(session, unpackedEntry(key, entryText ?? ''))
    const standing = relations[index]
    if (standing) return { other, relation: standing }
    const stored = unpackedRelation(relationKey, relationText ?? '')
    const own = of[Math.floor(slot / slots)] as EntryId
    const [from, to] = stored.from_key === key ? [other.entry.id, own] : [own, other.entry.id]
    return { other, relation: known.keepRelation(session, stored, from, to) }
  })
}

/**
 * The relations of entries by type and direction, in the order of the model. What is read of each group comes in no
 * order; call it within a snapshot.
 * @param of each once
 */
export function neighborsOf(
  session: Session,
  of: readonly EntryId[],
  filter: RelationFilter,
  reach: Reach,
): Map<EntryId, Group[]> {
  const { known, symbols, model } = session
  known.refresh(session)
  const rows = rowsOf(session, of, filter, reach)
  const found = taken(session, rows, of)
  const groups = of.map(() => new Map<number, { -readonly [Key in keyof Group]: Group[Key] }>())
  for (const [index, { slot, other: count }] of rows.entries()) {
    const place = Math.floor(slot / slots)
    const own = groups[place] as (typeof groups)[number]
    let group = own.get(slot)
    if (!group) {
      const direction = slot % 2 === 0 ? 'forward' : 'backward'
      const type = symbols.name(Math.floor((slot % slots) / 2))
      group = { type, direction, neighbors: [], total: undefined }
      own.set(slot, group)
    }
    const neighbor = found[index]
    if (!neighbor) {
      group.total = count
      continue
    }
    const { entry: other, sortName } = neighbor.other
    const { relation } = neighbor
    const { type, direction } = group
    const symmetric = model.relationTypes.get(type)?.symmetric
    group.neighbors.push({
      name: sortName,
      id: other.id,
      other,
      relation,
      type,
      direction,
      spell: relation.spell,
      begins: symmetric ? relation.from === of[place] : direction === 'forward',
      // Where a size is asked for, the order is that of the names.
      since: reach.size === undefined && relation.since ? dayNumber(relation.since.earliest) : null,
    })
  }
  const order = [...model.relationTypes.keys()]
  const rank = ({ type, direction }: Group) => order.indexOf(type) * 2 + (direction === 'forward' ? 0 : 1)
  return new Map(
    of.map((id, place) => {
      const own = [...(groups[place]?.values() ?? [])]
      return [id, own.length > 1 ? own.sort((left, right) => rank(left) - rank(right)) : own]
    }),
  )
}
