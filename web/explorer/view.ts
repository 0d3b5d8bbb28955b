import type { Arrangement } from '../layout/protocol.ts'
import type { RelationState } from '../legend/relationStates.ts'
import type { Extent, Grouping, Metric } from '../metrics/measures.ts'

/** The ways in which the same entries can be seen. */
export const modes = ['graph', 'table', 'outline'] as const

/** A way to see the entries. */
export type Mode = (typeof modes)[number]

/** What the panel beside the canvas can hold. */
export const panels = ['entry', 'path', 'changes', 'metrics', 'shared'] as const

/** What the panel holds. */
export type PanelName = (typeof panels)[number]

/** A property of a kind and one of its values: entries of the kind with none of the values chosen are left out. */
export interface Choice {
  /** The kind and the property: STATE.region. */
  readonly property: string
  readonly value: string
}

/** Where a person put an entry. */
export interface Pin {
  readonly id: string
  readonly x: number
  readonly y: number
}

/** What the explorer shows. All of it stands in the address, so that Back works and a copied address shows the same. */
export interface View {
  /** The ids of the entries on the canvas, in the order in which they came. */
  readonly shown: readonly string[]
  /** The entry that the panel tells of. */
  readonly selected: string | null
  /** The others that are selected with it. */
  readonly alsoSelected: readonly string[]
  /** The day that is shown; null is today. */
  readonly day: string | null
  /** The earlier day that it is compared with. */
  readonly comparedWith: string | null
  /** The names of kinds, of relation types and of states of relations that are switched off. */
  readonly hiddenKinds: readonly string[]
  readonly hiddenTypes: readonly string[]
  readonly hiddenStates: readonly RelationState[]
  readonly choices: readonly Choice[]
  /** The first and the last year in which shown entries may have begun. */
  readonly years: readonly [number, number] | null
  /** Entries that are on the canvas but hidden, those whose neighbours are folded into them, those put somewhere. */
  readonly hidden: readonly string[]
  readonly collapsed: readonly string[]
  readonly pinned: readonly Pin[]
  readonly arrangement: Arrangement
  /** What makes a group where entries are arranged in groups. */
  readonly grouping: Grouping
  /** What gives entries their size, and their colour. */
  readonly sizeBy: Metric
  readonly colourBy: 'family' | 'community'
  /** Of what those are measured. */
  readonly measuredOf: Extent
  readonly mode: Mode
  readonly panel: PanelName
  /** The ends of the paths that are looked for. */
  readonly ends: readonly string[]
  /** Whether paths may lead over states. */
  readonly overStates: boolean
  /** Whether it stands within another page. */
  readonly embedded: boolean
}

/** An empty canvas. */
export const emptyView: View = {
  shown: [],
  selected: null,
  alsoSelected: [],
  day: null,
  comparedWith: null,
  hiddenKinds: [],
  hiddenTypes: [],
  hiddenStates: [],
  choices: [],
  years: null,
  hidden: [],
  collapsed: [],
  pinned: [],
  arrangement: 'force',
  grouping: 'kind',
  sizeBy: 'degree',
  colourBy: 'family',
  measuredOf: 'shown',
  mode: 'graph',
  panel: 'entry',
  ends: [],
  overStates: false,
  embedded: false,
}

/** What the canvas holds well. */
export const largestCanvas = 1000

/** Everything that is selected, the entry of the panel first. */
export function selectionOf({ selected, alsoSelected }: View): string[] {
  return selected ? [selected, ...alsoSelected] : []
}

/** The view with other entries selected, the first of them in the panel. */
export function withSelection(view: View, selection: readonly string[]): View {
  const [selected, ...alsoSelected] = selection
  return { ...view, selected: selected ?? null, alsoSelected }
}

/** The view with more entries on the canvas; those that were hidden are shown again. */
export function withShown(view: View, ids: readonly string[]): View {
  const wanted = new Set(ids)
  return {
    ...view,
    shown: [...new Set([...view.shown, ...ids])].slice(0, largestCanvas),
    hidden: view.hidden.filter((id) => !wanted.has(id)),
  }
}

/** The view without some entries on the canvas, and without what was said of them. */
export function withoutShown(view: View, ids: readonly string[]): View {
  const gone = new Set(ids)
  const rest = (list: readonly string[]) => list.filter((id) => !gone.has(id))
  return {
    ...withSelection(view, rest(selectionOf(view))),
    shown: rest(view.shown),
    hidden: rest(view.hidden),
    collapsed: rest(view.collapsed),
    ends: rest(view.ends),
    pinned: view.pinned.filter(({ id }) => !gone.has(id)),
  }
}

/** The view with other ids in the place of some: entries that were merged into others. */
export function renamed(view: View, ids: ReadonlyMap<string, string>): View {
  const now = (id: string) => ids.get(id) ?? id
  const each = (list: readonly string[]) => [...new Set(list.map(now))]
  const selected = view.selected && now(view.selected)
  return {
    ...view,
    selected,
    alsoSelected: each(view.alsoSelected).filter((id) => id !== selected),
    shown: each(view.shown),
    hidden: each(view.hidden),
    collapsed: each(view.collapsed),
    ends: each(view.ends),
    pinned: view.pinned.map((pin) => ({ ...pin, id: now(pin.id) })),
  }
}

/** The view with some entries hidden: they keep their place in it, and can be shown again. */
export function withHidden(view: View, ids: readonly string[]): View {
  const hidden = new Set([...view.hidden, ...ids])
  return {
    ...withSelection(
      view,
      selectionOf(view).filter((id) => !hidden.has(id)),
    ),
    hidden: [...hidden],
  }
}

/** The list with a value taken out if it is there, or put in. */
export function toggled<Value>(list: readonly Value[], value: Value): Value[] {
  return list.includes(value) ? list.filter((each) => each !== value) : [...list, value]
}

/** Today in UTC, as the API counts days. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
