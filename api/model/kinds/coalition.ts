import type { KindDeclaration } from '../declarations.ts'
import { lookup, naming } from './naming.ts'

/** Groups of states and others that act together in negotiations. */
export const coalition = {
  name: 'Coalition',
  plural: 'Coalitions',
  family: 'actors',
  description:
    'A group that acts or votes together in negotiations, without being an organization of its own.',
  shape: 'hexagon',
  icon: 'users-group',
  caption: 'name',
  lifespan: { from: 'founded', until: 'dissolved' },
  properties: {
    ...naming,
    type: {
      value: 'choice',
      filterable: true,
      description: 'What holds it together.',
      choices: {
        negotiating: { label: 'negotiating group', description: 'Speaks with one voice in negotiations.' },
        regional: {
          label: 'regional group',
          description: 'Formed by part of the world, mostly for elections.',
        },
        'like-minded': {
          label: 'like-minded group',
          description: 'Joined by a shared position on an issue.',
        },
        'status-based': {
          label: 'group by status',
          description: 'Countries that share a recognised condition, such as least developed countries.',
        },
        friends: {
          label: 'group of friends',
          description: 'An informal group that backs a process, an issue or a mediator.',
        },
        'multi-stakeholder': {
          label: 'multi-stakeholder coalition',
          description: 'Governments together with firms, cities or civil society.',
        },
        'civil-society': {
          label: 'civil society coalition',
          description: 'Non-governmental bodies that campaign together.',
        },
        historical: {
          label: 'alliance or concert',
          description: 'Powers that acted together in their time.',
        },
      },
    },
    founded: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When it first acted together.',
    },
    dissolved: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When it ceased to act.',
    },
    ...lookup,
  },
  featured: ['type', 'founded', 'dissolved', 'website'],
} as const satisfies KindDeclaration
