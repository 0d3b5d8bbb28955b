import type { Relation } from '../../../model/domain.ts'
import {
  bothExist,
  type DayNumber,
  lapses,
  ownStretch,
  type Stretch,
  withinEnds,
} from '../../../model/time.ts'
import type { Scalar } from '../database.ts'
import { datesOf } from '../rows.ts'
import type { Session } from '../session.ts'
import { BatchedInsert } from './batchedInsert.ts'
import type { KnownEntry } from './subjects.ts'

/** One row of `neighbor`, held back so that a changeset's rows for one entry are written together. */
type NeighborRow = readonly [
  entry: number,
  type: number,
  direction: number,
  otherName: string,
  other: number,
  spell: number,
  relation: number,
  from: DayNumber,
  until: DayNumber,
  dated: 0 | 1,
]

const neighborColumns = [
  'entry_key',
  'type',
  'direction',
  'other_name',
  'other_key',
  'spell',
  'relation_key',
  'holds_from',
  'holds_until',
  'dated',
]

const place =
  'entry_key = ? AND type = ? AND direction = ? AND other_name = ? AND other_key = ? AND spell = ?'

/** A relation of an entry, as far as it takes to tell when it holds. */
interface StretchRow {
  other_key: number
  type: number
  direction: number
  other_name: string
  spell: number
  relation_key: number
  since: string | null
  until: string | null
  kind: number
  exists_from: DayNumber
  exists_until: DayNumber
  other_kind: number
  other_from: DayNumber
  other_until: DayNumber
}

/** The ends of a relation. */
export interface Ends {
  readonly from: KnownEntry
  readonly to: KnownEntry
}

/** Keeps what is kept with every entry about its relations: who its neighbours are, and how many. For one changeset. */
export class Neighborhoods {
  private readonly session: Session
  private readonly heldBack: NeighborRow[] = []
  /** By entry, then by type and direction in one number: how many relations more or fewer there are. */
  private readonly counts = new Map<number, Map<number, number>>()

  constructor(session: Session) {
    this.session = session
  }

  /** How a relation of the type stands at its end: a symmetric one reads the same from both. */
  private backward(type: string): 0 | 1 {
    return this.session.model.relationTypes.get(type)?.symmetric ? 0 : 1
  }

  /** The places of a relation in `neighbor`: at its beginning and at its end. */
  private places({ type, spell }: Relation, { from, to }: Ends): [Scalar[], Scalar[]] {
    const number = this.session.symbols.of(type)
    return [
      [from.key, number, 0, to.sort_name, to.key, spell],
      [to.key, number, this.backward(type), from.sort_name, from.key, spell],
    ]
  }

  /** Adds a relation that has this key. */
  add(relation: Relation, key: number, { from, to }: Ends, holds: Stretch): void {
    const { spell } = relation
    const type = this.session.symbols.of(relation.type)
    const back = this.backward(relation.type)
    const dated = relation.since ? 1 : 0
    this.heldBack.push(
      [from.key, type, 0, to.sort_name, to.key, spell, key, holds.from, holds.until, dated],
      [to.key, type, back, from.sort_name, from.key, spell, key, holds.from, holds.until, dated],
    )
    this.count(from.key, type, 0, 1)
    this.count(to.key, type, back, 1)
  }

  /** Says when a relation holds now. */
  date(relation: Relation, ends: Ends, { from, until }: Stretch): void {
    for (const values of this.places(relation, ends))
      this.session.database.run(
        `UPDATE neighbor SET holds_from = ?, holds_until = ?, dated = ? WHERE ${place}`,
        from,
        until,
        relation.since ? 1 : 0,
        ...values,
      )
  }

  /** Takes a relation away. */
  remove(relation: Relation, ends: Ends): void {
    for (const values of this.places(relation, ends)) {
      this.session.database.run(`DELETE FROM neighbor WHERE ${place}`, ...values)
      const [entry, type, direction] = values as [number, number, number]
      this.count(entry, type, direction, -1)
    }
  }

