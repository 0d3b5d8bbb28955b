import type { KindDeclaration } from '../declarations.ts'
import { localNames, lookup, naming } from './naming.ts'

/** People without whom a case cannot be told. */
export const person = {
  name: 'Person',
  plural: 'Persons',
  family: 'actors',
  description: 'A person who negotiated, led, mediated or shaped the thinking of the field.',
  shape: 'round-triangle',
  icon: 'user',
  caption: 'name',
  lifespan: { from: 'born', until: 'died' },
  properties: {
    ...naming,
    ...localNames,
    born: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When the person was born.',
    },
    died: { value: 'partialDate', filterable: true, sortable: true, description: 'When the person died.' },
    nationality: {
      value: 'countryCode',
      many: true,
      filterable: true,
      description: 'The country or countries that the person is a national of.',
    },
    ...lookup,
  },
  featured: ['born', 'died', 'nationality'],
} as const satisfies KindDeclaration
