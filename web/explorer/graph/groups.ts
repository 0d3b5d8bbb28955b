import { useMemo } from 'react'
import type { CanvasGroups } from '../../canvas/contract.ts'
import type { Grouping } from '../../metrics/measures.ts'
import { type Explorer, useExplorer } from '../Explorer.ts'
import type { VisibleEntry } from './visible.ts'

const elsewhere = 'Other'

/** What an entry is put under, by what makes groups; null where that is not known. */
function groupName(
  entry: VisibleEntry,
  grouping: Grouping,
  { ontology, measures }: Pick<Explorer, 'ontology' | 'measures'>,
): string {
  if (grouping === 'kind') return ontology.kind(entry.kind)?.plural ?? entry.kind
  if (grouping === 'region')
    return entry.facts.find(({ property }) => property === 'region')?.values[0] ?? elsewhere
  const community = measures?.communities.get(entry.id)
  return community === undefined ? elsewhere : `Community ${community + 1}`
}

/** The groups of the entries, for layouts that put them together: lanes by kind, or what was chosen. */
export function useGroups(): CanvasGroups | undefined {
  const { view, visible, ontology, measures } = useExplorer()
  const grouping = view.arrangement === 'groups' ? view.grouping : 'kind'
  const isWanted = view.arrangement === 'groups' || view.arrangement === 'timeline'
  // Only communities depend on what is measured.
  const measured = grouping === 'community' ? measures : null
  return useMemo(() => {
    if (!isWanted) return undefined
    const named = visible.entries.map((entry) => ({
      id: entry.id,
      name: groupName(entry, grouping, { ontology, measures: measured }),
    }))
    const order = grouping === 'kind' ? ontology.kinds.map(({ plural }) => plural) : []
    const names = [...new Set(named.map(({ name }) => name))].sort(
      (a, b) => order.indexOf(a) - order.indexOf(b) || a.localeCompare(b, 'en', { numeric: true }),
    )
    const numbers = new Map(names.map((name, number) => [name, number]))
    return {
      key: `${grouping} ${measured ? 'measured' : ''}`,
      of: new Map(named.map(({ id, name }) => [id, numbers.get(name) ?? 0])),
      names,
    }
  }, [isWanted, grouping, visible.entries, ontology, measured])
}
