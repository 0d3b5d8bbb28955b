import type { RelationTypeDeclaration } from '../declarations.ts'

/** Membership of organizations and coalitions. */
export const memberOf = {
  name: 'member-of',
  description: 'Belongs to an organization or coalition as one of its members.',
  from: ['State', 'Organization', 'Coalition', 'Person'],
  to: ['Organization', 'Coalition'],
  reading: { forward: 'is a member of', backward: 'has member' },
  readingBy: {
    property: 'status',
    readings: {
      associate: { forward: 'is an associate member of', backward: 'has associate member' },
      observer: { forward: 'is an observer of', backward: 'has observer' },
      suspended: { forward: 'is a suspended member of', backward: 'has suspended member' },
    },
  },
  uncounted: { property: 'status', values: ['associate', 'observer'] },
  fields: { forward: 'memberships', backward: 'members' },
  dates: { since: 'Member since', until: 'Member until', openStart: true, lapses: true },
  properties: {
    status: {
      value: 'choice',
      filterable: true,
      description: 'In what standing; full membership if absent.',
      choices: {
        full: { label: 'member', description: 'A full member.' },
        permanent: { label: 'permanent member', description: 'A member without end of term.' },
        elected: { label: 'elected member', description: 'A member for a term.' },
        associate: { label: 'associate member', description: 'A member with lesser rights.' },
        observer: { label: 'observer', description: 'Takes part without being a member.' },
        suspended: { label: 'suspended member', description: 'A member whose rights are suspended.' },
        founding: { label: 'founding member', description: 'A full member from the beginning.' },
      },
    },
    note: { value: 'text', description: 'What has to be known about it.' },
  },
} as const satisfies RelationTypeDeclaration

/** Leadership of organizations, coalitions, events and cases. */
export const ledBy = {
  name: 'led-by',
  description: 'Is or was led, chaired or presided over by.',
  from: ['Organization', 'Coalition', 'Event', 'Mechanism', 'CaseStudy'],
  to: ['Person', 'State', 'Organization', 'Coalition'],
  reading: { forward: 'is led by', backward: 'leads' },
  fields: { forward: 'leaders', backward: 'leads' },
  dates: { since: 'In office since', until: 'In office until', openStart: true, lapses: true },
  properties: {
    office: {
      value: 'text',
      description: 'The office, such as Secretary-General or President of the conference.',
    },
  },
} as const satisfies RelationTypeDeclaration

/** Ties between bodies that are neither membership nor parts. */
export const cooperatesWith = {
  name: 'cooperates-with',
  description: 'Works together with, by agreement or in practice.',
  from: ['Organization', 'Coalition', 'State', 'Person', 'Mechanism'],
  to: ['Organization', 'Coalition', 'State', 'Person', 'Mechanism'],
  reading: { forward: 'cooperates with', backward: 'cooperates with' },
  fields: { forward: 'cooperatesWith', backward: 'cooperatesWith' },
  symmetric: true,
  dates: { since: 'Since', until: 'Until', openStart: true, lapses: true },
  properties: { note: { value: 'text', description: 'How, and under what agreement.' } },
} as const satisfies RelationTypeDeclaration
