import type { Record as Row } from 'neo4j-driver'
import { Failure } from '../../../errors.ts'
import type { Entry, EntryId } from '../../../model/domain.ts'
import { searchForm, sortName } from '../../../model/names.ts'
import type { SearchHit, SearchQuery } from '../../port.ts'
import { allowedDistance, searchHit, searchWords, type Tier, tiers } from '../../search/ranking.ts'
import type { Connection } from '../connection.ts'
import type { Names } from '../names.ts'
import type { Records } from '../records.ts'
import { nameFields, wordsIndex } from '../schema.ts'
import { Parameters, type Statement } from '../statement.ts'
import type { Stored } from '../values.ts'
import type { Work } from '../work.ts'

/** The most hits that can be asked for. */
const mostHits = 100

/** How many hits of a full-text index are looked at where kinds are sifted out afterwards. */
const sifted = 2_000

const rank = (tier: Tier) => tiers.indexOf(tier)

/** How names begin: from the range indexes, in the order of the tiers. */
function beginsStatement(form: string, { kinds, first }: SearchQuery, names: Names): Statement {
  const parameters = new Parameters()
  const whole = parameters.add(form)
  const beginning = sortName(form)
  const limit = parameters.add(first)
  const ofKind = kinds ? [kinds.length > 0 ? `n:${names.labels(kinds)}` : 'false'] : []
  const own = [`n.sortName STARTS WITH ${parameters.add(beginning)}`, 'n.id IS NOT NULL', ...ofKind]
  const full = 'coalesce(n.searchName, n.sortName)'
  if (beginning !== form) own.push(`${full} STARTS WITH ${whole}`)
  const tierOfName =
    `CASE WHEN a.form = ${whole} THEN CASE a.in WHEN 'abbreviation' THEN ${rank('exactAbbreviation')} ELSE ${rank('exactOtherName')} END ` +
    `ELSE ${rank('otherNameBegins')} END`
  const text =
    `CALL () { MATCH (n:Entry) WHERE ${own.join(' AND ')} ` +
    `WITH n ORDER BY n.sortName, n.id LIMIT ${limit} ` +
    `RETURN n, CASE WHEN ${full} = ${whole} THEN ${rank('exactName')} ELSE ${rank('nameBegins')} END AS tier ` +
    `UNION ALL MATCH (a:Name) WHERE a.form STARTS WITH ${whole} MATCH (n:Entry {id: a.of}) ` +
    `${ofKind.length > 0 ? `WHERE ${ofKind[0]} ` : ''}WITH n, min(${tierOfName}) AS tier ` +
    `ORDER BY tier, n.sortName, n.id LIMIT ${limit} RETURN n, tier } ` +
    `WITH n, min(tier) AS tier ORDER BY tier, n.sortName, n.id LIMIT ${limit} ` +
    'RETURN properties(n) AS stored, tier ORDER BY tier, n.sortName, n.id'
  return { text, parameters: parameters.values }
}

/** What one of the words of a name has to be. */
function inNames(word: string, ...forms: readonly string[]): string {
  const choices = nameFields.flatMap((field) => [
    `${field}:${word}^4`,
    ...forms.map((form) => `${field}:${form}`),
  ])
  return `+(${choices.join(' ')})`
}

/** Words in search form are letters and digits only, so nothing in them means anything to Lucene. */
const lucene = {
  wordsInName: (word: string) => inNames(word, `${word}*`),
  wordsInText: (word: string) => `+(${word}^4 ${word}*)`,
  similar: (word: string) =>
    allowedDistance(word) > 0
      ? inNames(word, `${word}*`, `${word}~${allowedDistance(word)}`)
      : inNames(word, `${word}*`),
} as const

type WordTier = keyof typeof lucene

function wordsStatement(
  tier: WordTier,
  words: readonly string[],
  { kinds, first }: SearchQuery,
  found: readonly EntryId[],
  names: Names,
): Statement {
  const parameters = new Parameters()
  const index = parameters.add(wordsIndex)
  const query = parameters.add(words.map(lucene[tier]).join(' '))
  const limit = parameters.add(kinds ? sifted : first + found.length)
  const predicates = [`NOT n.id IN ${parameters.add(found)}`]
  if (kinds) predicates.push(kinds.length > 0 ? `n:${names.labels(kinds)}` : 'false')
  const text =
    `CALL db.index.fulltext.queryNodes(${index}, ${query}, {limit: ${limit}}) YIELD node AS n, score ` +
    `WITH n, score WHERE ${predicates.join(' AND ')} ORDER BY score DESC, n.sortName, n.id ` +
    `LIMIT ${parameters.add(first)} RETURN properties(n) AS stored, ${rank(tier)} AS tier ` +
    'ORDER BY score DESC, n.sortName, n.id'
  return { text, parameters: parameters.values }
}

/** What was found so far, each entry once, in the best of its tiers. */
class Hits {
  readonly byId = new Map<EntryId, { readonly entry: Entry; readonly tier: Tier }>()

  add(rows: readonly Row[], records: Records): void {
    for (const row of rows) {
      const entry = records.readEntry(row.get('stored') as Stored)
      const tier = tiers[row.get('tier') as number]
      if (tier && !this.byId.has(entry.id)) this.byId.set(entry.id, { entry, tier })
    }
  }
}

/** Entries by their names and texts; see the port. */
export async function search(
  connection: Connection,
  records: Records,
  query: SearchQuery,
  work: Work,
): Promise<SearchHit[]> {
  const { names } = records
  const { first, kinds } = query
  if (!Number.isInteger(first) || first < 0 || first > mostHits)
    throw new Failure('BAD_INPUT', `A search gives from 0 to ${mostHits} hits, not ${first}.`, {
      data: { limit: mostHits, value: first },
    })
  for (const kind of kinds ?? []) names.label(kind)
  const form = searchForm(query.text)
  if (form === '' || first === 0) return []
  const hits = new Hits()
  hits.add(await connection.read(beginsStatement(form, query, names), work), records)
  const words = [...new Set(searchWords(form))]
  // One letter begins too many words to say anything; a short word has no room for typing errors.
  const stages: readonly (readonly WordTier[])[] = [
    words.some((word) => word.length > 1) ? ['wordsInName', 'wordsInText'] : [],
    words.some((word) => allowedDistance(word) > 0) ? ['similar'] : [],
  ]
  for (const stage of stages) {
    if (hits.byId.size >= first) break
    const found = [...hits.byId.keys()]
    const answers = stage.map((tier) =>
      connection.read(wordsStatement(tier, words, query, found, names), work),
    )
    for (const rows of await Promise.all(answers)) hits.add(rows, records)
  }
  return [...hits.byId.values()].slice(0, first).map(({ entry, tier }) => searchHit(entry, form, tier))
}
