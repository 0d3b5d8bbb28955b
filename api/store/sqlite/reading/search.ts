import type { Entry } from '../../../model/domain.ts'
import { captionOf, searchForm, sortName } from '../../../model/names.ts'
import type { SearchHit, SearchQuery } from '../../port.ts'
import {
  allowedDistance,
  isSimilar,
  searchForms,
  searchHit,
  searchWords,
  type Tier,
} from '../../search/ranking.ts'
import type { Scalar } from '../database.ts'
import { nameRanks } from '../nameForms.ts'
import { type EntryRow, entryColumns, entryOf } from '../rows.ts'
import { checkNumber, kindsMeant, type Session } from '../session.ts'
import { compareText } from '../textOrder.ts'

/** The most hits that can be asked for. */
const mostHits = 100

/** After every text that begins with the same letters. */
const lastLetter = '\u{10ffff}'

/** How many entries that have the words are looked at for the best ones. */
const rankedMatches = 3000

/** Words say most of the shortest name that has them, and a text that has them says most of what has most relations. */
const [shortest, mostRelated] = ['length(e.sort_name)', 'e.degree DESC']

/** How many similar words stand for one that was written. */
const mostSimilar = 50

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

  private add(rows: readonly EntryRow[], tier: Tier, fits: (entry: Entry) => boolean = () => true): void {
    for (const row of rows) {
      if (this.missing <= 0) return
      if (this.seen.has(row.key)) continue
      const entry = entryOf(row, this.session.symbols)
      if (!fits(entry)) continue
      this.seen.add(row.key)
      this.hits.push(searchHit(entry, this.form, tier))
    }
  }

  /** Of what has these kinds. */
  private get ofKinds(): string {
    return this.kinds ? ` AND e.kind IN (${this.kinds.join(', ')})` : ''
  }

  /** Rows by sort name and id; those that are found already are among them, so as many more are read. */
  private inOrder(from: string, where: string, ...values: readonly Scalar[]): EntryRow[] {
    return this.session.database.all<EntryRow>(
      `SELECT ${entryColumns} FROM ${from} WHERE ${where} ORDER BY e.sort_name, e.id LIMIT ?`,
      ...values,
      this.first + this.seen.size,
    )
  }

  private named(rank: number, where: string, ...values: readonly Scalar[]): EntryRow[] {
    const keys = `e.key IN (SELECT entry_key FROM name WHERE rank = ${rank} AND ${where})${this.ofKinds}`
    return this.inOrder('entry e', keys, ...values)
  }

  /** Entries by a test on their sort names: each kind by its own index, if kinds are asked for. */
  private sorted(where: string, ...values: readonly Scalar[]): EntryRow[] {
    if (!this.kinds) return this.inOrder('entry e', where, ...values)
    return this.kinds.flatMap((kind) => this.inOrder('entry e', `e.kind = ${kind} AND ${where}`, ...values))
  }

  private exactName(): void {
    const short = sortName(this.form)
    const rows = [
      ...this.sorted('e.sort_name = ?', short),
      ...this.named(nameRanks.name, 'form = ?', this.form),
    ].sort(inOrder)
    this.add(rows, 'exactName', (entry) => searchForms(captionOf(entry)).includes(this.form))
  }

  private nameBegins(): void {
    const short = sortName(this.form)
    const beginning = [this.form, this.form + lastLetter]
    const own = short === this.form ? this.sorted('e.sort_name >= ? AND e.sort_name < ?', ...beginning) : []
    const rows = [...own, ...this.named(nameRanks.name, 'form >= ? AND form < ?', ...beginning)].sort(inOrder)
    this.add(rows, 'nameBegins')
  }

  /** Exact names and beginnings: each is a walk along an index, so this can run where it is asked for. */
  byNames(): this {
    if (this.done) return this
    this.exactName()
    if (!this.done) this.add(this.named(nameRanks.abbreviation, 'form = ?', this.form), 'exactAbbreviation')
    if (!this.done) this.add(this.named(nameRanks.otherName, 'form = ?', this.form), 'exactOtherName')
    if (!this.done) this.nameBegins()
    return this
  }

  /** What `byNames` leaves: other names that begin so, words of names and texts, similar words. Can be long. */
  byWords(): this {
    if (this.done) return this
    const range = [this.form, this.form + lastLetter]
    const others = `e.key IN (SELECT entry_key FROM name WHERE rank IN (${nameRanks.abbreviation}, ${nameRanks.otherName}) AND form >= ? AND form < ? AND still_wanted(entry_key))${this.ofKinds}`
    this.add(this.inOrder('entry e', others, ...range), 'otherNameBegins')
    const words = [...new Set(searchWords(this.form))]
    const match = words.map((word) => `${quoted(word)}*`).join(' ')
    if (!this.done) this.add(this.matching(`names : (${match})`, shortest), 'wordsInName')
    if (!this.done) this.add(this.matching(match, mostRelated), 'wordsInText')
    if (!this.done) this.add(this.similar(words), 'similar')
    return this
  }

  /**
   * What has the words, by `best`. With very many only the first ones are compared: their frequencies, which other
   * rankings need, would mean to look at everything that has one of the words.
   */
  private matching(match: string, best: string): EntryRow[] {
    return this.session.database.all<EntryRow>(
      `SELECT ${entryColumns} FROM (SELECT w.rowid AS found FROM words w${
        this.kinds ? ' CROSS JOIN entry e ON e.key = w.rowid' : ''
      }
        WHERE words MATCH ? AND still_wanted(w.rowid)${this.ofKinds} LIMIT ${rankedMatches}) CROSS JOIN entry e ON e.key = found
        ORDER BY ${best}, e.sort_name, e.id LIMIT ?`,
      match,
      this.first + this.seen.size,
    )
  }

  private similar(words: readonly string[]): EntryRow[] {
    const choices = words.map((word) => this.similarWords(word))
    if (choices.every(({ length }) => length === 0)) return []
    const match = choices.map((known, index) => {
      const written = words[index] ?? ''
      return `(${[`${quoted(written)}*`, ...known.map(quoted)].join(' OR ')})`
    })
    return this.matching(`names : (${match.join(' AND ')})`, shortest)
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

function inOrder(left: EntryRow, right: EntryRow): number {
  return compareText(left.sort_name, right.sort_name) || compareText(left.id, right.id)
}

/** A word as FTS5 takes it: in quotes nothing in it is an operator. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`
}
