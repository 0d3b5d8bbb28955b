import type { KindDeclaration } from '../declarations.ts'
import { lookup, naming } from './naming.ts'

/** What diplomacy is about. */
export const topic = {
  name: 'Topic',
  plural: 'Topics',
  family: 'ideas',
  description: 'A field or issue that diplomacy is about, such as climate or disarmament.',
  shape: 'pentagon',
  icon: 'hash',
  caption: 'name',
  properties: {
    ...naming,
    type: {
      value: 'choice',
      filterable: true,
      description: 'What sort of topic it is.',
      choices: {
        field: { label: 'field', description: 'A field of policy.' },
        issue: { label: 'issue', description: 'A problem that calls for an answer.' },
        theme: { label: 'theme', description: 'A way of looking at many issues.' },
        trend: { label: 'trend', description: 'A change over time.' },
        principle: { label: 'principle', description: 'A principle or value.' },
        place: { label: 'place', description: 'A place or region with a meaning of its own.' },
      },
    },
    coordinates: { value: 'coordinates', description: 'Where it is, if it is a place.' },
    ...lookup,
  },
  featured: ['type'],
} as const satisfies KindDeclaration
