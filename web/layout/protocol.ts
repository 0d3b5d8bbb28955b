import type { LayoutGraph, Positions } from './graph.ts'

/** How entries can be arranged. */
export type Arrangement = 'force' | 'rings' | 'hierarchy'

/** What a layout is asked for: a whole picture, or one that grows from what is there. */
export type LayoutTask =
  | {
      readonly type: 'arrange'
      readonly arrangement: Arrangement
      readonly graph: LayoutGraph
      readonly aspect: number
      /** The entry that the picture is about, by its index: the middle of rings, the root of a hierarchy. */
      readonly focus?: number
    }
  | {
      readonly type: 'grow'
      readonly graph: LayoutGraph
      readonly aspect: number
      readonly known: Positions
      readonly pinned: Uint8Array
    }

/** What the page sends to the worker. */
export interface LayoutRequest {
  readonly number: number
  readonly task: LayoutTask
}

/** What the worker sends back: where everything goes, or why it could not say. */
export type LayoutReply =
  | { readonly number: number; readonly positions: Positions }
  | { readonly number: number; readonly failure: string }
