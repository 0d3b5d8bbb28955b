import { createContext, type RefObject, useContext } from 'react'
import type { Client } from 'urql'
import type { GraphCanvas } from '../canvas/GraphCanvas.ts'
import type { KnownOntology } from '../data/OntologyProvider.tsx'
import type { Measures } from '../metrics/protocol.ts'
import type { CanvasPath } from '../model/graphView.ts'
import type { Ranking } from './expand/neighbours.ts'
import type { Changes } from './graph/changes.ts'
import type { Picture } from './graph/picture.ts'
import type { LoadedGraph } from './graph/useGraph.ts'
import type { Moved } from './graph/useMoved.ts'
import type { VisibleGraph } from './graph/visible.ts'
import type { Undo } from './undo/useUndo.ts'
import type { MeasuresOfWhole } from './useMeasuresOfWhole.ts'
import type { ChangeView } from './useView.ts'
import type { View } from './view.ts'

/** What can lie over the canvas: a menu of an entry, or one of the whole. */
export type Overlay =
  | { readonly name: 'expand' | 'menu'; readonly id: string }
  | { readonly name: 'layout' | 'share' | 'export' | 'keys' | 'query' | 'filters' }

/** Days that pass by themselves, or are dragged: what is shown meanwhile is not in the address yet. */
export interface PassingDays {
  /** The day that is shown. */
  readonly day: string
  readonly playing: boolean
  /** Shows another day for the moment. */
  pass(day: string): void
  /** Shows another day for good; today is null. */
  settle(day: string | null): void
  play(): void
  pause(): void
}

/** Everything that the parts of the explorer, and its actions, work on. */
export interface Explorer {
  readonly view: View
  readonly change: ChangeView
  readonly ontology: KnownOntology
  readonly client: Client
  readonly undo: Undo
  readonly days: PassingDays
  /** What is on the canvas, of it what the filters leave, and of that what is drawn. */
  readonly graph: LoadedGraph
  readonly visible: VisibleGraph
  /** What became of entries that the address named and that are not there any more. */
  readonly moved: Moved | null
  /** What is said of them has been read. */
  dismiss(): void
  readonly picture: Picture
  readonly changes: Changes | null
  readonly measures: Measures | null
  /** What is measured of the whole graph, where that is wanted. */
  readonly ofWhole: MeasuresOfWhole
  readonly canvas: RefObject<GraphCanvas | null>
  /** The entry that the keyboard's focus is on, in whatever way the entries are seen. */
  readonly focused: string | null
  focus(id: string | null): void
  readonly overlay: Overlay | null
  open(overlay: Overlay | null): void
  /** The path that is lit. */
  readonly path: CanvasPath | null
  light(path: CanvasPath | null): void
  readonly ranking: Ranking
  rankBy(ranking: Ranking): void
  /** Puts entries on the canvas; they grow out of one that is there. */
  show(ids: readonly string[], from?: string): void
  /** Selects an entry, puts it on the canvas if it is not there, and opens the panel. */
  select(id: string | null, adding?: boolean): void
  /** The entry out of which those that came last grow. */
  readonly growFrom: string | undefined
  /** Goes to another page. */
  go(address: string): void
  /** Says something to those who cannot see what happened. */
  say(words: string): void
}

/** The explorer, for its parts. */
export const ExplorerContext = createContext<Explorer | null>(null)

/** The explorer that a component is a part of. */
export function useExplorer(): Explorer {
  const explorer = useContext(ExplorerContext)
  if (!explorer) throw new Error('useExplorer is used outside of the explorer')
  return explorer
}
