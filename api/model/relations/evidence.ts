import type { RelationTypeDeclaration } from '../declarations.ts'

/** A claim that answers the question of a debate. */
export const answers = {
  name: 'answers',
  description: 'Is a position in a debate, or answers a question.',
  from: ['Claim', 'Proposal', 'Guide', 'CaseStudy'],
  to: ['Debate', 'Guide'],
  reading: { forward: 'answers', backward: 'is answered by' },
  fields: { forward: 'answers', backward: 'answeredBy' },
  properties: {
    order: {
      value: 'integer',
      sortable: true,
      description: 'The order in which the positions were first argued, from 1.',
    },
  },
} as const satisfies RelationTypeDeclaration

/** What a claim or source is about. */
export const about = {
  name: 'about',
  description: 'Says something of.',
  from: ['Claim', 'Source'],
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
  reading: { forward: 'is about', backward: 'is the subject of' },
  fields: { forward: 'about', backward: 'subjectOf' },
  properties: {},
} as const satisfies RelationTypeDeclaration

/** Who holds a claim. */
export const heldBy = {
  name: 'held-by',
  description: 'Is made or shared by.',
  from: ['Claim'],
  to: ['Organization', 'Coalition', 'State', 'Person', 'Source'],
  reading: { forward: 'is held by', backward: 'holds' },
  fields: { forward: 'heldBy', backward: 'holds' },
  properties: {},
} as const satisfies RelationTypeDeclaration

/** Evidence for a claim. */
export const supports = {
  name: 'supports',
  description: 'Speaks for a claim or proposal.',
  from: ['Claim', 'Source', 'CaseStudy', 'Instrument', 'Event'],
  to: ['Claim', 'Proposal'],
  reading: { forward: 'supports', backward: 'is supported by' },
  fields: { forward: 'supports', backward: 'supportedBy' },
  properties: { note: { value: 'text', description: 'How, and where in it.' } },
} as const satisfies RelationTypeDeclaration

/** Evidence against a claim. */
export const disputes = {
  name: 'disputes',
  description: 'Speaks against a claim or proposal.',
  from: ['Claim', 'Source', 'CaseStudy', 'Instrument', 'Event'],
  to: ['Claim', 'Proposal'],
  reading: { forward: 'disputes', backward: 'is disputed by' },
  fields: { forward: 'disputes', backward: 'disputedBy' },
  properties: { note: { value: 'text', description: 'How, and where in it.' } },
} as const satisfies RelationTypeDeclaration
