import type { RelationTypeDeclaration } from '../declarations.ts'

/** Who took part in what, and in what role. */
export const participatedIn = {
  name: 'participated-in',
  description: 'Took part in an event, case, mechanism or debate.',
  from: ['State', 'Organization', 'Coalition', 'Person'],
  to: ['Event', 'CaseStudy', 'Mechanism', 'Debate', 'Instrument', 'Treaty'],
  reading: { forward: 'took part in', backward: 'had participant' },
  fields: { forward: 'participations', backward: 'participants' },
  dates: { since: 'From', until: 'To', openStart: true },
  properties: {
    role: {
      value: 'choice',
      filterable: true,
      description: 'In what role.',
      choices: {
        presidency: { label: 'presidency or chair', description: 'Presided or chaired.' },
        host: { label: 'host', description: 'Hosted.' },
        negotiator: { label: 'negotiator', description: 'Negotiated as a delegation.' },
        'lead-negotiator': { label: 'lead negotiator', description: 'Led a delegation or a group.' },
        facilitator: { label: 'facilitator', description: 'Helped the parties to agree.' },
        mediator: { label: 'mediator', description: 'Mediated between the parties.' },
        drafter: { label: 'drafter', description: 'Wrote the text.' },
        broker: { label: 'broker of a deal', description: 'Brought about an agreement in part.' },
        coalition: { label: 'coalition', description: 'Acted as a group.' },
        secretariat: { label: 'secretariat', description: 'Served the meeting.' },
        'scientific-adviser': { label: 'scientific adviser', description: 'Brought in what science knows.' },
        observer: { label: 'observer', description: 'Took part without a vote.' },
        party: { label: 'party to the conflict or case', description: 'Was one of the sides.' },
        applicant: { label: 'applicant', description: 'Brought the case.' },
        respondent: { label: 'respondent', description: 'Answered the case.' },
        court: { label: 'court or panel', description: 'Decided the case.' },
        advocate: { label: 'advocate', description: 'Argued or campaigned for it.' },
        opponent: { label: 'opponent', description: 'Argued or acted against it.' },
        funder: { label: 'funder', description: 'Paid for it.' },
        implementer: { label: 'implementer', description: 'Carried it out.' },
        guarantor: { label: 'guarantor', description: 'Vouched for the outcome.' },
        whistleblower: { label: 'source of warning', description: 'Warned of what was to come.' },
        victim: { label: 'affected', description: 'Was harmed or affected by it.' },
        participant: { label: 'participant', description: 'Took part.' },
      },
    },
    roleNote: { value: 'text', label: 'role in words', description: 'The role more exactly.' },
  },
} as const satisfies RelationTypeDeclaration

/** Who called a meeting. */
export const convened = {
  name: 'convened',
  description: 'Called together or hosted.',
  from: ['Organization', 'State', 'Coalition', 'Person'],
  to: ['Event', 'Mechanism', 'Coalition', 'Organization'],
  reading: { forward: 'convened', backward: 'was convened by' },
  fields: { forward: 'convened', backward: 'convenedBy' },
  properties: { note: { value: 'text', description: 'How.' } },
} as const satisfies RelationTypeDeclaration

const anything = [
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
  'Claim',
  'Source',
  'Guide',
] as const

/** What something is concerned with. */
export const concerns = {
  name: 'concerns',
  description: 'Deals with, or is of consequence for.',
  from: anything,
  to: [
    'Topic',
    'State',
    'Organization',
    'Coalition',
    'Person',
    'Treaty',
    'Instrument',
    'Event',
    'Mechanism',
    'Proposal',
    'CaseStudy',
  ],
  reading: { forward: 'concerns', backward: 'is a concern of' },
  fields: { forward: 'concerns', backward: 'concernOf' },
  properties: { note: { value: 'text', description: 'How.' } },
} as const satisfies RelationTypeDeclaration

/** What makes use of what. */
export const uses = {
  name: 'uses',
  description: 'Makes use of a mechanism, term, principle or body.',
  from: [
    'CaseStudy',
    'Organization',
    'Coalition',
    'State',
    'Event',
    'Treaty',
    'Instrument',
    'Mechanism',
    'Person',
    'Guide',
    'Proposal',
    'Topic',
  ],
  to: ['Mechanism', 'GlossaryTerm', 'Organization', 'Instrument', 'Treaty', 'Coalition'],
  reading: { forward: 'uses', backward: 'is used by' },
  fields: { forward: 'uses', backward: 'usedBy' },
  dates: { since: 'Since', until: 'Until', openStart: true },
  properties: { note: { value: 'text', description: 'How.' } },
} as const satisfies RelationTypeDeclaration

/** What shows what. */
export const illustrates = {
  name: 'illustrates',
  description: 'Is an example of.',
  from: [
    'CaseStudy',
    'Event',
    'Treaty',
    'Instrument',
    'Organization',
    'Coalition',
    'Mechanism',
    'Person',
    'State',
    'Guide',
    'Claim',
    'Proposal',
  ],
  to: ['Topic', 'GlossaryTerm', 'Mechanism', 'Proposal', 'Debate', 'Claim', 'Guide'],
  reading: { forward: 'illustrates', backward: 'is illustrated by' },
  fields: { forward: 'illustrates', backward: 'illustratedBy' },
  properties: { note: { value: 'text', description: 'How.' } },
} as const satisfies RelationTypeDeclaration

/** Who puts forward what. */
export const proposes = {
  name: 'proposes',
  description: 'Puts forward or backs a proposal.',
  from: ['Organization', 'Coalition', 'State', 'Person', 'Source', 'Event', 'Instrument'],
  to: ['Proposal', 'Instrument', 'Treaty'],
  reading: { forward: 'proposes', backward: 'is proposed by' },
  fields: { forward: 'proposes', backward: 'proposedBy' },
  dates: { since: 'Since', until: 'Until', openStart: true },
  properties: { note: { value: 'text', description: 'How.' } },
} as const satisfies RelationTypeDeclaration

/** What is meant to help with what. */
export const addresses = {
  name: 'addresses',
  description: 'Is meant to help with an issue or question.',
  from: [
    'Proposal',
    'Mechanism',
    'Organization',
    'Treaty',
    'Instrument',
    'Coalition',
    'Event',
    'CaseStudy',
    'Guide',
  ],
  to: ['Topic', 'Debate', 'Event', 'Mechanism', 'Organization'],
  reading: { forward: 'addresses', backward: 'is addressed by' },
  fields: { forward: 'addresses', backward: 'addressedBy' },
  properties: { note: { value: 'text', description: 'How.' } },
} as const satisfies RelationTypeDeclaration
