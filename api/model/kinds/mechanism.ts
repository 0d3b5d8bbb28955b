import type { KindDeclaration } from '../declarations.ts'
import { lookup, naming } from './naming.ts'

/** Formats and procedures that can be used again. */
export const mechanism = {
  name: 'Mechanism',
  plural: 'Mechanisms',
  family: 'process',
  description: 'A format, procedure, tool or role of diplomacy that can be used again elsewhere.',
  shape: 'octagon',
  icon: 'settings',
  caption: 'name',
  lifespan: { from: 'began', until: 'ended' },
  properties: {
    ...naming,
    type: {
      value: 'choice',
      filterable: true,
      description: 'What it does.',
      choices: {
        format: { label: 'negotiating format', description: 'A way to sit together and talk.' },
        decision: {
          label: 'decision procedure',
          description: 'A way to decide: consensus, voting, the veto.',
        },
        drafting: { label: 'drafting technique', description: 'A way to write texts that can be agreed.' },
        mediation: {
          label: 'mediation or good offices',
          description: 'Help from outside to settle a quarrel.',
        },
        dispute: {
          label: 'dispute settlement',
          description: 'A procedure that ends a dispute by a ruling or agreement.',
        },
        monitoring: {
          label: 'monitoring or verification',
          description: 'A way to see whether commitments are kept.',
        },
        enforcement: { label: 'enforcement', description: 'A way to make parties keep their commitments.' },
        finance: { label: 'financial mechanism', description: 'A way to pay for shared aims.' },
        standards: { label: 'standard setting', description: 'A way to make technical rules.' },
        knowledge: { label: 'knowledge network', description: 'A way to gather and share what is known.' },
        capacity: {
          label: 'capacity building',
          description: 'A way to help others to carry out commitments.',
        },
        'peace-operation': { label: 'peace operation', description: 'Field work to keep or build peace.' },
        participation: {
          label: 'participation',
          description: 'A way for people outside governments to take part.',
        },
        'treaty-design': {
          label: 'treaty design',
          description: 'A way to build a treaty so that it can last or grow.',
        },
        role: { label: 'role', description: 'A part that people play in diplomacy.' },
        practice: { label: 'practice or skill', description: 'A way of working of diplomats.' },
        digital: { label: 'digital tool', description: 'A tool or platform.' },
        principle: { label: 'principle', description: 'A principle that guides how things are done.' },
        reform: { label: 'institutional design', description: 'A way to build or change an institution.' },
      },
    },
    began: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When it was first used or set up.',
    },
    ended: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When it was last used or given up.',
    },
    howItWorks: {
      value: 'markdown',
      search: 'text',
      label: 'how it works',
      description: 'How it is done, step by step.',
    },
    ...lookup,
  },
  featured: ['type', 'began', 'ended'],
} as const satisfies KindDeclaration
