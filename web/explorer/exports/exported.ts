import type { KnownOntology } from '../../data/OntologyProvider.tsx'
import type { VisibleEntry, VisibleGraph, VisibleRelation } from '../graph/visible.ts'

/** What is exported: what is seen on a day, and what has to be named with it. */
export interface Exported {
  readonly entries: readonly VisibleEntry[]
  readonly relations: readonly VisibleRelation[]
  readonly ontology: KnownOntology
  readonly day: string
  /** The address of the explorer that shows the same. */
  readonly address: string
}

/** What is seen of a graph: without what does not exist on the day. */
export function seenIn({ entries, relations }: VisibleGraph): Pick<Exported, 'entries' | 'relations'> {
  return {
    entries: entries.filter(({ standing }) => standing !== 'absent'),
    relations: relations.filter(({ standing }) => standing !== 'absent'),
  }
}

/** Which data an export holds, in one line. */
export function captionOf({ entries, relations, ontology, day }: Exported): string {
  const count = `${entries.length} entries, ${relations.length} relations`
  return `Concord, dataset version ${ontology.datasetVersion}, as of ${day}: ${count}`
}

/** The columns of an entry and of a relation, the same in every format that has columns. */
export function rowOfEntry(entry: VisibleEntry, ontology: KnownOntology) {
  return {
    name: entry.name,
    kind: ontology.kind(entry.kind)?.label ?? entry.kind,
    abbreviation: entry.shortName ?? '',
    beginning: entry.beginning?.text ?? '',
    end: entry.end?.text ?? '',
  }
}

/** The columns of a relation. */
export function rowOfRelation(relation: VisibleRelation, ontology: KnownOntology) {
  return {
    type: relation.type,
    reading: ontology.relationType(relation.type)?.reading.forward ?? relation.type,
    since: relation.since?.text ?? '',
    until: relation.until?.text ?? '',
    standing: relation.standing,
    sourcesDiffer: String(relation.sourcesDiffer),
  }
}
