import type { TypedDocumentNode } from 'urql'
import { gql } from 'urql'
import type { EntryRef } from './documents.ts'

/** An entry and what was measured of it. */
export interface EntryMetricData {
  readonly entry: EntryRef | null
  readonly value: number | null
}

/** What was measured of the whole graph. */
export interface MetricsData {
  readonly entryCount: number
  readonly relationCount: number
  readonly sample: number | null
  readonly communityCount: number | null
  readonly top: readonly EntryMetricData[]
  readonly values: readonly {
    readonly entry: { readonly id: string } | null
    readonly value: number | null
  }[]
}

/** How far a measurement is; its result at last. */
export interface MetricsProgressData {
  readonly stage: 'WAITING' | 'READING' | 'COMPUTING'
  readonly share: number
  readonly result: MetricsData | null
}

/** What is to be measured, and of which entries the values are wanted. */
export interface MetricsVariables {
  readonly measure: string
  readonly ids: readonly string[]
  readonly day: string
}

/** Measures the whole graph, telling how far it is. */
export const metricsSubscription: TypedDocumentNode<
  { readonly metrics: MetricsProgressData },
  MetricsVariables
> = gql`
  subscription MeasureAll($measure: Measure!, $ids: [ID!]!, $day: Day!) {
    metrics(measure: $measure, ids: $ids, asOf: $day, first: 10) {
      stage
      share
      result {
        entryCount
        relationCount
        sample
        communityCount
        top { value entry { id kind name shortName } }
        values { value entry { id } }
      }
    }
  }
`

/** The values of more entries, when it has been measured. */
export const metricsDocument: TypedDocumentNode<
  { readonly metrics: Pick<MetricsData, 'values'> | null },
  MetricsVariables
> = gql`
  query MoreMeasured($measure: Measure!, $ids: [ID!]!, $day: Day!) {
    metrics(measure: $measure, ids: $ids, asOf: $day, first: 1) {
      values { value entry { id } }
    }
  }
`

/** Every document of measures, so that a test can hold them against the schema. */
export const metricsDocuments = [metricsSubscription, metricsDocument]
