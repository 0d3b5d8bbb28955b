import type { Entry } from '../../../model/domain.ts'
import { kebab } from '../../../model/ids.ts'
import { captionOf, searchForm, sortName } from '../../../model/names.ts'
import { checkNumber } from '../../checkNumber.ts'
import type { SearchHit, SearchQuery } from '../../port.ts'
import {
  allowedDistance,
  compareHits,
  isSimilar,
  kindsBehind,
  searchForms,
  searchHit,
  searchWords,
  type Tier,
} from '../../search/ranking.ts'
import { stillWanted } from '../conditions/fragment.ts'
import type { Scalar } from '../database.ts'
import { nameRanks } from '../nameForms.ts'
import { kindsMeant, type Session } from '../session.ts'

/** The most hits that can be asked for. */
const mostHits = 100

/** After every text that begins with the same letters. */
const lastLetter = '\u{10ffff}'

/** How many entries that have the words are looked at for the best ones. */
const rankedMatches = 3000

/** How many similar words stand for one that was written. */
const mostSimilar = 50

/** A test on a form of the table of names. */
const begins = 'form >= ? AND form < ?'

/** What places an entry in the order of names, and leads to it. */
interface NameRow {
  readonly key: number
  readonly id: string
  readonly sort_name: string
}

const nameColumns = 'e.key, e.id, e.sort_name'

/** A search under way: what was found so far, each entry once, the best first. */
export class Search {
  readonly form: string
  private readonly hits: SearchHit[] = []
  private readonly seen = new Set<number>()
  private readonly session: Session
  private readonly first: number
  private readonly kinds: readonly number[] | undefined

  /** @throws {Failure} BAD_INPUT if too much is asked for, or of kinds that there are not */
  constructor(session: Session, { text, first, kinds }: SearchQuery) {
    checkNumber('first', first, 0, mostHits)
    this.session = session
    this.first = first
    this.kinds = kinds && session.symbols.allOf(kindsMeant(session, kinds))
    this.form = searchForm(text)
  }

  private get missing(): number {
    return this.first - this.hits.length
  }

  /** Whether there is nothing more to look for. */
  get done(): boolean {
    return this.missing <= 0 || this.form === ''
  }

  /** What was found so far. */
  get found(): readonly SearchHit[] {
    return this.hits
  }

  private readonly compare = (left: NameRow, right: NameRow): number =>
    compareHits(
      { id: left.id, sortName: left.sort_name },
      { id: right.id, sortName: right.sort_name },
      this.session.model,
    )

  private entriesOf(rows: readonly NameRow[]): Entry[] {
    const { session } = this
    const entries = session.known.entriesByKey(
      session,
      rows.map(({ key }) => key),
    )
    return rows.flatMap(({ key }) => entries.get(key)?.entry ?? [])
  }

  private add(rows: readonly NameRow[], tier: Tier): void {
    const unseen: NameRow[] = []
    for (const row of rows) {
      if (unseen.length >= this.missing) break
      if (this.seen.has(row.key)) continue
      this.seen.add(row.key)
      unseen.push(row)
    }
    for (const entry of this.entriesOf(unseen)) this.hits.push(searchHit(entry, this.form, tier))
  }

  /** All that begins with what is looked for. */
  private get beginning(): [from: string, to: string] {
    return [this.form, this.form + lastLetter]
  }

  /** Whether an entry comes after others of the same name, told from the id alone, which the index has. */
  private get behind(): string {
    const prefixes = kindsBehind(this.session.model).map(kebab)
    return `(${prefixes.map((prefix) => `e.id >= '${prefix}:' AND e.id < '${prefix};'`).join(' OR ') || '0'})`
  }

  /** Of what has these kinds. */
  private get ofKinds(): string {
    return this.kinds ? ` AND e.kind IN (${this.kinds.join(', ')})` : ''
  }

  /** Rows by sort name and id; those that are found already are among them, so as many more are read. */
  private inOrder(from: string, where: string, ...values: readonly Scalar[]): NameRow[] {
    return this.session.database.all<NameRow>(
      `SELECT ${nameColumns} FROM ${from} WHERE ${where} ORDER BY e.sort_name, ${this.behind}, e.id LIMIT ?`,
      ...values,
      this.first + this.seen.size,
    )
  }

  private named(rank: number, where: string, ...values: readonly Scalar[]): NameRow[] {
    const keys = `e.key IN (SELECT entry_key FROM name WHERE rank = ${rank} AND ${where})${this.ofKinds}`
    return this.inOrder('entry e', keys, ...values)
  }

  /** Entries by a test on their sort names: each kind by its own index, if kinds are asked for. */
  private sorted(where: string, ...values: readonly Scalar[]): NameRow[] {
    if (!this.kinds) return this.inOrder('entry e', where, ...values)
    return this.kinds.flatMap((kind) => this.inOrder('entry e', `e.kind = ${kind} AND ${where}`, ...values))
  }

  /** Entries whose names begin so: sort names, or where they are too short for it, the whole forms. */
  private ownBeginnings(): NameRow[] {
    return sortName(this.form) === this.form
      ? this.sorted('e.sort_name >= ? AND e.sort_name < ?', ...this.beginning)
      : this.named(nameRanks.longName, begins, ...this.beginning)
  }

