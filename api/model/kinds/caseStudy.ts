import type { KindDeclaration } from '../declarations.ts'
import { lookup, naming } from './naming.ts'

/** Stories of diplomacy that teach something. */
export const caseStudy = {
  name: 'CaseStudy',
  plural: 'CaseStudies',
  family: 'process',
  description: 'The story of a negotiation, dispute or joint effort, told in phases, with what it teaches.',
  shape: '-.5 -.75 1 -.75 .5 .75 -1 .75',
  icon: 'notebook',
  caption: 'name',
  lifespan: { from: 'began', until: 'ended' },
  passes: true,
  properties: {
    ...naming,
    question: { value: 'text', description: 'The question that the case answers.' },
    began: { value: 'partialDate', filterable: true, sortable: true, description: 'When the story begins.' },
    ended: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When the story ends; absent if it goes on.',
    },
    outcome: {
      value: 'choice',
      filterable: true,
      description: 'How it came out, measured by what the actors had set out to do.',
      choices: {
        success: { label: 'success', description: 'What was set out to do was mostly reached.' },
        partial: { label: 'partial success', description: 'Something was reached, something was not.' },
        failure: { label: 'failure', description: 'What was set out to do was not reached.' },
        open: { label: 'still open', description: 'It goes on.' },
      },
    },
    phases: {
      value: 'step',
      many: true,
      search: 'text',
      description: 'What happened, phase by phase, in order.',
    },
    whatWorked: {
      value: 'markdown',
      many: true,
      label: 'what worked',
      description: 'What helped, one point each.',
    },
    whatDidNot: {
      value: 'markdown',
      many: true,
      label: 'what did not',
      description: 'What hindered, one point each.',
    },
    lessons: {
      value: 'markdown',
      many: true,
      search: 'text',
      description: 'What the case teaches, one point each.',
    },
    region: {
      value: 'text',
      many: true,
      filterable: true,
      description: 'The parts of the world in which it played.',
    },
    ...lookup,
  },
  featured: ['question', 'began', 'ended', 'outcome'],
} as const satisfies KindDeclaration
