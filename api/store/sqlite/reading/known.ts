import type { Entry, EntryId, Relation } from '../../../model/domain.ts'
import {
  type EndsRow,
  type EntryRow,
  entryColumns,
  entryOf,
  type RelationRow,
  relationColumns,
  relationOf,
} from '../rows.ts'
import type { Session } from '../session.ts'

/** An entry with what it is ordered by. */
export interface KnownEntry {
  readonly entry: Entry
  readonly sortName: string
}

/** How many of each are kept: some ten megabytes of what is asked for most. */
const kept = { entries: 5000, relations: 10_000, answers: 500 }

/** Larger questions and answers are not kept, so that few of them cannot fill the memory. */
const largestKept = { question: 400, entries: 25 }

function keep<Key, Value>(map: Map<Key, Value>, most: number, key: Key, value: Value): void {
  const [oldest] = map.size >= most ? map.keys() : []
  if (oldest !== undefined) map.delete(oldest)
  map.set(key, value)
}

const entriesByKey = `SELECT ${entryColumns} FROM json_each(?) j CROSS JOIN entry e ON e.key = j.value`
const entryById = `SELECT ${entryColumns} FROM entry e WHERE e.id = ?`
const entriesById = `SELECT ${entryColumns} FROM json_each(?) j CROSS JOIN entry e ON e.id = j.value`
const relationsByKey = `SELECT ${relationColumns}, f.id AS from_id, t.id AS to_id
  FROM json_each(?) j CROSS JOIN relation r ON r.key = j.value
    CROSS JOIN entry f ON f.key = r.from_key CROSS JOIN entry t ON t.key = r.to_key`

/**
 * Entries and relations as they were read last, while the dataset version stays: to make them of rows costs more than
 * to find the rows. For readers alone; who writes sees rows that are of no version yet.
 */
export class Known {
  private version = -1
  private readonly oncePerTurn: boolean
  private isLookedAt = false
  private readonly entries = new Map<number, KnownEntry>()
  private readonly keys = new Map<EntryId, number>()
  private readonly relations = new Map<number, Relation>()
  private readonly answers = new Map<string, unknown>()

  /**
   * @param oncePerTurn looks at the version once in a turn of the event loop, outside of snapshots. For the thread that
   * answers requests: those of one turn were all there when it began. A reader in a thread of its own takes several
   * jobs in a turn, and some are asked after a commit that others came before.
   */
  constructor(oncePerTurn = false) {
    this.oncePerTurn = oncePerTurn
  }

  /** Has the version looked at again in this turn: it was changed from here. */
  lookAgain(): void {
    this.isLookedAt = false
  }

  /** Forgets what is of another version than what is stored now; called before anything is taken from here. */
  refresh({ database }: Session): void {
    database.memory = this
    if (this.isLookedAt && !database.isInSnapshot) return
    const version = database.version()
    if (this.oncePerTurn && !this.isLookedAt) {
      this.isLookedAt = true
      setImmediate(() => this.lookAgain())
    }
    if (version === this.version) return
    this.version = version
    this.entries.clear()
    this.keys.clear()
    this.relations.clear()
    this.answers.clear()
  }

  /**
   * The answer to a small question that is asked again and again: the first letters that people type, the first pages
   * of lists.
   * @param question all that the answer depends on, but for the version
   * @param find looks it up, here or in another thread
   * @param size how many entries or relations an answer holds; one that shall not be kept is larger than any
   */
  async answer<Answer>(
    session: Session,
    question: string,
    find: () => Answer | Promise<Answer>,
    size: (answer: Answer) => number,
  ): Promise<Answer> {
    this.refresh(session)
    if (this.answers.has(question)) return this.answers.get(question) as Answer
    const { version } = this
    const answer = await find()
    this.refresh(session)
    const small = question.length <= largestKept.question && size(answer) <= largestKept.entries
    // What was read while a changeset was applied may be of either version.
    if (small && version === this.version) keep(this.answers, kept.answers, question, answer)
    return answer
  }

