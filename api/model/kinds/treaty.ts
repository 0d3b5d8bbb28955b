import type { KindDeclaration } from '../declarations.ts'
import { localNames, lookup, naming } from './naming.ts'

/** Agreements that bind under international law. */
export const treaty = {
  name: 'Treaty',
  plural: 'Treaties',
  family: 'commitments',
  description: 'An agreement between states or organizations that binds its parties under international law.',
  shape: 'diamond',
  icon: 'signature',
  scale: 1.18,
  caption: 'name',
  lifespan: { from: 'adopted', until: 'terminated' },
  properties: {
    ...naming,
    ...localNames,
    type: {
      value: 'choice',
      filterable: true,
      description: 'What sort of treaty it is.',
      choices: {
        treaty: { label: 'treaty', description: 'A treaty of its own, whatever its title.' },
        'framework-convention': {
          label: 'framework convention',
          description: 'Sets aims and organs, and leaves the detail to protocols.',
        },
        constitution: {
          label: 'constitution of an organization',
          description: 'Sets up an international organization.',
        },
        protocol: { label: 'protocol', description: 'Adds to another treaty and has parties of its own.' },
        amendment: { label: 'amendment', description: 'Changes another treaty and has parties of its own.' },
        'peace-agreement': { label: 'peace agreement', description: 'Ends or suspends an armed conflict.' },
      },
    },
    adopted: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When its text was adopted.',
    },
    openedForSignature: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      label: 'opened for signature',
      description: 'When states could first sign it.',
    },
    entryIntoForce: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      label: 'in force since',
      description: 'When it entered into force.',
    },
    entryIntoForceCondition: {
      value: 'text',
      label: 'condition for entry into force',
      description: 'What had, or has, to happen for it to enter into force.',
    },
    terminated: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When it ceased to be in force.',
    },
    placeOfAdoption: {
      value: 'text',
      label: 'place of adoption',
      description: 'The city in which its text was adopted.',
    },
    registrationNumber: {
      value: 'externalIdentifier',
      register: 'un-treaty-registration',
      label: 'UN registration',
      filterable: true,
      description: 'The number under which it is registered in the UN Treaty Series.',
    },
    depositaryChapter: {
      value: 'externalIdentifier',
      register: 'un-depositary-chapter',
      label: 'chapter of the depositary',
      description: 'Its place in Multilateral Treaties Deposited with the Secretary-General.',
    },
    statusNote: {
      value: 'text',
      label: 'note on status',
      description: 'What has to be said of its status in neutral words.',
    },
    partiesNote: {
      value: 'text',
      label: 'note on parties',
      description: 'What the list of its parties here leaves out.',
    },
    ...lookup,
  },
  featured: ['type', 'adopted', 'openedForSignature', 'entryIntoForce', 'terminated', 'placeOfAdoption'],
} as const satisfies KindDeclaration
