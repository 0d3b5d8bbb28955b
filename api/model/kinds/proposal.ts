import type { KindDeclaration } from '../declarations.ts'
import { lookup, naming } from './naming.ts'

/** Reforms and innovations. */
export const proposal = {
  name: 'Proposal',
  plural: 'Proposals',
  family: 'change',
  description: 'A reform or innovation that somebody proposes.',
  shape: '0 -1 1 0 .5 0 .5 1 -.5 1 -.5 0 -1 0',
  icon: 'bulb',
  caption: 'name',
  lifespan: { from: 'proposed' },
  properties: {
    ...naming,
    proposed: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When it was first put forward.',
    },
    decided: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When it was adopted, refused or withdrawn.',
    },
    standing: {
      value: 'choice',
      filterable: true,
      description: 'How far it has come.',
      choices: {
        idea: { label: 'idea', description: 'Argued for, not before any body.' },
        negotiated: { label: 'under negotiation', description: 'Before a body that can decide it.' },
        adopted: { label: 'adopted', description: 'Decided, not yet or only partly carried out.' },
        'carried-out': { label: 'carried out', description: 'In effect.' },
        refused: { label: 'refused or withdrawn', description: 'Decided against, or given up.' },
      },
    },
    ...lookup,
  },
  featured: ['proposed', 'standing', 'decided'],
} as const satisfies KindDeclaration
