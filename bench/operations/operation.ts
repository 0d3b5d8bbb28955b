import type { GraphqlRequest, Requests } from '../load/closedLoop.ts'

/** Something that is measured: asked of the product and of what it is compared with, and answered alike. */
export interface Operation {
  readonly name: string
  readonly product: Requests
  readonly floor: Requests
  /** Of the product and of the floor, what is equal in both answers; undefined where answers cannot be compared. */
  readonly same?: (product: unknown, floor: unknown) => readonly [unknown, unknown]
  /** The least share of the floor's throughput, by store. */
  readonly least: { readonly sqlite: number; readonly neo4j: number }
  /** The same asked of `@neo4j/graphql`, where it has an answer. */
  readonly peer?: {
    readonly requests: Requests
    /** What is equal in the product's answer and in the peer's. */
    readonly same?: (product: unknown, peer: unknown) => readonly [unknown, unknown]
    /** The least multiple of the peer's throughput. */
    readonly least: number
  }
  /** Each question is asked once, one after the other: what is kept of an earlier answer cannot help. */
  readonly once?: boolean
}

/** How many different questions of a kind are asked in turn. */
export const variety = 100

type Data = Record<string, never>

/** A part of an answer by its path; undefined where the way ends. */
export const field = (data: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>(
    (value, step) => (value === null || value === undefined ? undefined : (value as Data)[step]),
    data,
  )

/** The same part of each item of a list. */
export const each = (items: unknown, ...path: string[]): unknown[] =>
  ((items ?? []) as unknown[]).map((item) => field(item, ...path))

/** The same document asked with each of the variables in turn. */
export const asked = (
  query: string,
  variables: readonly Readonly<Record<string, unknown>>[],
): GraphqlRequest[] => variables.map((each) => ({ query, variables: each }))

/** Holds the entries of a page against those that others list. */
export const sameEntries =
  (list: string, others: string, ...path: string[]) =>
  (product: unknown, other: unknown): readonly [unknown, unknown] => [
    each(field(product, list, 'edges'), 'node', 'id'),
    each(field(other, others, ...path), 'id'),
  ]
