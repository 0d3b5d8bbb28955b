import type { PathData, PathRelationData } from '../../data/canvasDocuments.ts'
import type { EntryRef } from '../../data/documents.ts'

/** One hop of a path, told from the entry before it. */
export interface StoryStep {
  readonly from: EntryRef
  readonly to: EntryRef
  /** How the relation reads in this direction on the day. */
  readonly reading: string
  /** Its dates as a sentence has them: 'since 7 Apr 1948'; empty if none is known. */
  readonly dates: string
  readonly relation: PathRelationData
}

/** A reading told in the past: 'was a member of', 'had member'. */
export function inThePast(reading: string): string {
  return reading
    .replace(/^is\b/, 'was')
    .replace(/^has\b/, 'had')
    .replace(/^are\b/, 'were')
}

/** The dates of a relation as a sentence has them. */
export function datesInWords({ since, until }: Pick<PathRelationData, 'since' | 'until'>): string {
  if (since && until) return since.text === until.text ? `in ${since.text}` : `${since.text} to ${until.text}`
  if (since) return `since ${since.text}`
  return until ? `until ${until.text}` : ''
}

/** The hops of a path in its order. A path with an entry that is no more has none. */
export function storyOf(path: PathData): readonly StoryStep[] {
  return path.steps.flatMap(({ relations }, i) => {
    const from = path.entries[i]
    const to = path.entries[i + 1]
    const [relation] = relations
    if (!from || !to || !relation) return []
    const reading = relation.from?.id === from.id ? relation.forward : relation.backward
    return [{ from, to, relation, reading, dates: datesInWords(relation) }]
  })
}

/** A path as one sentence, without links: to be copied. */
export function sentenceOf(steps: readonly StoryStep[]): string {
  const [first] = steps
  if (!first) return ''
  const parts = steps.map(({ reading, to, dates }) => `${reading} ${to.name}${dates ? ` (${dates})` : ''}`)
  return `${first.from.name} ${parts.join(', which ')}.`
}
