import { betweenness } from './betweenness.ts'
import { closeness } from './closeness.ts'
import { clustering } from './clustering.ts'
import { communities } from './communities.ts'
import { coreNumbers } from './coreNumbers.ts'
import { degree } from './degree.ts'
import type { Measure } from './measure.ts'
import { pageRank } from './pageRank.ts'

/** Every measure, by its name. */
export const measures = {
  degree: {
    description: 'The number of relations.',
    measure: degree,
  },
  betweenness: {
    description:
      'The share of shortest ways between two others that lead through it, 0 to 1, whichever way relations point. Of a large graph, from a sample of entries.',
    measure: betweenness,
  },
  closeness: {
    description:
      'How near all others are, 0 to 1: one over the mean number of steps, times the share that can be reached. Of a large graph, from a sample of entries.',
    measure: closeness,
  },
  pageRank: {
    description:
      'Where one ends up who follows relations from their beginning to their end, with a damping of 0.85. All values add up to 1.',
    measure: pageRank,
  },
  clustering: {
    description: 'The share of pairs of its neighbours that are neighbours themselves, 0 to 1.',
    measure: clustering,
  },
  coreNumber: {
    description: 'The largest k for which it belongs to a part where everybody has at least k neighbours.',
    measure: coreNumbers,
  },
  communities: {
    description:
      'The number of the community that it belongs to by the Louvain method, counted from 1 by size. The same graph gives the same communities.',
    measure: communities,
  },
} as const satisfies Readonly<Record<string, { readonly description: string; readonly measure: Measure }>>

/** The name of a measure. */
export type MeasureName = keyof typeof measures
