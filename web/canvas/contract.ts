import type { Arrangement } from '../layout/protocol.ts'
import type { CanvasEntry, CanvasRelation } from '../model/graphView.ts'
import type { Spot } from './motion.ts'

/** What the canvas tells whoever holds it. */
export interface CanvasEvents {
  /** An entry was chosen, or nothing; `adding` if it joins what is selected. */
  onSelect(id: string | null, adding: boolean): void
  /** Several entries were chosen with a box. */
  onSelectMany(ids: readonly string[]): void
  /** More of an entry's relations are wanted. */
  onExpand(id: string): void
  /** The menu of an entry is wanted. */
  onMenu(id: string): void
  /** The pointer is over an entry, or over none. */
  onHover(id: string | null): void
  /** A person put an entry somewhere: it stays there. */
  onPin(id: string, spot: Spot): void
  /** A person zooms, pans or drags an entry: what hangs on entries is not where it was. */
  onMove(): void
  /** A layout is being computed, or is done. */
  onBusy(busy: boolean): void
  /** A layout could not be computed; what was there is unchanged. */
  onFailure(failure: Error): void
}

/** What puts entries together, where they are arranged in groups or lanes. */
export interface CanvasGroups {
  /** Another one, another picture. */
  readonly key: string
  /** The number of the group of each entry. */
  readonly of: ReadonlyMap<string, number>
  /** The names of the groups, by their numbers. */
  readonly names: readonly string[]
}

/** What is to be shown. */
export interface CanvasView {
  readonly entries: readonly CanvasEntry[]
  readonly relations: readonly CanvasRelation[]
  /** How entries are arranged; by forces, if nothing is said. */
  readonly arrangement?: Arrangement
  /** The entry that the picture is about: the middle of rings, the root of a hierarchy. */
  readonly about?: string
  readonly groups?: CanvasGroups
  /** Where entries stand that a person put somewhere. */
  readonly pins?: ReadonlyMap<string, Spot>
  /** The entry out of which new ones grow; by default a neighbour of theirs. */
  readonly growFrom?: string
}
