import type { Entry } from '../../model/domain.ts'
import { captionOf, searchForm, searchTexts } from '../../model/names.ts'
import { editDistance } from '../../model/values/nearest.ts'
import type { MatchedIn, SearchHit } from '../port.ts'

/**
 * Why something is found, the best first. Within the first five, hits are ordered by sort name, then id, in every
 * store alike.
 */
export const tiers = [
  'exactName',
  'exactAbbreviation',
  'exactOtherName',
  'nameBegins',
  'otherNameBegins',
  'wordsInName',
  'wordsInText',
  'similar',
] as const

/** One of the tiers. */
export type Tier = (typeof tiers)[number]

/** The forms under which a name can be looked up: its search form, and the one in which apostrophes part words. */
export function searchForms(text: string): string[] {
  const joined = searchForm(text)
  const parted = searchForm(text.replace(/['’ʼ‘`]/g, ' '))
  return joined === parted ? [joined] : [joined, parted]
}

/** The words of a text in search form. */
export function searchWords(form: string): string[] {
  return form === '' ? [] : form.split(' ')
}

/** How many letters a word may be off and still count as similar; 0 for words too short to guess. */
export function allowedDistance(word: string): number {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2
}

/** Whether two words in search form differ by no more than typing errors. */
export function isSimilar(written: string, known: string): boolean {
  const allowed = allowedDistance(written)
  return Math.abs(written.length - known.length) <= allowed && editDistance(written, known) <= allowed
}

const byOtherTexts: ReadonlySet<Tier> = new Set(['exactAbbreviation', 'exactOtherName', 'otherNameBegins'])

/** The abbreviation or other name that fits; undefined if none does. */
function otherText(
  entry: Entry,
  form: string,
  tier: Tier,
): { matchedIn: MatchedIn; matchedText: string } | undefined {
  const texts = searchTexts(entry)
  const fits = (text: string) =>
    searchForms(text).some((known) => (tier === 'otherNameBegins' ? known.startsWith(form) : known === form))
  const abbreviation = texts.abbreviations.find(fits)
  const otherName = texts.otherNames.find(fits)
  const [abbreviated, named] = [
    tier !== 'exactOtherName' && abbreviation,
    tier !== 'exactAbbreviation' && otherName,
  ]
  if (named) return { matchedIn: 'otherName', matchedText: named }
  return abbreviated ? { matchedIn: 'abbreviation', matchedText: abbreviated } : undefined
}

function matchedText(entry: Entry, form: string, tier: Tier): { matchedIn: MatchedIn; matchedText: string } {
  const other = byOtherTexts.has(tier) ? otherText(entry, form, tier) : undefined
  if (other) return other
  const matchedIn = tier === 'wordsInText' ? 'text' : tier === 'similar' ? 'similar' : 'name'
  return { matchedIn, matchedText: captionOf(entry) }
}

/** What the search answers for an entry that was found in a tier for words in this search form. */
export function searchHit(entry: Entry, form: string, tier: Tier): SearchHit {
  return { entry, ...matchedText(entry, form, tier) }
}
