import { useCallback, useMemo, useRef, useState } from 'react'
import { useClient } from 'urql'
import type { GraphCanvas } from '../canvas/GraphCanvas.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { useMeasures } from '../metrics/useMeasures.ts'
import type { CanvasPath } from '../model/graphView.ts'
import { useDays } from './days/useDays.ts'
import type { Explorer, Overlay } from './Explorer.ts'
import type { Ranking } from './expand/neighbours.ts'
import { changesBetween } from './graph/changes.ts'
import { pictureOf } from './graph/picture.ts'
import { useGraph } from './graph/useGraph.ts'
import { useMoved } from './graph/useMoved.ts'
import { type FilterParts, type VisibleGraph, visibleOf } from './graph/visible.ts'
import { useUndo } from './undo/useUndo.ts'
import { useMeasuresOfWhole, wantsCommunities } from './useMeasuresOfWhole.ts'
import { useView } from './useView.ts'
import { selectionOf, toggled, type View, withSelection, withShown } from './view.ts'

/** Everything that the explorer's parts work on, from its address and what was loaded. */
export function useExplorerState(go: (address: string) => void): { explorer: Explorer; spoken: string } {
  const [view, change] = useView()
  const ontology = useOntology()
  const client = useClient()
  const canvas = useRef<GraphCanvas | null>(null)
  const [focused, focus] = useState<string | null>(null)
  const [overlay, open] = useState<Overlay | null>(null)
  const [path, light] = useState<CanvasPath | null>(null)
  const [ranking, rankBy] = useState<Ranking>('connected')
  const [growFrom, setGrowFrom] = useState<string>()
  const [spoken, say] = useState('')
  const undo = useUndo(view, change)
  const shown = useSame(view.shown)
  const graph = useGraph(shown)
  const { moved, dismiss } = useMoved(shown, graph, change)
  const days = useDays(view, change, graph)
  const filters = useFilters(view)
  const { entries, relations } = graph
  const visible = useMemo(
    () => visibleOf({ entries, relations }, filters, ontology, days.day),
    [entries, relations, filters, ontology, days.day],
  )
  const changes = useMemo(
    () => (view.comparedWith ? changesBetween(visible, ontology, view.comparedWith, days.day) : null),
    [visible, ontology, view.comparedWith, days.day],
  )
  const ofWhole = useMeasuresOfWhole(view, shown)
  const ofShown = useMeasures(useMeasured(visible), view.measuredOf === 'shown' && wantsMeasures(view))
  const measures = view.measuredOf === 'whole' ? ofWhole.measures : ofShown
  const picture = useMemo(
    () =>
      pictureOf(visible, {
        ontology,
        changes,
        measures,
        view: { sizeBy: view.sizeBy, colourBy: view.colourBy, measuredOf: view.measuredOf },
      }),
    [visible, ontology, changes, measures, view.sizeBy, view.colourBy, view.measuredOf],
  )
  const show = useCallback(
    (ids: readonly string[], from?: string) => {
      setGrowFrom(from)
      change((before) => withShown(before, ids))
    },
    [change],
  )
  const select = useCallback(
    (id: string | null, adding = false) => change((before) => selecting(before, id, adding)),
    [change],
  )
  const explorer = {
    ...{
      view,
      change,
      ontology,
      client,
      undo,
      days,
      graph,
      visible,
      picture,
      changes,
      measures,
      ofWhole,
      moved,
      dismiss,
      canvas,
    },
    ...{ focused, focus, overlay, open, path, light, ranking, rankBy, growFrom, show, select, go, say },
  }
  return { explorer, spoken }
}

/** The view after an entry was chosen. While a path is looked for, it becomes an end of it. */
function selecting(view: View, id: string | null, adding: boolean): View {
  if (id === null) return withSelection(view, [])
  if (view.panel === 'path' && view.ends.length === 1 && !view.ends.includes(id))
    return { ...withSelection(withShown(view, [id]), [id]), ends: [...view.ends, id] }
  const shown = view.shown.includes(id) ? view : withShown(view, [id])
  if (adding) return withSelection(shown, toggled(selectionOf(view), id))
  const panel = view.panel === 'shared' ? 'entry' : view.panel
  return { ...withSelection(shown, [id]), panel }
}

function wantsMeasures(view: View): boolean {
  return view.sizeBy !== 'degree' || wantsCommunities(view) || view.panel === 'metrics'
}

/** What is measured: what is seen. */
function useMeasured(visible: VisibleGraph) {
  return useMemo(
    () => ({
      entries: visible.entries.filter(({ standing }) => standing !== 'absent'),
      relations: visible.relations.filter(({ standing }) => standing !== 'absent'),
    }),
    [visible],
  )
}

/** A list that stays the same object while what is in it stays the same. */
function useSame<Value>(list: readonly Value[]): readonly Value[] {
  const key = JSON.stringify(list)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the list
  return useMemo(() => list, [key])
}

/** The filters of a view, the same object while none of them changes: selecting must not filter anew. */
function useFilters(view: View): FilterParts {
  const { hiddenKinds, hiddenTypes, hiddenStates, choices, years, hidden, collapsed } = view
  const isFolding = collapsed.length > 0
  const selected = isFolding ? view.selected : null
  const alsoSelected = isFolding ? view.alsoSelected : []
  const parts = {
    hiddenKinds,
    hiddenTypes,
    hiddenStates,
    choices,
    years,
    hidden,
    collapsed,
    selected,
    alsoSelected,
  }
  const key = JSON.stringify(parts)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the parts
  return useMemo(() => parts, [key])
}
