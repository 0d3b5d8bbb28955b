/** The id of an entry, readable and lasting: `organization:world-health-organization`. */
export type EntryId = string

/**
 * The id of a relation: its two ends, its type and, from the second on, the number of the spell:
 * `state:france/member-of/organization:unesco`, `…/2`.
 */
export type RelationId = string

const entryForm = /^[a-z]+(-[a-z]+)*:[a-z0-9]+(-[a-z0-9]+)*$/

/** Letters that the id of an entry may have. */
export const longestId = 160

/** Whether the value has the form of an entry's id. Says nothing of whether there is such an entry. */
export function isEntryId(value: unknown): value is EntryId {
  return typeof value === 'string' && value.length <= longestId && entryForm.test(value)
}

/** Words as they stand in an id: 'Côte d'Ivoire' becomes `cote-divoire`. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/[æÆ]/g, 'ae')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/** `CaseStudy` as it stands in ids: `case-study`. */
export function kebab(name: string): string {
  return name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
}

/** What a relation is known by. */
export interface RelationKey {
  type: string
  from: EntryId
  to: EntryId
  /** Counts the stretches between the same two entries from 1. */
  spell: number
}

/** The id of the relation with these ends, type and spell. */
export function relationId({ type, from, to, spell }: RelationKey): RelationId {
  return spell === 1 ? `${from}/${type}/${to}` : `${from}/${type}/${to}/${spell}`
}

/** The ends, type and spell in a relation's id; undefined if it is not of that form. */
export function parseRelationId(id: string): RelationKey | undefined {
  const [from, type, to, spell, ...rest] = id.split('/')
  if (!isEntryId(from) || !type || !isEntryId(to) || rest.length > 0) return undefined
  if (spell !== undefined && !/^([2-9]|[1-9]\d{1,5})$/.test(spell)) return undefined
  return { type, from, to, spell: Number(spell ?? 1) }
}
