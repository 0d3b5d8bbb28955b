import type { KindDeclaration } from '../declarations.ts'
import { naming } from './naming.ts'

/** Questions on which people differ. */
export const debate = {
  name: 'Debate',
  plural: 'Debates',
  family: 'ideas',
  description: 'A question on which people differ, with the positions that answer it.',
  shape: '-1 -.75 0 -.3 1 -.75 1 .75 0 .3 -1 .75',
  icon: 'scale',
  caption: 'name',
  properties: {
    name: { ...naming.name, label: 'question', description: 'The question, as a question.' },
    otherNames: naming.otherNames,
    summary: naming.summary,
    began: {
      value: 'partialDate',
      filterable: true,
      sortable: true,
      description: 'When it was first argued.',
    },
  },
  featured: ['began'],
} as const satisfies KindDeclaration