  /** Whether an entry is in memory; asked from inside statements, so that they do not fetch it again. */
  knowsEntry(key: number): boolean {
    return this.entries.has(key)
  }

  /** Whether a relation is in memory. */
  knowsRelation(key: number): boolean {
    return this.relations.has(key)
  }

  /** An entry that is in memory. */
  entry(key: number): KnownEntry {
    return this.entries.get(key) as KnownEntry
  }

  /** A relation that is in memory. */
  relation(key: number): Relation {
    return this.relations.get(key) as Relation
  }

  /** Keeps the relation of a row that was read. */
  keepRelation(session: Session, row: RelationRow, from: EntryId, to: EntryId): Relation {
    const relation = relationOf(row, from, to, session.symbols)
    keep(this.relations, kept.relations, row.key, relation)
    return relation
  }

  /** Keeps the entry of a row that was read. */
  keepEntry(session: Session, row: EntryRow): KnownEntry {
    const known = { entry: entryOf(row, session.symbols), sortName: row.sort_name }
    keep(this.entries, kept.entries, row.key, known)
    keep(this.keys, kept.entries, known.entry.id, row.key)
    return known
  }

  /** Live entries by their keys. */
  entriesByKey(session: Session, keys: readonly number[]): Map<number, KnownEntry> {
    this.refresh(session)
    const found = new Map<number, KnownEntry>()
    const missing: number[] = []
    for (const key of keys) {
      const known = this.entries.get(key)
      if (known) found.set(key, known)
      else missing.push(key)
    }
    if (missing.length > 0)
      for (const row of session.database.all<EntryRow>(entriesByKey, JSON.stringify(missing)))
        found.set(row.key, this.keepEntry(session, row))
    return found
  }

  /** The live entry under an id. */
  entryById(session: Session, id: EntryId): Entry | undefined {
    this.refresh(session)
    const key = this.keys.get(id)
    const known = key === undefined ? undefined : this.entries.get(key)
    if (known) return known.entry
    const row = session.database.get<EntryRow>(entryById, id)
    return row && this.keepEntry(session, row).entry
  }

  /** The live entries under ids, in their order, if all are in memory: then nothing more is read. */
  allInMemory(session: Session, ids: readonly EntryId[]): Entry[] | undefined {
    this.refresh(session)
    const found = ids.flatMap((id) => this.entries.get(this.keys.get(id) ?? -1)?.entry ?? [])
    return found.length === ids.length ? found : undefined
  }

  /** The live entries under ids. */
  entriesById(session: Session, ids: readonly EntryId[]): Map<EntryId, Entry> {
    this.refresh(session)
    const found = new Map<EntryId, Entry>()
    const missing: EntryId[] = []
    for (const id of ids) {
      const key = this.keys.get(id)
      const known = key === undefined ? undefined : this.entries.get(key)
      if (known) found.set(id, known.entry)
      else missing.push(id)
    }
    if (missing.length > 0)
      for (const row of session.database.all<EntryRow>(entriesById, JSON.stringify(missing)))
        found.set(row.id, this.keepEntry(session, row).entry)
    return found
  }

  /** Relations by their keys. */
  relationsByKey(session: Session, keys: readonly number[]): Map<number, Relation> {
    this.refresh(session)
    const found = new Map<number, Relation>()
    const missing: number[] = []
    for (const key of keys) {
      const known = this.relations.get(key)
      if (known) found.set(key, known)
      else missing.push(key)
    }
    if (missing.length === 0) return found
    const rows = session.database.all<RelationRow & EndsRow & { from_id: string; to_id: string }>(
      relationsByKey,
      JSON.stringify(missing),
    )
    for (const row of rows) {
      found.set(row.key, this.keepRelation(session, row, row.from_id, row.to_id))
    }
    return found
  }
}
