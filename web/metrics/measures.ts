/** What can give entries their size. */
export const metrics = ['degree', 'betweenness', 'pagerank'] as const

/** A measure of how an entry stands in the graph. */
export type Metric = (typeof metrics)[number]

/** What can make a group of entries. */
export const groupings = ['kind', 'region', 'community'] as const

/** What makes a group of entries. */
export type Grouping = (typeof groupings)[number]

/** A measure in words: what it is called, what it says, and what it does not. */
export interface MeasureWords {
  readonly label: string
  readonly says: string
  readonly saysNot: string
}

/** The measures in words. */
export const metricWords: Readonly<Record<Metric, MeasureWords>> = {
  degree: {
    label: 'Degree',
    says: 'How many relations an entry has with others shown here.',
    saysNot: 'It depends on what you chose to show, and counts a signature like a membership.',
  },
  betweenness: {
    label: 'Betweenness',
    says: 'How often an entry lies on shortest paths between others shown here.',
    saysNot: 'It says nothing of power or budget.',
  },
  pagerank: {
    label: 'PageRank',
    says: 'How much the relations of an entry lead to it from others that are themselves well connected.',
    saysNot: 'It measures attention in this graph, not importance in the world.',
  },
}

/** Communities in words. */
export const communityWords: MeasureWords = {
  label: 'Communities',
  says: 'Groups whose entries have more relations with one another than with the rest (Louvain).',
  saysNot:
    'They are found by counting alone: nobody declared them, and another day or filter can change them.',
}
