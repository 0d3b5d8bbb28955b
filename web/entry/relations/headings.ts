import type { RelationCountData } from '../../data/documents.ts'
import type { KnownOntology } from '../../data/OntologyProvider.tsx'

/** A text as it begins a line: with a capital. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** 'administeredBy' as a heading: 'Administered by'. */
export function fieldInWords(field: string): string {
  return capital(field.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
}

/** What a group of relations is called on the page of an entry: 'Members'. */
export function headingOf(
  { type, direction }: Pick<RelationCountData, 'type' | 'direction'>,
  ontology: KnownOntology,
): string {
  const field = ontology.relationType(type)?.field
  return field ? fieldInWords(direction === 'FORWARD' ? field.forward : field.backward) : type
}

/** The place of a group on the page, for links to it. */
export function anchorOf({ type, direction }: Pick<RelationCountData, 'type' | 'direction'>): string {
  return `${type.toLowerCase().replaceAll('_', '-')}-${direction.toLowerCase()}`
}

/**
 * The relations of which one wants to know how many there were when, and where in the world: who takes part in a
 * body or a treaty.
 */
export function isRoll({ type, direction }: Pick<RelationCountData, 'type' | 'direction'>): boolean {
  return direction === 'BACKWARD' && (type === 'MEMBER_OF' || type === 'PARTY_TO')
}
