import type { Entry, Properties } from './domain.ts'
import { type Ontology, ontology } from './ontology.ts'

const folded: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ς: 'σ',
}

/**
 * Text as the search compares it: no case, no accents, no punctuation; apostrophes join, other marks part.
 * `Côte d'Ivoire` becomes `cote divoire`.
 */
export function searchForm(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’ʼ‘`]/g, '')
    .toLowerCase()
    .replace(/[ßøłđðþæœıς]/g, (letter) => folded[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** How many letters of a name count in alphabetical order; more would only make every index larger. */
export const sortLength = 64

/** What an entry is ordered by in alphabetical lists: the beginning of its name in search form. Entries that agree in it are ordered by id. */
export function sortName(name: string): string {
  return searchForm(name).slice(0, sortLength)
}

/** The name of an entry of this kind with these properties. */
export function captionOf(
  entry: { kind: string; properties: Properties },
  model: Ontology = ontology,
): string {
  const kind = model.kinds.get(entry.kind)
  return String(entry.properties[kind?.caption ?? 'name'] ?? '')
}

/** What stands for an entry where there is little room; undefined if it has no short form. */
export function shortCaptionOf(entry: Entry, model: Ontology = ontology): string | undefined {
  const property = model.kinds.get(entry.kind)?.shortCaption
  if (property) return entry.properties[property] as string | undefined
  return (entry.properties.abbreviations as readonly string[] | undefined)?.[0]
}

/** What the search knows of an entry. */
export interface SearchTexts {
  readonly name: string
  readonly abbreviations: readonly string[]
  readonly otherNames: readonly string[]
  /** Running text, for words only. */
  readonly text: string
}

function textOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textOf)
  if (typeof value === 'object' && value !== null) {
    const { title, text } = value as { title?: string; text?: string }
    return [title, text].filter((part) => part !== undefined)
  }
  return []
}

/** The texts of an entry that the model says can be searched, not yet in search form. */
export function searchTexts(
  entry: { kind: string; properties: Properties },
  model: Ontology = ontology,
): SearchTexts {
  const declared = model.kinds.get(entry.kind)?.properties ?? {}
  const of = (use: string) =>
    Object.entries(entry.properties).flatMap(([name, value]) =>
      declared[name]?.search === use ? textOf(value) : [],
    )
  return {
    name: captionOf(entry, model),
    abbreviations: of('abbreviation'),
    otherNames: of('otherName'),
    text: of('text').join('\n'),
  }
}

/**
 * The properties of an entry that is found by the names of another one too, as after a merge.
 * @returns undefined if it has all of these names already
 */
export function withNamesOf(
  other: { kind: string; properties: Properties },
  entry: { kind: string; properties: Properties },
  model: Ontology = ontology,
): Properties | undefined {
  const declared = model.kinds.get(entry.kind)?.properties ?? {}
  const known = new Set(namesOf(entry, model).map(searchForm))
  const list = (properties: Properties, name: string) => (properties[name] ?? []) as readonly string[]
  const more = {
    abbreviations: list(other.properties, 'abbreviations'),
    otherNames: [captionOf(other, model), ...list(other.properties, 'otherNames')],
  }
  const properties: Record<string, Properties[string]> = { ...entry.properties }
  for (const [name, names] of Object.entries(more)) {
    const unknown = names.filter((each) => !known.has(searchForm(each)))
    if (!declared[name] || unknown.length === 0) continue
    for (const each of unknown) known.add(searchForm(each))
    properties[name] = [...list(properties, name), ...new Set(unknown)]
  }
  const isMore = Object.keys(more).some((name) => properties[name] !== entry.properties[name])
  return isMore ? properties : undefined
}

function namesOf(entry: { kind: string; properties: Properties }, model: Ontology): string[] {
  const { name, abbreviations, otherNames } = searchTexts(entry, model)
  return [name, ...abbreviations, ...otherNames]
}
