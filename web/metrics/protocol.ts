import type { Metric } from './measures.ts'

/** What is measured: entries by their numbers, relations by the numbers of their ends. */
export interface MeasureRequest {
  readonly number: number
  readonly size: number
  readonly ends: Uint32Array
}

/** The values of each entry, in the order of the numbers. */
export interface MeasureValues {
  readonly values: Readonly<Record<Metric, Float64Array>>
  /** The number of the community of each entry: 0 is the largest. */
  readonly communities: Uint16Array
}

/** What the worker sends back. */
export type MeasureReply =
  | ({ readonly number: number } & MeasureValues)
  | { readonly number: number; readonly failure: string }

/** The measures of what is shown, by the ids of entries. */
export interface Measures {
  readonly values: Readonly<Record<Metric, ReadonlyMap<string, number>>>
  /** The values from 0 to 1, as sizes need them. */
  readonly weights: Readonly<Record<Metric, ReadonlyMap<string, number>>>
  readonly communities: ReadonlyMap<string, number>
}
