import type { Database } from '../database.ts'
import { Stretches } from './stretches.ts'

/** The ends of the relations of one entry: positions `begin` up to `end` of arrays, in ascending order of `other`. */
export interface Ends {
  readonly begin: number
  readonly end: number
  /** The key of the entry at the other end. */
  readonly other: Int32Array
  /** The number of the relation type. */
  readonly type: Uint16Array
  /** The number of the stretch in which it holds, see `Stretches`. */
  readonly stretch: Int32Array
}

/** What was stored when the arrays were made. */
export interface Standing {
  readonly version: number
  readonly next_entry: number
  readonly next_relation: number
}

/** What is stored now. */
export function standing(database: Database): Standing {
  const row = database.get<Standing>('SELECT version, next_entry, next_relation FROM dataset')
  return row ?? { version: 0, next_entry: 1, next_relation: 1 }
}

/** How many rows are read at once: one long text is parsed faster than many rows are fetched. */
const batch = 20_000

/** Arrays with room for some more entries than there are. */
const slack = 4096

const noEnds = new Int32Array(0)

interface Columns {
  [column: string]: string
}

/** Reads columns of whole numbers of a table, a batch of keys at a time. */
function* columnsOf(database: Database, select: string, last: number): Generator<number[][]> {
  for (let first = 0; first < last; first += batch) {
    database.wanted.check()
    const row = database.get<Columns>(select, first, first + batch)
    yield Object.values(row ?? {}).map((text) => JSON.parse(text) as number[])
  }
}

const relationColumns = ['from_key', 'to_key', 'type', 'holds_from', 'holds_until']
  .map((column) => `json_group_array(${column}) AS ${column}`)
  .join(', ')

/**
 * Who is joined to whom, as arrays in memory: 10 bytes for each end of a relation. Entries whose relations changed
 * since the arrays were made have lists of their own, so that a small write costs little.
 */
export class Adjacency {
  readonly stretches = new Stretches()
  /** The number of the kind of each entry, by its key. */
  kinds: Uint16Array
  at: Standing
  private first: Int32Array
  private readonly other: Int32Array
  private readonly type: Uint16Array
  private readonly stretch: Int32Array
  private readonly changed = new Map<number, Ends>()
  private readonly markings: [Int32Array, Int32Array] = [noEnds, noEnds]

  /** Reads the whole graph: about a second for a million relations. */
  constructor(database: Database) {
    this.at = standing(database)
    const size = this.at.next_entry + slack
    this.kinds = new Uint16Array(size)
    this.first = new Int32Array(size + 1)
    const ends = this.countEnds(database)
    this.other = new Int32Array(ends)
    this.type = new Uint16Array(ends)
    this.stretch = new Int32Array(ends)
    this.fill(database)
    this.sortAll()
  }

  /** How many entries have lists of their own. */
  get changes(): number {
    return this.changed.size
  }

  private countEnds(database: Database): number {
    const sql =
      'SELECT json_group_array(key) AS k, json_group_array(kind) AS n, json_group_array(degree) AS d FROM entry WHERE key >= ? AND key < ?'
    for (const [keys = [], kinds = [], degrees = []] of columnsOf(database, sql, this.at.next_entry))
      for (const [index, key] of keys.entries()) {
        this.kinds[key] = kinds[index] ?? 0
        this.first[key + 1] = degrees[index] ?? 0
      }
    for (let key = 1; key < this.first.length; key++)
      this.first[key] = (this.first[key] ?? 0) + (this.first[key - 1] ?? 0)
    return this.first[this.first.length - 1] ?? 0
  }

  private fill(database: Database): void {
    const next = this.first.slice()
    const put = (from: number, to: number, type: number, stretch: number) => {
      const place = next[from] ?? 0
      next[from] = place + 1
      this.other[place] = to
      this.type[place] = type
      this.stretch[place] = stretch
    }
    const sql = `SELECT ${relationColumns} FROM relation WHERE key >= ? AND key < ?`
    for (const [from = [], to = [], type = [], since = [], until = []] of columnsOf(
      database,
      sql,
      this.at.next_relation,
    ))
      for (let index = 0; index < from.length; index++) {
        const [one, other, kind] = [from[index] ?? 0, to[index] ?? 0, type[index] ?? 0]
        const stretch = this.stretches.number(since[index] ?? 0, until[index] ?? 0)
        put(one, other, kind, stretch)
        put(other, one, kind, stretch)
      }
  }

  private sortAll(): void {
    for (let key = 0; key + 1 < this.first.length; key++)
      sortEnds(this.first[key] ?? 0, this.first[key + 1] ?? 0, this.other, this.type, this.stretch)
  }

  /** The ends of an entry's relations. */
  of(key: number): Ends {
    const changed = this.changed.size > 0 ? this.changed.get(key) : undefined
    if (changed) return changed
    const { other, type, stretch } = this
    const [begin, end] =
      key + 1 < this.first.length ? [this.first[key] ?? 0, this.first[key + 1] ?? 0] : [0, 0]
    return { begin, end, other, type, stretch }
  }

  /** Notes the kind of a new entry. */
  place(key: number, kind: number): void {
    if (key >= this.kinds.length) {
      const larger = new Uint16Array(key + slack)
      larger.set(this.kinds)
      this.kinds = larger
    }
    this.kinds[key] = kind
  }

  /** Two rows of marks with room for every entry, all zeros: who sets some wipes them, which is cheaper than new rows. */
  marks(): readonly [Int32Array, Int32Array] {
    const size = this.kinds.length
    if (this.markings[0].length < size)
      for (const side of [0, 1] as const) this.markings[side] = new Int32Array(size)
    return this.markings
  }

  /** Reads the relations of one entry again. */
  renew(database: Database, key: number): void {
    const rows = database.all<{ other_key: number; type: number; holds_from: number; holds_until: number }>(
      'SELECT other_key, type, holds_from, holds_until FROM neighbor WHERE entry_key = ? ORDER BY other_key, type, holds_from, holds_until',
      key,
    )
    this.changed.set(key, {
      begin: 0,
      end: rows.length,
      other: rows.length === 0 ? noEnds : Int32Array.from(rows, (row) => row.other_key),
      type: Uint16Array.from(rows, (row) => row.type),
      stretch: Int32Array.from(rows, (row) => this.stretches.number(row.holds_from, row.holds_until)),
    })
  }
}

/** Puts the ends of one entry in the order of the other ends. */
function sortEnds(
  begin: number,
  end: number,
  other: Int32Array,
  type: Uint16Array,
  stretch: Int32Array,
): void {
  const length = end - begin
  if (length < 2) return
  // The key and the place in one number: places are fewer than 2^22, keys fewer than 2^31.
  const packed = new Float64Array(length)
  for (let index = 0; index < length; index++) packed[index] = (other[begin + index] ?? 0) * 0x400000 + index
  packed.sort()
  const [types, stretches] = [type.slice(begin, end), stretch.slice(begin, end)]
  for (let index = 0; index < length; index++) {
    const value = packed[index] ?? 0
    const from = value % 0x400000
    other[begin + index] = Math.floor(value / 0x400000)
    type[begin + index] = types[from] ?? 0
    stretch[begin + index] = stretches[from] ?? 0
  }
}
