import type { RelationTypeDeclaration } from '../declarations.ts'

/** Wholes and their parts. */
export const partOf = {
  name: 'part-of',
  description: 'Is a part, organ or stage of.',
  from: [
    'Organization',
    'Coalition',
    'Treaty',
    'Instrument',
    'Event',
    'CaseStudy',
    'Mechanism',
    'Topic',
    'Debate',
    'Proposal',
    'Guide',
    'State',
    'Source',
  ],
  to: [
    'Organization',
    'Coalition',
    'Treaty',
    'Instrument',
    'Event',
    'CaseStudy',
    'Mechanism',
    'Topic',
    'Debate',
    'Proposal',
    'Guide',
    'State',
    'Source',
  ],
  reading: { forward: 'is part of', backward: 'has part' },
  fields: { forward: 'partOf', backward: 'parts' },
  dates: { since: 'Since', until: 'Until', openStart: true, lapses: true },
  properties: { note: { value: 'text', description: 'In what way.' } },
} as const satisfies RelationTypeDeclaration

/** What brought a body or mechanism into being. */
export const establishedBy = {
  name: 'established-by',
  description: 'Was set up by a treaty, a decision, an event or an actor.',
  from: ['Organization', 'Coalition', 'Mechanism', 'Instrument', 'Event'],
  to: ['Treaty', 'Instrument', 'Event', 'Organization', 'State', 'Person', 'Coalition'],
  reading: { forward: 'was established by', backward: 'established' },
  fields: { forward: 'establishedBy', backward: 'established' },
  dates: { since: 'On', until: 'Until', openStart: true },
  properties: { note: { value: 'text', description: 'By which article or decision.' } },
} as const satisfies RelationTypeDeclaration
