import type { Record as Row } from 'neo4j-driver'
import { Failure } from '../../../errors.ts'
import type { Entry, EntryId } from '../../../model/domain.ts'
import { searchForm, sortName } from '../../../model/names.ts'
import type { Ontology } from '../../../model/ontology.ts'
import type { SearchHit, SearchQuery } from '../../port.ts'
import {
  allowedDistance,
  compareHits,
  kindsBehind,
  searchHit,
  searchWords,
  type Tier,
  tiers,
} from '../../search/ranking.ts'
import type { Connection } from '../connection.ts'
import type { Names } from '../names.ts'
import type { Records } from '../records.ts'
import { nameFields, wordsIndex } from '../schema.ts'
import { Parameters } from '../statement.ts'
import type { Stored } from '../values.ts'
import type { Work } from '../work.ts'

/** The most hits that can be asked for. */
const mostHits = 100

/** How many hits of the full-text index are looked at where kinds are sifted out afterwards. */
const sifted = 2_000

const rank = (tier: Tier) => tiers.indexOf(tier)

/** What one of the words of a name has to be, the word itself before others. */
function inNames(word: string, ...forms: readonly string[]): string {
  return [
    `sortName:${word}^4`,
    ...nameFields.flatMap((field) => forms.map((form) => `${field}:${form}`)),
  ].join(' ')
}

/**
 * Questions to Lucene. Words in search form are letters and digits only, so nothing in them means anything to it.
 * Names weigh so much that those with all the words come before every text.
 */
const lucene = {
  words: (words: readonly string[]) =>
    words.map((word) => `+((${inNames(word, `${word}*`)})^1000 searchText:${word}*)`).join(' '),
  similar: (words: readonly string[]) =>
    words
      .map((word) => {
        const distance = allowedDistance(word)
        return `+(${inNames(word, `${word}*`, ...(distance > 0 ? [`${word}~${distance}`] : []))})`
      })
      .join(' '),
} as const

/** One way of looking: a branch of a statement that gives nodes `n` with a tier and a score. */
type Stage = 'names' | 'otherNames' | keyof typeof lucene

/** Puts together what one question asks of the database. */
class Question {
  readonly parameters = new Parameters()
  private readonly form: string
  private readonly words: readonly string[]
  private readonly query: SearchQuery
  private readonly ofKind: readonly string[]
  private readonly labelsBehind: string

  constructor(form: string, query: SearchQuery, names: Names) {
    this.form = form
    this.words = [...new Set(searchWords(form))]
    this.query = query
    this.labelsBehind = names.labels(kindsBehind(names.model))
    this.ofKind = query.kinds ? [query.kinds.length > 0 ? `n:${names.labels(query.kinds)}` : 'false'] : []
  }

  /** Whether an entry comes after others of the same name. */
  private get behind(): string {
    return this.labelsBehind === '' ? '0' : `CASE WHEN n:${this.labelsBehind} THEN 1 ELSE 0 END`
  }

  branches(stage: Stage, found: readonly EntryId[]): string[] {
    if (stage === 'names') return [this.byOwnName(), this.byFurtherNames('=')]
    return [stage === 'otherNames' ? this.byFurtherNames('STARTS WITH') : this.byWords(stage, found)]
  }

  /** How the names themselves begin: from the range index on them, in its order. */
  private byOwnName(): string {
    const { parameters, ofKind } = this
    const whole = parameters.add(this.form)
    const beginning = sortName(this.form)
    const own = [`n.sortName STARTS WITH ${parameters.add(beginning)}`, 'n.id IS NOT NULL', ...ofKind]
    const full = 'coalesce(n.searchName, n.sortName)'
    if (beginning !== this.form) own.push(`${full} STARTS WITH ${whole}`)
    return (
      `MATCH (n:Entry) WHERE ${own.join(' AND ')} WITH n ORDER BY n.sortName, ${this.behind}, n.id LIMIT ${parameters.add(this.query.first)} ` +
      `RETURN n, CASE WHEN ${full} = ${whole} THEN ${rank('exactName')} ELSE ${rank('nameBegins')} END AS tier, 0.0 AS score`
    )
  }

  /** Abbreviations and other names that are the form, or begin with it. */
  private byFurtherNames(operator: '=' | 'STARTS WITH'): string {
    const { parameters, ofKind } = this
    const whole = parameters.add(this.form)
    const tier =
      `CASE WHEN a.form = ${whole} THEN CASE a.in WHEN 'abbreviation' THEN ${rank('exactAbbreviation')} ` +
      `ELSE ${rank('exactOtherName')} END ELSE ${rank('otherNameBegins')} END`
    return (
      `MATCH (a:Name) WHERE a.form ${operator} ${whole} MATCH (n:Entry {id: a.of}) ` +
      `${ofKind.length > 0 ? `WHERE ${ofKind[0]} ` : ''}WITH n, min(${tier}) AS tier ` +
      `ORDER BY tier, n.sortName, ${this.behind}, n.id LIMIT ${parameters.add(this.query.first)} RETURN n, tier, 0.0 AS score`
    )
  }

