/** What can give entries their size. */
export const metrics = ['degree', 'betweenness', 'pagerank'] as const

/** A measure of how an entry stands in the graph. */
export type Metric = (typeof metrics)[number]

/** What is measured of entries: what can give them their size, and the groups that they form. */
export type Measured = Metric | 'community'

/** Of what it is measured: of what is on the canvas, or of all that there is. */
export const extents = ['shown', 'whole'] as const

/** Of what it is measured. */
export type Extent = (typeof extents)[number]

/** What can make a group of entries. */
export const groupings = ['kind', 'region', 'community'] as const

/** What makes a group of entries. */
export type Grouping = (typeof groupings)[number]

/** A measure in words: what it is called, what it says, and what it does not. */
export interface MeasureWords {
  readonly label: string
  readonly says: Readonly<Record<Extent, string>>
  readonly saysNot: Readonly<Record<Extent, string>>
}

/** The measures in words. */
export const metricWords: Readonly<Record<Metric, MeasureWords>> = {
  degree: {
    label: 'Degree',
    says: {
      shown: 'How many relations an entry has with others shown here.',
      whole: 'How many relations an entry has with all others, shown here or not.',
    },
    saysNot: {
      shown: 'It depends on what you chose to show, and counts a signature like a membership.',
      whole: 'It depends on what has been recorded, and counts a signature like a membership.',
    },
  },
  betweenness: {
    label: 'Betweenness',
    says: {
      shown: 'How often an entry lies on shortest paths between others shown here.',
      whole: 'How often an entry lies on shortest paths between any two others.',
    },
    saysNot: {
      shown: 'It says nothing of power or budget.',
      whole: 'It says nothing of power or budget.',
    },
  },
  pagerank: {
    label: 'PageRank',
    says: {
      shown: 'How much the relations of an entry lead to it from others that are themselves well connected.',
      whole: 'Where one ends up who follows relations from entry to entry, again and again.',
    },
    saysNot: {
      shown: 'It measures attention in this graph, not importance in the world.',
      whole: 'It measures attention in this graph, not importance in the world.',
    },
  },
}

/** Communities in words. */
export const communityWords: MeasureWords = {
  label: 'Communities',
  says: {
    shown: 'Groups whose entries have more relations with one another than with the rest (Louvain).',
    whole:
      'Groups of the whole graph whose entries have more relations with one another than with the rest (Louvain).',
  },
  saysNot: {
    shown:
      'They are found by counting alone: nobody declared them, and another day or filter can change them.',
    whole: 'They are found by counting alone: nobody declared them, and another day can change them.',
  },
}

/** Of what is measured, in words. */
export const extentWords: Readonly<Record<Extent, string>> = {
  shown: 'what is shown',
  whole: 'the whole graph',
}
