import type { RelationTypeDeclaration } from '../declarations.ts'

/**
 * What a state or organization has done with regard to a treaty, in the depositary's terms. It holds from the
 * treaty's entry into force for it; who only signed is no party, and its relation does not hold yet.
 */
export const partyTo = {
  name: 'party-to',
  description: 'Has signed or consented to be bound by a treaty; holds while it is a party.',
  from: ['State', 'Organization'],
  to: ['Treaty'],
  reading: { forward: 'is a party to', backward: 'has party' },
  fields: { forward: 'treaties', backward: 'parties' },
  dates: { since: 'In force for it since', until: 'Ceased to be a party', openStart: false, lapses: true },
  properties: {
    signed: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      label: 'signature',
      description: 'When it signed.',
    },
    consented: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      label: 'consent to be bound',
      description: 'When it deposited its consent to be bound.',
    },
    consent: {
      value: 'choice',
      filterable: true,
      label: 'form of consent',
      description: 'How it consented to be bound.',
      choices: {
        ratification: { label: 'ratification', description: 'Confirmed after signature.' },
        acceptance: { label: 'acceptance', description: 'Confirmed under a simpler procedure.' },
        approval: {
          label: 'approval',
          description: 'Confirmed under a simpler procedure, often by an organization.',
        },
        accession: { label: 'accession', description: 'Joined without having signed.' },
        succession: { label: 'succession', description: 'Took over the commitment of a predecessor.' },
        'formal-confirmation': {
          label: 'formal confirmation',
          description: 'The form that international organizations use.',
        },
        'definitive-signature': { label: 'definitive signature', description: 'Bound by signature alone.' },
        notification: {
          label: 'notification',
          description: 'Bound by notifying the depositary, or by not rejecting in time.',
        },
      },
    },
    provisionallyApplied: {
      value: 'partialDate',
      label: 'provisional application',
      description: 'From when it applied the treaty provisionally.',
    },
    withdrawalNotified: {
      value: 'partialDate',
      label: 'notice of withdrawal',
      description: 'When it gave notice of withdrawal; it ceases to be a party on the day in until.',
    },
    note: { value: 'text', description: 'Reservations, territorial scope, or what else has to be known.' },
  },
} as const satisfies RelationTypeDeclaration

/** Who keeps the original of a treaty. */
export const depositaryOf = {
  name: 'depositary-of',
  description: 'Keeps the original of a treaty and receives signatures and consents.',
  from: ['Organization', 'State', 'Person'],
  to: ['Treaty', 'Instrument'],
  reading: { forward: 'is the depositary of', backward: 'has depositary' },
  fields: { forward: 'depositaryOf', backward: 'depositaries' },
  dates: { since: 'Since', until: 'Until', openStart: true, lapses: true },
  properties: { note: { value: 'text', description: 'What has to be known about it.' } },
} as const satisfies RelationTypeDeclaration

/** Who looks after a treaty, instrument or mechanism. */
export const administeredBy = {
  name: 'administered-by',
  description: 'Is looked after, served or run by.',
  from: ['Treaty', 'Instrument', 'Mechanism', 'Organization', 'Event', 'Coalition'],
  to: ['Organization', 'State', 'Coalition'],
  reading: { forward: 'is administered by', backward: 'administers' },
  fields: { forward: 'administeredBy', backward: 'administers' },
  dates: { since: 'Since', until: 'Until', openStart: true, lapses: true },
  properties: { role: { value: 'text', description: 'In what role: secretariat, trustee, host.' } },
} as const satisfies RelationTypeDeclaration

/** A treaty that changes another. */
export const amends = {
  name: 'amends',
  description: 'Changes the text of.',
  from: ['Treaty', 'Instrument'],
  to: ['Treaty', 'Instrument'],
  reading: { forward: 'amends', backward: 'is amended by' },
  fields: { forward: 'amends', backward: 'amendments' },
  properties: {},
} as const satisfies RelationTypeDeclaration

/** A protocol and the treaty that it belongs to. */
export const protocolTo = {
  name: 'protocol-to',
  description: 'Is a protocol to another treaty.',
  from: ['Treaty'],
  to: ['Treaty'],
  reading: { forward: 'is a protocol to', backward: 'has protocol' },
  fields: { forward: 'protocolTo', backward: 'protocols' },
  properties: {},
} as const satisfies RelationTypeDeclaration

/** What takes the place of what. */
export const supersedes = {
  name: 'supersedes',
  description: 'Takes or took the place of.',
  from: ['Treaty', 'Instrument', 'Organization', 'Coalition', 'State', 'Mechanism', 'Event'],
  to: ['Treaty', 'Instrument', 'Organization', 'Coalition', 'State', 'Mechanism', 'Event'],
  reading: { forward: 'supersedes', backward: 'is superseded by' },
  fields: { forward: 'supersedes', backward: 'supersededBy' },
  dates: { since: 'On', until: 'Until', openStart: true },
  properties: { note: { value: 'text', description: 'To what extent.' } },
} as const satisfies RelationTypeDeclaration

/** What carries out what. */
export const implementsCommitment = {
  name: 'implements',
  description: 'Carries out or gives effect to.',
  from: ['Instrument', 'Mechanism', 'Organization', 'Treaty', 'Event', 'State', 'Coalition'],
  to: ['Treaty', 'Instrument', 'Proposal'],
  reading: { forward: 'implements', backward: 'is implemented by' },
  fields: { forward: 'implements', backward: 'implementedBy' },
  dates: { since: 'Since', until: 'Until', openStart: true },
  properties: { note: { value: 'text', description: 'How.' } },
} as const satisfies RelationTypeDeclaration

/** Where a text was adopted. */
export const adoptedAt = {
  name: 'adopted-at',
  description: 'Was adopted at a conference or by a body.',
  from: ['Treaty', 'Instrument', 'Mechanism', 'Proposal'],
  to: ['Event', 'Organization'],
  reading: { forward: 'was adopted at', backward: 'adopted' },
  fields: { forward: 'adoptedAt', backward: 'adoptedTexts' },
  properties: {},
} as const satisfies RelationTypeDeclaration
