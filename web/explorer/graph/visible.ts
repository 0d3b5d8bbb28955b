import type { KnownOntology } from '../../data/OntologyProvider.tsx'
import type { RelationState } from '../../legend/relationStates.ts'
import type { View } from '../view.ts'
import { entryOn, type RelationContext, relationOn, type Standing, yearOf } from './day.ts'
import { type Graph, type GraphEntry, type GraphRelation, neighboursIn } from './graph.ts'

/** An entry that passed all filters, with how it stands on the day. */
export interface VisibleEntry extends GraphEntry {
  readonly standing: Standing
  /** How many of its neighbours are folded into it. */
  readonly folded: number
}

/** A relation that passed all filters, with how it stands on the day. */
export interface VisibleRelation extends GraphRelation {
  readonly standing: Standing
}

/** What is left of the graph after all filters. What does not exist on the day is still in it, as absent. */
export interface VisibleGraph {
  readonly entries: readonly VisibleEntry[]
  readonly relations: readonly VisibleRelation[]
}

/** What decides on what is visible. */
export type FilterParts = Pick<
  View,
  | 'hiddenKinds'
  | 'hiddenTypes'
  | 'hiddenStates'
  | 'choices'
  | 'years'
  | 'hidden'
  | 'collapsed'
  | 'selected'
  | 'alsoSelected'
>

/** The filters by which entries are left out, each by its name. */
export const entryFilters = ['hidden', 'kinds', 'choices', 'years'] as const

/** A filter by which entries are left out. */
export type EntryFilter = (typeof entryFilters)[number]

/** Whether an entry passes a filter. */
export function passes(filter: EntryFilter, entry: GraphEntry, view: FilterParts): boolean {
  if (filter === 'hidden') return !view.hidden.includes(entry.id)
  if (filter === 'kinds') return !view.hiddenKinds.includes(entry.kind)
  if (filter === 'years') return isWithin(view.years, entry)
  return hasChosen(entry, view.choices)
}

function isWithin(years: FilterParts['years'], { beginning }: GraphEntry): boolean {
  if (!years) return true
  // What has no known beginning cannot be said to lie outside.
  return !beginning || (yearOf(beginning.latest) >= years[0] && yearOf(beginning.earliest) <= years[1])
}

/** A property of a kind: kinds have properties of the same name that mean something else. */
export function propertyOf(kind: string, property: string): string {
  return `${kind}.${property}`
}

/** For each property that is chosen from, an entry of its kind must have one of the values chosen. */
function hasChosen({ kind, facts }: GraphEntry, choices: FilterParts['choices']): boolean {
  const own = choices.filter(({ property }) => property.startsWith(propertyOf(kind, '')))
  return own.every(({ property }) => {
    const wanted = own.filter((choice) => choice.property === property)
    const values = facts.find((fact) => propertyOf(kind, fact.property) === property)?.values ?? []
    return wanted.some(({ value }) => values.includes(value))
  })
}

/** How a state of a relation is called in the legend. */
export function stateOfRelation(relation: { sourcesDiffer: boolean; standing: Standing }): RelationState {
  if (relation.sourcesDiffer) return 'differs'
  return relation.standing === 'absent' ? 'holds' : relation.standing
}

/** Finds what is known of relations among entries. */
export function contextIn(
  entries: readonly GraphEntry[],
  ontology: Pick<KnownOntology, 'relationType' | 'kind'>,
): (relation: GraphRelation) => RelationContext {
  const known = new Map(
    entries.map(({ id, kind, beginning, end }) => [
      id,
      { beginning, end: ontology.kind(kind)?.passes ? null : end },
    ]),
  )
  return ({ type, from, to }) => ({
    type: ontology.relationType(type),
    ends: [known.get(from), known.get(to)],
  })
}

/**
 * How entries stand on a day. What has relations on the day is there, even if it has begun later under its own name: a
 * state that another continued, the Union that followed the Communities.
 */
function standingsOf(
  entries: readonly GraphEntry[],
  relations: readonly VisibleRelation[],
  day: string,
): ReadonlyMap<string, Standing> {
  const related = new Set(
    relations.flatMap(({ from, to, standing }) => (standing === 'holds' ? [from, to] : [])),
  )
  return new Map(
    entries.map((entry) => {
      const standing = entryOn(entry, day)
      return [entry.id, standing === 'absent' && related.has(entry.id) ? 'holds' : standing]
    }),
  )
}

/** Applies the filters of a view to the graph on a day. */
export function visibleOf(
  graph: Graph,
  view: FilterParts,
  ontology: Pick<KnownOntology, 'relationType' | 'kind'>,
  day: string,
): VisibleGraph {
  const entries = graph.entries.filter((entry) => entryFilters.every((filter) => passes(filter, entry, view)))
  const there = new Set(entries.map(({ id }) => id))
  const contextOf = contextIn(entries, ontology)
  const relations = graph.relations
    .filter(({ from, to, type }) => there.has(from) && there.has(to) && !view.hiddenTypes.includes(type))
    .map((relation) => ({ ...relation, standing: relationOn(relation, contextOf(relation), day) }))
    .filter((relation) => !view.hiddenStates.includes(stateOfRelation(relation)))
  const standings = standingsOf(entries, relations, day)
  const folded = foldedInto(view, relations)
  return {
    entries: entries
      .filter(({ id }) => !folded.has(id))
      .map((entry) => ({
        ...entry,
        standing: standings.get(entry.id) ?? 'holds',
        folded: [...folded.values()].filter((into) => into === entry.id).length,
      })),
    relations: relations.filter(({ from, to }) => !folded.has(from) && !folded.has(to)),
  }
}

/** The entries that are folded, each with the one that it is folded into: its only neighbour, if that is collapsed. */
function foldedInto(
  { collapsed, selected, alsoSelected }: FilterParts,
  relations: readonly GraphRelation[],
): Map<string, string> {
  const folded = new Map<string, string>()
  if (collapsed.length === 0) return folded
  const kept = new Set([...collapsed, selected, ...alsoSelected])
  for (const [id, neighbours] of neighboursIn(relations)) {
    const [only] = neighbours
    if (neighbours.size === 1 && only && collapsed.includes(only) && !kept.has(id)) folded.set(id, only)
  }
  return folded
}
