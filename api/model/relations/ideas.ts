import type { RelationTypeDeclaration } from '../declarations.ts'

/** Wider and narrower terms and topics (SKOS broader and narrower). */
export const broader = {
  name: 'broader',
  description: 'Is a narrower term or topic under a broader one.',
  from: ['GlossaryTerm', 'Topic'],
  to: ['GlossaryTerm', 'Topic'],
  reading: { forward: 'has broader term', backward: 'has narrower term' },
  fields: { forward: 'broader', backward: 'narrower' },
  properties: {},
} as const satisfies RelationTypeDeclaration

const ideas = [
  'GlossaryTerm',
  'Topic',
  'Mechanism',
  'Debate',
  'Proposal',
  'CaseStudy',
  'Guide',
  'Instrument',
  'Organization',
  'Event',
  'Claim',
] as const

/** What belongs together in thought (SKOS related). */
export const related = {
  name: 'related',
  description: 'Is related in meaning.',
  from: ideas,
  to: ideas,
  reading: { forward: 'is related to', backward: 'is related to' },
  fields: { forward: 'related', backward: 'related' },
  symmetric: true,
  properties: {},
} as const satisfies RelationTypeDeclaration

/** What is best understood against its opposite. */
export const contrastsWith = {
  name: 'contrasts-with',
  description: 'Is best understood against.',
  from: ideas,
  to: ideas,
  reading: { forward: 'contrasts with', backward: 'contrasts with' },
  fields: { forward: 'contrastsWith', backward: 'contrastsWith' },
  symmetric: true,
  properties: { note: { value: 'text', description: 'Wherein they differ.' } },
} as const satisfies RelationTypeDeclaration

/** What helps to understand what. */
export const explains = {
  name: 'explains',
  description: 'Helps to understand.',
  from: ['Guide', 'GlossaryTerm', 'CaseStudy', 'Source', 'Claim', 'Topic'],
  to: [
    'Organization',
    'Coalition',
    'State',
    'Person',
    'Treaty',
    'Instrument',
    'Event',
    'CaseStudy',
    'Mechanism',
    'GlossaryTerm',
    'Topic',
    'Debate',
    'Proposal',
    'Guide',
  ],
  reading: { forward: 'explains', backward: 'is explained by' },
  fields: { forward: 'explains', backward: 'explainedBy' },
  properties: {},
} as const satisfies RelationTypeDeclaration
