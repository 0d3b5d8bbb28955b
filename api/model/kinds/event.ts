import type { KindDeclaration } from '../declarations.ts'
import { lookup, naming } from './naming.ts'

/** Conferences, summits, rounds, crises. */
export const event = {
  name: 'Event',
  plural: 'Events',
  family: 'process',
  description: 'Something that happened at a time: a conference, summit, round of negotiations or crisis.',
  shape: '-1 -.8 1 -.8 0 1',
  icon: 'calendar-event',
  caption: 'name',
  lifespan: { from: 'began', until: 'ended' },
  passes: true,
  properties: {
    ...naming,
    type: {
      value: 'choice',
      filterable: true,
      description: 'What sort of event it is.',
      choices: {
        conference: { label: 'conference', description: 'A meeting to negotiate or decide.' },
        summit: { label: 'summit', description: 'A meeting of heads of state or government.' },
        session: {
          label: 'session of a body',
          description: 'A regular session of an organ or of the parties to a treaty.',
        },
        round: {
          label: 'round of negotiations',
          description: 'A stretch of negotiations, over months or years.',
        },
        conflict: { label: 'armed conflict', description: 'A war or armed conflict.' },
        crisis: { label: 'crisis', description: 'An emergency that called for diplomacy.' },
        dispute: {
          label: 'dispute or proceedings',
          description: 'A quarrel brought before a court, panel or organ.',
        },
        discovery: { label: 'discovery or publication', description: 'A finding that set diplomacy going.' },
        campaign: {
          label: 'campaign or programme',
          description: 'A campaign, observance or programme of limited time.',
        },
        other: { label: 'other event', description: 'None of the above.' },
      },
    },
    began: { value: 'partialDate', filterable: true, sortable: true, description: 'When it began.' },
    ended: { value: 'partialDate', filterable: true, sortable: true, description: 'When it ended.' },
    place: { value: 'text', description: 'The city or place.' },
    country: {
      value: 'countryCode',
      many: true,
      filterable: true,
      description: 'The country in which it took place.',
    },
    coordinates: { value: 'coordinates', description: 'Where it took place.' },
    ...lookup,
  },
  featured: ['type', 'began', 'ended', 'place', 'country'],
} as const satisfies KindDeclaration
