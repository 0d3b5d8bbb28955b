import { searchForm } from '../../../model/names.ts'
import type { SearchHit, SearchQuery } from '../../port.ts'
import { allowedDistance, isSimilar, searchHit, searchWords, type Tier } from '../../search/ranking.ts'
import type { Database } from '../database.ts'
import { type EntryRow, entryColumns, entryOf } from '../rows.ts'
import type { Symbols } from '../symbols.ts'

/** How a name stands in the table of names. */
export const nameRanks = { name: 0, abbreviation: 1, otherName: 2 } as const

/** After every text that begins with the same letters. */
const lastLetter = '\u{10ffff}'

/** What was found so far, each entry once, the best first. */
export class Hits {
  readonly hits: SearchHit[] = []
  private readonly seen = new Set<number>()
  private readonly form: string
  private readonly first: number
  private readonly symbols: Symbols

  constructor(form: string, first: number, symbols: Symbols) {
    this.form = form
    this.first = first
    this.symbols = symbols
  }

  get missing(): number {
    return this.first - this.hits.length
  }

  add(rows: readonly EntryRow[], tier: Tier): void {
    for (const row of rows) {
      if (this.missing <= 0 || this.seen.has(row.key)) continue
      this.seen.add(row.key)
      this.hits.push(searchHit(entryOf(row, this.symbols), this.form, tier))
    }
  }
}

function kindCondition({ kinds }: SearchQuery, symbols: Symbols): string {
  return kinds ? `AND e.kind IN (${symbols.allOf(kinds).join(', ')})` : ''
}

/**
 * Hits by names: exact and beginnings. Each is a walk along an index, so this can run where it is asked for.
 * @returns the hits, which may be fewer than asked for
 */
export function searchNames(database: Database, symbols: Symbols, query: SearchQuery): Hits {
  const form = searchForm(query.text)
  const hits = new Hits(form, query.first, symbols)
  if (form === '') return hits
  const kind = kindCondition(query, symbols)
  const exact = `SELECT ${entryColumns} FROM name m CROSS JOIN entry e ON e.key = m.entry_key WHERE m.rank = ? AND m.form = ? ${kind} ORDER BY e.sort_name, e.id LIMIT ?`
  hits.add(database.all<EntryRow>(exact, nameRanks.name, form, query.first), 'exactName')
  hits.add(database.all<EntryRow>(exact, nameRanks.abbreviation, form, query.first), 'exactAbbreviation')
  hits.add(database.all<EntryRow>(exact, nameRanks.otherName, form, query.first), 'exactOtherName')
  const begins = `SELECT ${entryColumns} FROM entry e WHERE e.sort_name >= ? AND e.sort_name < ? ${kind} ORDER BY e.sort_name, e.id LIMIT ?`
  // Those that were found by their exact name come first in this order too, so as many more are asked for.
  if (hits.missing > 0)
    hits.add(
      database.all<EntryRow>(begins, form, form + lastLetter, query.first + hits.hits.length),
      'nameBegins',
    )
  const otherBegins = `SELECT ${entryColumns} FROM entry e WHERE e.key IN (SELECT entry_key FROM name WHERE rank IN (1, 2) AND form >= ? AND form < ?) ${kind} ORDER BY e.sort_name, e.id LIMIT ?`
  if (hits.missing > 0)
    hits.add(
      database.all<EntryRow>(otherBegins, form, form + lastLetter, query.first + hits.hits.length),
      'otherNameBegins',
    )
  return hits
}

/** A word as FTS5 takes it: in quotes nothing in it is an operator. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`
}

function searchWordsOf(database: Database, match: string, kind: string, limit: number): EntryRow[] {
  return database.all<EntryRow>(
    `SELECT ${entryColumns} FROM words w CROSS JOIN entry e ON e.key = w.rowid WHERE words MATCH ? AND still_wanted(w.rowid) ${kind} ORDER BY bm25(words, 10.0, 1.0), e.sort_name, e.id LIMIT ?`,
    match,
    limit,
  )
}

/** The words of names that differ from one that was written by typing errors; the word itself, if it begins one. */
function similarWords(database: Database, word: string): string[] {
  const allowed = allowedDistance(word)
  const terms = database.iterate<{ term: string }>(
    "SELECT term FROM vocabulary WHERE col = 'names' AND length(term) BETWEEN ? AND ?",
    word.length - allowed,
    word.length + allowed,
  )
  const found: string[] = []
  for (const { term } of terms) if (isSimilar(word, term)) found.push(term)
  return found
}

/** Hits by words of names and texts and by similar words, after those by names. Can be long. */
export function searchAll(database: Database, symbols: Symbols, query: SearchQuery): SearchHit[] {
  const hits = searchNames(database, symbols, query)
  const words = searchWords(searchForm(query.text))
  const kind = kindCondition(query, symbols)
  const match = words.map((word) => `${quoted(word)}*`).join(' ')
  const long = words.some((word) => word.length > 1)
  if (hits.missing > 0 && long)
    hits.add(
      searchWordsOf(database, `names : (${match})`, kind, query.first + hits.hits.length),
      'wordsInName',
    )
  if (hits.missing > 0 && long)
    hits.add(searchWordsOf(database, match, kind, query.first + hits.hits.length), 'wordsInText')
  if (hits.missing > 0 && words.some((word) => allowedDistance(word) > 0))
    hits.add(similar(database, words, kind, query.first + hits.hits.length), 'similar')
  return hits.hits
}

function similar(database: Database, words: readonly string[], kind: string, limit: number): EntryRow[] {
  const alternatives = words.map((word) => [`${quoted(word)}*`, ...similarWords(database, word).map(quoted)])
  if (alternatives.every(({ length }) => length === 1)) return []
  return searchWordsOf(
    database,
    `names : (${alternatives.map((choice) => `(${choice.join(' OR ')})`).join(' AND ')})`,
    kind,
    limit,
  )
}
