import { Failure } from '../errors.ts'
import type { PageRequest } from '../store/port.ts'
import { builder } from './builder.ts'

/** The largest page that a client can ask for. */
export const largestClientPage = 100

/** How many there are on a page that names no size. */
export const defaultPage = 20

/** The arguments of a connection, as the Relay specification has them. */
export interface PageArguments {
  readonly first?: number | null
  readonly after?: string | null
  readonly last?: number | null
  readonly before?: string | null
}

function size(name: 'first' | 'last', value: number): number {
  if (value >= 0 && value <= largestClientPage) return value
  throw new Failure('BAD_INPUT', `'${name}' must be from 0 to ${largestClientPage}, not ${value}.`, {
    hint: "Ask for further pages with 'after' or 'before'.",
    data: { argument: name, limit: largestClientPage, value },
  })
}

/**
 * Reads the arguments of a connection.
 * @throws {Failure} BAD_INPUT if a page is too large, or both ways are asked for
 */
export function pageRequest({ first, after, last, before }: PageArguments): PageRequest {
  if (last === null || last === undefined) {
    if (before)
      throw new Failure('BAD_INPUT', "'before' goes with 'last'.", {
        hint: "Say with 'last' how many are wanted.",
      })
    return { first: size('first', first ?? defaultPage), ...(after ? { after } : {}) }
  }
  if ((first !== null && first !== undefined) || after)
    throw new Failure(
      'BAD_INPUT',
      "A page is asked for with 'first' and 'after', or with 'last' and 'before', not with both.",
    )
  return { last: size('last', last), ...(before ? { before } : {}) }
}

interface Edges {
  readonly edges: readonly { readonly cursor: string }[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

/** Where a page stands in its list. */
export const PageInfo = builder.objectRef<Edges>('PageInfo').implement({
  description: 'Where a page stands in its list, as the Relay specification has it.',
  fields: (t) => ({
    hasNextPage: t.boolean({
      nullable: false,
      description: 'Whether there are more after this page.',
      resolve: (page) => page.hasNextPage,
    }),
    hasPreviousPage: t.boolean({
      nullable: false,
      description: 'Whether there are more before this page.',
      resolve: (page) => page.hasPreviousPage,
    }),
    startCursor: t.string({
      description: 'The cursor of the first edge.',
      resolve: (page) => page.edges[0]?.cursor,
    }),
    endCursor: t.string({
      description: 'The cursor of the last edge.',
      resolve: (page) => page.edges.at(-1)?.cursor,
    }),
  }),
})

/** The arguments that every connection takes. */
export const pageArguments = builder.args((t) => ({
  first: t.int({
    description: 'How many from the beginning, or after a cursor; at most 100, 20 if nothing is said.',
  }),
  after: t.string({ description: 'The cursor after which the page begins.' }),
  last: t.int({ description: 'How many from the end, or before a cursor; at most 100.' }),
  before: t.string({ description: 'The cursor before which the page ends.' }),
}))
