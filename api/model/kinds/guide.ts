import type { KindDeclaration } from '../declarations.ts'
import { naming } from './naming.ts'

/** Ways to learn. */
export const guide = {
  name: 'Guide',
  plural: 'Guides',
  family: 'learning',
  description: 'A way to learn step by step: a tour, a pathway, a skill, a question and its answer.',
  shape: '0 -1 .32 -.32 1 0 .32 .32 0 1 -.32 .32 -1 0 -.32 -.32',
  icon: 'route',
  scale: 1.35,
  caption: 'name',
  properties: {
    ...naming,
    type: {
      value: 'choice',
      filterable: true,
      description: 'What sort of guide it is.',
      choices: {
        tour: { label: 'tour', description: 'Stops that show a part of the graph each.' },
        pathway: { label: 'pathway', description: 'A way into a profession or field.' },
        skill: { label: 'skill', description: 'Something to practise.' },
        question: { label: 'question and answer', description: 'A question that learners ask, answered.' },
        quiz: { label: 'quiz', description: 'Questions to test oneself.' },
        timeline: { label: 'timeline', description: 'What happened when.' },
        process: { label: 'process', description: 'How something is done, in order.' },
        comparison: { label: 'comparison', description: 'Things side by side.' },
        checklist: { label: 'checklist', description: 'What to think of.' },
      },
    },
    audience: { value: 'text', description: 'Whom it is for.' },
    steps: { value: 'step', many: true, search: 'text', description: 'The steps, in order.' },
  },
  featured: ['type', 'audience'],
} as const satisfies KindDeclaration
