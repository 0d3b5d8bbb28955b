import type { Properties } from '../../model/domain.ts'
import { searchForm, searchTexts, sortName } from '../../model/names.ts'
import type { Ontology } from '../../model/ontology.ts'
import { searchForms } from '../search/ranking.ts'

/**
 * How a form stands in the table of names. The search form of the name itself is the sort name of the entry; the table
 * has it only where it is longer than that, and the other one where apostrophes can part words.
 */
export const nameRanks = { partedName: 0, abbreviation: 1, otherName: 2, longName: 3 } as const

/** What an entry is found by. */
export interface NameForms {
  readonly ranked: readonly { readonly rank: number; readonly form: string }[]
  /** Words of all names, and of texts. */
  readonly names: string
  readonly texts: string
}

/** What an entry of this kind with these properties is found by. */
export function nameForms(entry: { kind: string; properties: Properties }, model: Ontology): NameForms {
  const { name, abbreviations, otherNames, text } = searchTexts(entry, model)
  const ranked = new Map<string, { rank: number; form: string }>()
  const add = (rank: number, forms: readonly string[]) => {
    for (const form of forms) if (form !== '') ranked.set(`${rank} ${form}`, { rank, form })
  }
  const own = searchForms(name)
  const [form = '', ...parted] = own
  add(nameRanks.partedName, parted)
  if (form !== sortName(name)) add(nameRanks.longName, [form])
  const letters = abbreviations.flatMap(searchForms)
  const others = otherNames.flatMap(searchForms)
  add(nameRanks.abbreviation, letters)
  add(nameRanks.otherName, others)
  return {
    ranked: [...ranked.values()],
    names: [...own, ...letters, ...others].join(' '),
    texts: searchForm(text),
  }
}
