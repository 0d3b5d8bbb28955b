import type { KindDeclaration } from '../declarations.ts'
import { naming } from './naming.ts'

/** Statements that somebody makes. */
export const claim = {
  name: 'Claim',
  plural: 'Claims',
  family: 'evidence',
  description: 'A statement that somebody makes about entries, with how well it stands.',
  shape: '-1 -.85 1 -.85 1 .4 -.1 .4 -.55 .95 -.55 .4 -1 .4',
  icon: 'quote',
  caption: 'name',
  properties: {
    name: { ...naming.name, label: 'claim', description: 'The claim in one sentence.' },
    summary: {
      ...naming.summary,
      label: 'explanation',
      description: 'What is meant, and what is known about it.',
    },
    standing: {
      value: 'choice',
      required: true,
      filterable: true,
      description: 'How well it stands, judged by the sources that support and dispute it.',
      choices: {
        established: {
          label: 'established',
          description: 'Good sources support it, and none of weight disputes it.',
        },
        contested: { label: 'contested', description: 'Good sources support it and others dispute it.' },
        anecdotal: { label: 'anecdotal', description: 'Told by somebody, and cannot be shown.' },
        refuted: { label: 'refuted', description: 'Sources dispute it, and none supports it.' },
      },
    },
    attributedTo: { value: 'text', label: 'attributed to', description: 'Who makes it, in words.' },
    viewpoint: { value: 'text', description: 'The point of view from which it is made, where that matters.' },
    made: { value: 'partialDate', filterable: true, sortable: true, description: 'When it was made.' },
  },
  featured: ['standing', 'attributedTo', 'made'],
} as const satisfies KindDeclaration