  /** How the very form that is looked for stands in the table of names: mostly not at all. */
  private ranksOfForm(): Set<number> {
    const rank = `SELECT rank FROM name WHERE form = ?1 AND rank`
    const rows = this.session.database.all<{ rank: number }>(
      Object.values(nameRanks)
        .map((each) => `SELECT * FROM (${rank} = ${each} LIMIT 1)`)
        .join(' UNION ALL '),
      this.form,
    )
    return new Set(rows.map((row) => row.rank))
  }

  /** Exact names and beginnings: each is a walk along an index, so this can run where it is asked for. */
  byNames(): this {
    if (this.done) return this
    const ranks = this.ranksOfForm()
    const exact = (name: keyof typeof nameRanks) =>
      ranks.has(nameRanks[name]) ? this.named(nameRanks[name], 'form = ?', this.form) : []
    const beginnings = this.ownBeginnings()
    const exactly = [...beginnings, ...exact('partedName'), ...exact('longName')]
    this.add(this.wholly(exactly).sort(this.compare), 'exactName')
    this.add(exact('abbreviation'), 'exactAbbreviation')
    this.add(exact('otherName'), 'exactOtherName')
    if (this.done) return this
    // Up to the first space a name begins alike, whether its apostrophes join or part.
    const parted = this.form.includes(' ') ? this.named(nameRanks.partedName, begins, ...this.beginning) : []
    this.add([...beginnings, ...parted].sort(this.compare), 'nameBegins')
    return this
  }

  /** Those of which it is the whole name. */
  private wholly(rows: readonly NameRow[]): NameRow[] {
    // Most names that begin so are longer, which their sort names tell at once.
    const likely = rows.filter((row) => row.sort_name.length <= this.form.length)
    const entries = this.entriesOf(likely)
    return likely.filter((_, index) => {
      const entry = entries[index]
      return entry !== undefined && searchForms(captionOf(entry)).includes(this.form)
    })
  }

  /** What `byNames` leaves: other names that begin so, words of names and texts, similar words. Can be long. */
  byWords(): this {
    if (this.done) return this
    const others = `e.key IN (SELECT entry_key FROM name WHERE rank IN (${nameRanks.abbreviation}, ${nameRanks.otherName}) AND ${begins} AND ${stillWanted('entry_key')})${this.ofKinds}`
    this.add(this.inOrder('entry e', others, ...this.beginning), 'otherNameBegins')
    const words = [...new Set(searchWords(this.form))]
    const match = words.map((word) => `${quoted(word)}*`).join(' ')
    if (!this.done) this.add(this.matching(`names : (${match})`, words), 'wordsInName')
    if (!this.done) this.add(this.matching(match, words), 'wordsInText')
    if (!this.done) this.add(this.similar(words), 'similar')
    return this
  }

  /**
   * What has the words: first what has one in the name that it is shown by, then what has most relations. With very many
   * only the first ones are compared: frequencies of words, which other rankings need, would mean to look at everything
   * that has one of them.
   */
  private matching(match: string, words: readonly string[]): NameRow[] {
    return this.session.database.all<NameRow>(
      `SELECT ${nameColumns} FROM (SELECT w.rowid AS found FROM words w${
        this.kinds ? ' CROSS JOIN entry e ON e.key = w.rowid' : ''
      }
        WHERE words MATCH ? AND ${stillWanted('w.rowid')}${this.ofKinds} LIMIT ${rankedMatches}) CROSS JOIN entry e ON e.key = found
        ORDER BY EXISTS (SELECT 1 FROM json_each(?) j WHERE instr(' ' || e.sort_name, ' ' || j.value) > 0) DESC,
          e.degree DESC, e.sort_name, e.id LIMIT ?`,
      match,
      JSON.stringify(words),
      this.first + this.seen.size,
    )
  }

  private similar(words: readonly string[]): NameRow[] {
    const choices = words.map((word) => this.similarWords(word))
    if (choices.every(({ length }) => length === 0)) return []
    const match = choices.map((known, index) => {
      const written = words[index] ?? ''
      return `(${[`${quoted(written)}*`, ...known.map(quoted)].join(' OR ')})`
    })
    return this.matching(`names : (${match.join(' AND ')})`, [...words, ...choices.flat()])
  }

  /** The words of names that differ from one that was written by typing errors. */
  private similarWords(word: string): string[] {
    const allowed = allowedDistance(word)
    const found: string[] = []
    for (let length = word.length - allowed; allowed > 0 && length <= word.length + allowed; length++)
      for (const beginning of similarBeginnings(word))
        for (const term of this.wordsOf(length, beginning))
          if (term !== word && isSimilar(word, term)) found.push(term)
    return [...new Set(found)].slice(0, mostSimilar)
  }

  private wordsOf(length: number, beginning: string): string[] {
    this.session.database.wanted.check()
    const row = this.session.database.get<{ terms: string }>(
      'SELECT json_group_array(term) AS terms FROM word WHERE length = ? AND term >= ? AND term < ?',
      length,
      beginning,
      beginning + lastLetter,
    )
    return JSON.parse(row?.terms ?? '[]') as string[]
  }
}

/**
 * How words begin that are looked at for similar ones: with the same letter, with the first two letters the other way
 * round, or without the first. Nearly all do; others would mean to look at every word there is.
 */
function similarBeginnings(word: string): string[] {
  const [first = '', second = '', third = ''] = word
  return [first, second + first, second + third]
}

/** A word as FTS5 takes it: in quotes nothing in it is an operator. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`
}