  /** The name of an entry stands with each of its neighbours, so that they list it in order. */
  rename(key: number, before: string, after: string): void {
    const { database, symbols } = this.session
    const rows = database.all<{ other_key: number; type: number; direction: number; spell: number }>(
      'SELECT other_key, type, direction, spell FROM neighbor WHERE entry_key = ?',
      key,
    )
    for (const { other_key: other, type, direction, spell } of rows) {
      const opposite = direction === 1 ? 0 : this.backward(symbols.name(type))
      const values = [after, other, type, opposite, before, key, spell]
      database.run(`UPDATE neighbor SET other_name = ? WHERE ${place}`, ...values)
    }
  }

  /** When the relations of an entry hold, now that it exists at other times. */
  restretch(key: number, name: string): void {
    const { database, symbols, model } = this.session
    const rows = database.all<StretchRow>(
      `SELECT n.other_key, n.type, n.direction, n.other_name, n.spell, n.relation_key, r.since, r.until,
         e.kind, e.exists_from, e.exists_until,
         o.kind AS other_kind, o.exists_from AS other_from, o.exists_until AS other_until
       FROM neighbor n CROSS JOIN relation r ON r.key = n.relation_key CROSS JOIN entry e ON e.key = n.entry_key
       CROSS JOIN entry o ON o.key = n.other_key WHERE n.entry_key = ?`,
      key,
    )
    for (const row of rows) {
      const type = symbols.name(row.type)
      const ends = bothExist(
        [
          { kind: symbols.name(row.kind), exists: { from: row.exists_from, until: row.exists_until } },
          { kind: symbols.name(row.other_kind), exists: { from: row.other_from, until: row.other_until } },
        ],
        model,
      )
      const own = ownStretch({ type, ...datesOf(row) }, model)
      const { from, until } = withinEnds(own, ends, lapses(type, model))
      const back = row.direction === 1 ? 0 : this.backward(type)
      const date = 'SET holds_from = ?, holds_until = ? WHERE'
      database.run(`UPDATE relation ${date} key = ?`, from, until, row.relation_key)
      const places = [
        [key, row.type, row.direction, row.other_name, row.other_key, row.spell],
        [row.other_key, row.type, back, name, key, row.spell],
      ]
      for (const values of places) database.run(`UPDATE neighbor ${date} ${place}`, from, until, ...values)
    }
  }

  /** Forgets an entry that is gone, with all its counts. */
  forget(key: number): void {
    this.counts.delete(key)
    this.session.database.run('DELETE FROM relation_count WHERE entry_key = ?', key)
  }

  private count(entry: number, type: number, direction: number, by: number): void {
    let counts = this.counts.get(entry)
    if (!counts) {
      counts = new Map()
      this.counts.set(entry, counts)
    }
    const group = type * 2 + direction
    counts.set(group, (counts.get(group) ?? 0) + by)
  }

  /** Writes what was held back. */
  flush(): void {
    this.heldBack.sort((left, right) => left[0] - right[0])
    const rows = new BatchedInsert(this.session.database, 'neighbor', neighborColumns)
    for (const values of this.heldBack) rows.add(values)
    rows.flush()
    this.heldBack.length = 0
  }

  /** Writes how many relations there are now. */
  writeCounts(): void {
    const { database } = this.session
    for (const [entry, counts] of [...this.counts].sort(([left], [right]) => left - right)) {
      let degree = 0
      for (const [group, by] of counts) {
        if (by === 0) continue
        degree += by
        const values = [entry, group >> 1, group & 1]
        database.run(
          'INSERT INTO relation_count (entry_key, type, direction, count) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count',
          ...values,
          by,
        )
        const none =
          'DELETE FROM relation_count WHERE entry_key = ? AND type = ? AND direction = ? AND count = 0'
        if (by < 0) database.run(none, ...values)
      }
      if (degree !== 0) database.run('UPDATE entry SET degree = degree + ? WHERE key = ?', degree, entry)
    }
  }
}
