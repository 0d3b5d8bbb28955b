import type { KnownOntology } from '../../data/OntologyProvider.tsx'
import type { Measures } from '../../metrics/protocol.ts'
import type { CanvasEntry, CanvasRelation } from '../../model/graphView.ts'
import { dayIndex } from '../days/calendar.ts'
import type { View } from '../view.ts'
import type { Changes } from './changes.ts'
import { yearOf } from './day.ts'
import type { VisibleEntry, VisibleGraph, VisibleRelation } from './visible.ts'

/** What the canvas is to draw. */
export interface Picture {
  readonly entries: readonly CanvasEntry[]
  readonly relations: readonly CanvasRelation[]
}

/** What a picture is made of beside the graph. */
export interface PictureParts {
  readonly ontology: KnownOntology
  readonly changes: Changes | null
  /** The measures that give sizes and colours, where they are known already. */
  readonly measures: Measures | null
  readonly view: Pick<View, 'sizeBy' | 'colourBy' | 'measuredOf'>
}

/** The sign of a kind, and the name of an entry. */
export function signOf(entry: { readonly kind: string }, ontology: KnownOntology) {
  const kind = ontology.kind(entry.kind)
  return {
    kindLabel: kind?.label,
    family: kind?.family ?? '',
    shape: kind?.shape ?? 'ellipse',
    icon: kind?.icon,
    scale: kind?.scale,
  }
}

/** The years between which an entry exists, in a few characters: '1945', '1958 to 1993'. */
export function lifeOf({ beginning, end }: Pick<VisibleEntry, 'beginning' | 'end'>): string | undefined {
  if (!beginning && !end) return undefined
  if (!end || end.text === beginning?.text) return beginning?.text
  return `${beginning?.text ?? 'not known'} to ${end.text}`
}

/** The types by which a hierarchy is built: from a part to its whole, from a narrower term to its broader one. */
const upwardTypes = new Set(['PART_OF', 'BROADER'])

/** A day as a year with its fraction. */
function decimalYear(day: string): number {
  const start = `${day.slice(0, 4)}-01-01`
  return yearOf(day) + (dayIndex(day) - dayIndex(start)) / 366
}

/** Whether an entry is a claim on which sources are not at one. */
function isContested({ kind, facts }: VisibleEntry): boolean {
  const standing = facts.find(({ property }) => property === 'standing')?.values[0]
  return kind === 'CLAIM' && (standing === 'contested' || standing === 'refuted')
}

/** What the canvas is told of an entry. */
function canvasEntry(entry: VisibleEntry, { ontology, changes, measures, view }: PictureParts): CanvasEntry {
  const change = changes?.entries.get(entry.id)
  // Without a weight, the relations that are shown give the size: that is the degree of what is shown.
  const isPlain = view.sizeBy === 'degree' && view.measuredOf === 'shown'
  const weights = isPlain ? undefined : measures?.weights[view.sizeBy]
  return {
    id: entry.id,
    kind: entry.kind,
    label: entry.name,
    shortLabel: entry.shortName,
    ...signOf(entry, ontology),
    past: entry.standing === 'past',
    contested: isContested(entry),
    absent: entry.standing === 'absent' && !change,
    detail: lifeOf(entry),
    began: entry.beginning ? decimalYear(entry.beginning.earliest) : undefined,
    folded: entry.folded || undefined,
    weight: weights?.get(entry.id),
    tint: view.colourBy === 'community' ? measures?.communities.get(entry.id) : undefined,
    change,
  }
}

/** What the canvas is told of a relation. */
function canvasRelation(relation: VisibleRelation, { ontology, changes }: PictureParts): CanvasRelation {
  const type = ontology.relationType(relation.type)
  const change = changes?.relations.get(relation.id)
  return {
    id: relation.id,
    from: relation.from,
    to: relation.to,
    type: relation.type,
    reading: type?.reading.forward ?? relation.type,
    directed: !type?.symmetric,
    upward: upwardTypes.has(relation.type),
    past: relation.standing === 'past',
    announced: relation.standing === 'announced',
    absent: relation.standing === 'absent' && !change,
    differs: relation.sourcesDiffer,
    change,
  }
}

/** What the canvas is to draw of what is visible. */
export function pictureOf({ entries, relations }: VisibleGraph, parts: PictureParts): Picture {
  return {
    entries: entries.map((entry) => canvasEntry(entry, parts)),
    relations: relations.map((relation) => canvasRelation(relation, parts)),
  }
}