  private byWords(stage: keyof typeof lucene, found: readonly EntryId[]): string {
    const { parameters, ofKind } = this
    const { first, kinds } = this.query
    const limit = kinds ? sifted : first + found.length
    const predicates = [...(found.length > 0 ? [`NOT n.id IN ${parameters.add(found)}`] : []), ...ofKind]
    const where = predicates.length > 0 ? `WITH n, score WHERE ${predicates.join(' AND ')} ` : ''
    const asked = [wordsIndex, lucene[stage](this.words)].map((value) => parameters.add(value))
    return (
      `CALL db.index.fulltext.queryNodes(${asked.join(', ')}, {limit: ${parameters.add(limit)}}) ` +
      `YIELD node AS n, score ${where}RETURN n, ${rank(stage === 'similar' ? 'similar' : 'wordsInText')} AS tier, score ` +
      `ORDER BY score DESC LIMIT ${parameters.add(first)}`
    )
  }
}

/** Whether every word begins a word of a name. */
function allInNames(words: readonly string[], stored: Stored): boolean {
  const names = nameFields.flatMap((field) => (stored[field] as string | readonly string[] | undefined) ?? [])
  const known = names.flatMap(searchWords)
  return words.every((word) => known.some((one) => one.startsWith(word)))
}

interface Found {
  readonly entry: Entry
  readonly tier: Tier
  readonly score: number
  readonly sortName: string
}

/** By tier, then score, then name, then id: within the tiers of exact names and beginnings all scores are alike. */
function compare(left: Found, right: Found, model: Ontology): number {
  if (left.tier !== right.tier) return rank(left.tier) - rank(right.tier)
  if (left.score !== right.score) return right.score - left.score
  return compareHits(
    { id: left.entry.id, sortName: left.sortName },
    { id: right.entry.id, sortName: right.sortName },
    model,
  )
}

function foundIn(row: Row, words: readonly string[], records: Records): Found {
  const stored = row.get('stored') as Stored
  const written = tiers[row.get('tier') as number] as Tier
  const tier = written === 'wordsInText' && allInNames(words, stored) ? 'wordsInName' : written
  return {
    entry: records.readEntry(stored),
    tier,
    score: row.get('score') as number,
    sortName: stored.sortName as string,
  }
}

/**
 * What is looked through, each only if what comes before gave too little. Several words are hardly ever a name that
 * is being written, so names and words are then looked through at once. One letter begins too many words to say
 * anything; a short word has no room for typing errors.
 */
function stagesOf(words: readonly string[]): Stage[][] {
  const long = words.some((word) => word.length > 1)
  const similar: Stage[][] = words.some((word) => allowedDistance(word) > 0) ? [['similar']] : []
  if (!long) return [['names', 'otherNames'], ...similar]
  return words.length > 1
    ? [['names', 'otherNames', 'words'], ...similar]
    : [['names'], ['otherNames', 'words'], ...similar]
}

/** Entries by their names and texts; see the port. */
export async function search(
  connection: Connection,
  records: Records,
  query: SearchQuery,
  work: Work,
): Promise<SearchHit[]> {
  const { first, kinds } = query
  if (!Number.isInteger(first) || first < 0 || first > mostHits)
    throw new Failure('BAD_INPUT', `A search gives from 0 to ${mostHits} hits, not ${first}.`, {
      data: { limit: mostHits, value: first },
    })
  records.names.labels(kinds ?? [])
  const form = searchForm(query.text)
  if (form === '' || first === 0) return []
  const words = searchWords(form)
  const hits = new Map<EntryId, Found>()
  for (const stages of stagesOf(words)) {
    if (hits.size >= first) break
    const question = new Question(form, query, records.names)
    const branches = stages.flatMap((stage) => question.branches(stage, [...hits.keys()]))
    const text = `CALL () { ${branches.join(' UNION ALL ')} } RETURN properties(n) AS stored, tier, score`
    const rows = await connection.read({ text, parameters: question.parameters.values }, work)
    // The best comes first, and what was found by a better tier before stays.
    for (const found of rows
      .map((row) => foundIn(row, words, records))
      .sort((left, right) => compare(left, right, records.names.model)))
      if (!hits.has(found.entry.id)) hits.set(found.entry.id, found)
  }
  return [...hits.values()].slice(0, first).map(({ entry, tier }) => searchHit(entry, form, tier))
}
