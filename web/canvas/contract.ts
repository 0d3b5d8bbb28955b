import type { Arrangement } from '../layout/protocol.ts'
import type { CanvasEntry, CanvasRelation } from '../model/graphView.ts'

/** What the canvas tells whoever holds it. */
export interface CanvasEvents {
  /** An entry was chosen, or nothing; `adding` if it joins what is selected. */
  onSelect(id: string | null, adding: boolean): void
  /** More of an entry's relations are wanted. */
  onExpand(id: string): void
  /** The pointer is over an entry, or over none. */
  onHover(id: string | null): void
  /** A person put an entry somewhere: it stays there. */
  onPin(id: string, pinned: boolean): void
  /** A layout is being computed, or is done. */
  onBusy(busy: boolean): void
  /** A layout could not be computed; what was there is unchanged. */
  onFailure(failure: Error): void
}

/** What is to be shown. */
export interface CanvasView {
  readonly entries: readonly CanvasEntry[]
  readonly relations: readonly CanvasRelation[]
  /** How entries are arranged; by forces, if nothing is said. */
  readonly arrangement?: Arrangement
  /** The entry that the picture is about: the middle of rings, the root of a hierarchy. */
  readonly about?: string
  /** The entry out of which new ones grow; by default a neighbour of theirs. */
  readonly growFrom?: string
}
