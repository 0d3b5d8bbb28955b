import type { KindDeclaration } from '../declarations.ts'
import { localNames, lookup, naming } from './naming.ts'

/** The words of diplomacy. */
export const glossaryTerm = {
  name: 'GlossaryTerm',
  plural: 'GlossaryTerms',
  family: 'ideas',
  description:
    'A word of diplomacy, treaty law or international relations with its definition (a SKOS concept).',
  shape: '-1 -.75 .35 -.75 1 0 .35 .75 -1 .75',
  icon: 'abc',
  caption: 'name',
  properties: {
    name: { ...naming.name, label: 'preferred label', description: 'The preferred label of the term.' },
    abbreviations: naming.abbreviations,
    otherNames: {
      ...naming.otherNames,
      label: 'alternative labels',
      description: 'Other words for the same.',
    },
    ...localNames,
    summary: {
      ...naming.summary,
      label: 'definition',
      description: 'The definition, in one to three sentences.',
    },
    scopeNote: {
      value: 'markdown',
      search: 'text',
      label: 'scope note',
      description: 'How the term is used, where its use differs, or what it is confused with.',
    },
    ...lookup,
  },
  featured: ['otherNames', 'scopeNote'],
} as const satisfies KindDeclaration
