import type { LayoutGraph, Positions } from './graph.ts'

/** How entries can be arranged. */
export const arrangements = ['force', 'hierarchy', 'rings', 'timeline', 'groups'] as const

/** A way to arrange entries. */
export type Arrangement = (typeof arrangements)[number]

/** What a layout is asked for: a whole picture, or one that grows from what is there. */
export type LayoutTask =
  | {
      readonly type: 'arrange'
      readonly arrangement: Arrangement
      readonly graph: LayoutGraph
      readonly aspect: number
      /** The entry that the picture is about, by its index: the middle of rings, the root of a hierarchy. */
      readonly focus?: number
      /** For a timeline: the year in which each entry began, as a decimal; NaN if it is not known. */
      readonly years?: Float64Array
      /** The lane of each entry in a timeline, or its group, counted from 0. */
      readonly groups?: Uint16Array
      /** For a hierarchy: whether each relation leads from a part up to its whole, in the order of the ends. */
      readonly upward?: Uint8Array
    }
  | {
      readonly type: 'grow'
      readonly graph: LayoutGraph
      readonly aspect: number
      readonly known: Positions
      readonly pinned: Uint8Array
    }

/** What helps to read a picture, drawn behind it: the line of a year, the frame of a group. */
export type Guide =
  | { readonly type: 'year'; readonly x: number; readonly year: number }
  | {
      readonly type: 'group' | 'lane'
      readonly group: number
      readonly left: number
      readonly top: number
      readonly right: number
      readonly bottom: number
    }

/** A picture: where everything goes, and what helps to read it. */
export interface Arranged {
  readonly positions: Positions
  readonly guides: readonly Guide[]
}

/** What the page sends to the worker. */
export interface LayoutRequest {
  readonly number: number
  readonly task: LayoutTask
}

/** What the worker sends back: the picture, or why there is none. */
export type LayoutReply =
  | ({ readonly number: number } & Arranged)
  | { readonly number: number; readonly failure: string }
