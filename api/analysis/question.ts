import type { Day, EntryId } from '../model/domain.ts'
import type { EntryFilter } from '../store/port.ts'
import type { MeasureName } from './measures/index.ts'

/** A part of the graph: entries, and the relations between them. */
export interface GraphPart {
  readonly entries: Omit<EntryFilter, 'asOf'>
  readonly types?: readonly string[]
  /** Only what existed and held on this day. */
  readonly asOf?: Day
}

/** What is asked of the analysis. */
export interface Question {
  readonly part: GraphPart
  readonly measure: MeasureName
  /** How many entries with the largest values; of communities, how many communities. */
  readonly first: number
  /** Entries whose values are asked for. */
  readonly ids: readonly EntryId[]
}

/** An entry and its value. */
export interface Valued {
  readonly id: EntryId
  readonly value: number
}

/** A community: who belongs together. */
export interface Community {
  readonly number: number
  readonly size: number
  /** Those with the most relations. */
  readonly central: readonly EntryId[]
}

/** The answer of the analysis. */
export interface Answer {
  readonly version: number
  readonly entryCount: number
  readonly relationCount: number
  /** From how many entries it was looked out, if not from all. */
  readonly sample?: number
  readonly modularity?: number
  /** The largest values first; ties by id. Empty for communities. */
  readonly top: readonly Valued[]
  /** One for each id that was asked for; null where it is not in the part. */
  readonly values: readonly (number | null)[]
  /** The largest first; only for communities. */
  readonly communities: readonly Community[]
  readonly communityCount?: number
}

/** How far the analysis has come. */
export interface Progress {
  readonly stage: 'waiting' | 'reading' | 'computing'
  /** Of this stage, 0 to 1. */
  readonly share: number
}
