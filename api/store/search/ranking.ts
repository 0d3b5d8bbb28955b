import type { Entry, EntryId } from '../../model/domain.ts'
import { captionOf, searchForm, searchTexts } from '../../model/names.ts'
import { kindOf, type Ontology } from '../../model/ontology.ts'
import { editDistance } from '../../model/values/nearest.ts'
import type { MatchedIn, SearchHit } from '../port.ts'
import { compareText } from '../textOrder.ts'

/**
 * Why something is found, the best first. Within the first five, hits are ordered by `compareHits`, in every store
 * alike.
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

/** The kinds whose entries come after others of the same name. */
export function kindsBehind({ kinds }: Ontology): string[] {
  return [...kinds.values()].filter(({ stepsBack }) => stepsBack).map(({ name }) => name)
}

/** The order of hits of one tier: by name, then those that step back, then by id. */
export function compareHits(
  left: { readonly id: EntryId; readonly sortName: string },
  right: { readonly id: EntryId; readonly sortName: string },
  model: Ontology,
): number {
  const stepsBack = (id: EntryId) => (model.kinds.get(kindOf(id, model) ?? '')?.stepsBack ? 1 : 0)
  return (
    compareText(left.sortName, right.sortName) ||
    stepsBack(left.id) - stepsBack(right.id) ||
    compareText(left.id, right.id)
  )
}

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
