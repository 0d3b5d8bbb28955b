import type { KnownOntology } from '../../data/OntologyProvider.tsx'
import type { Change } from '../../model/graphView.ts'
import { entryOn, relationOn, type Standing } from './day.ts'
import { contextIn, type VisibleGraph } from './visible.ts'

/** What began and what ended between two days, by id. */
export interface Changes {
  readonly entries: ReadonlyMap<string, Change>
  readonly relations: ReadonlyMap<string, Change>
}

function changeBetween(before: Standing, after: Standing): Change | null {
  if (before !== 'holds' && after === 'holds') return 'added'
  return before === 'holds' && after !== 'holds' ? 'removed' : null
}

function changed<Item extends { readonly id: string }>(
  items: readonly Item[],
  standingOn: (item: Item, day: string) => Standing,
  from: string,
  to: string,
): Map<string, Change> {
  const changes = new Map<string, Change>()
  for (const item of items) {
    const change = changeBetween(standingOn(item, from), standingOn(item, to))
    if (change) changes.set(item.id, change)
  }
  return changes
}

/** What began and what ended after one day, up to another. */
export function changesBetween(
  { entries, relations }: VisibleGraph,
  ontology: Pick<KnownOntology, 'relationType' | 'kind'>,
  from: string,
  to: string,
): Changes {
  const contextOf = contextIn(entries, ontology)
  return {
    entries: changed(entries, entryOn, from, to),
    relations: changed(
      relations,
      (relation, day) => relationOn(relation, contextOf(relation), day, to),
      from,
      to,
    ),
  }
}
