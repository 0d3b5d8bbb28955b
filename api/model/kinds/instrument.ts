import type { KindDeclaration } from '../declarations.ts'
import { lookup, naming } from './naming.ts'

/** Declarations, resolutions, decisions and judgments. */
export const instrument = {
  name: 'Instrument',
  plural: 'Instruments',
  family: 'commitments',
  description: 'A text of weight that is no treaty: a declaration, resolution, decision, judgment or plan.',
  shape: '-.85 -.9 .85 -.9 .85 .2 0 1 -.85 .2',
  icon: 'file-certificate',
  caption: 'name',
  lifespan: { from: 'adopted', until: 'ended' },
  properties: {
    ...naming,
    type: {
      value: 'choice',
      filterable: true,
      description: 'What sort of text it is.',
      choices: {
        declaration: { label: 'declaration', description: 'States principles or intentions.' },
        resolution: { label: 'resolution', description: 'A formal decision or recommendation of an organ.' },
        decision: { label: 'decision', description: 'A decision of an organ or of a conference of parties.' },
        judgment: { label: 'judgment or award', description: 'A ruling of a court, tribunal or panel.' },
        'advisory-opinion': {
          label: 'advisory opinion',
          description: 'A court’s answer to a question of law.',
        },
        plan: { label: 'plan or agenda', description: 'A plan of action, agenda or set of goals.' },
        code: {
          label: 'code, guidelines or standards',
          description: 'Rules that are followed without being binding, or technical standards.',
        },
        'political-agreement': {
          label: 'political agreement',
          description: 'Commits politically, not legally.',
        },
        law: { label: 'national or regional law', description: 'A law of a state or of a union of states.' },
        statute: { label: 'statute or rules', description: 'The rules of an organ or procedure.' },
      },
    },
    binding: {
      value: 'choice',
      filterable: true,
      description: 'Whether it binds in law those whom it addresses.',
      choices: {
        yes: { label: 'binding', description: 'Binds those whom it addresses.' },
        partly: { label: 'binding in part', description: 'Some of its provisions bind.' },
        no: { label: 'not binding', description: 'Binds nobody in law.' },
      },
    },
    adopted: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When it was adopted or handed down.',
    },
    ended: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When it ceased to apply.',
    },
    symbol: {
      value: 'externalIdentifier',
      register: 'un-document',
      filterable: true,
      search: 'abbreviation',
      label: 'UN document',
      description: 'Its symbol among the documents of the UN, such as A/RES/60/251.',
    },
    ...lookup,
  },
  featured: ['type', 'binding', 'adopted', 'symbol'],
} as const satisfies KindDeclaration
