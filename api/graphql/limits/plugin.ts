import type { ApolloServerPlugin } from '@apollo/server'
import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { Failure, type FailureCode } from '../../errors.ts'
import type { Meter } from '../../store/port.ts'
import type { Context } from '../context.ts'
import { toGraphqlError } from '../errors.ts'
import { type Measure, measure } from './measure.ts'

/** What one operation may ask. */
export type OperationLimits = Readonly<Record<keyof Measure, number>>

const refusals: Readonly<Record<keyof Measure, { code: FailureCode; what: string; hint: string }>> = {
  depth: {
    code: 'DEPTH_LIMIT',
    what: 'levels of fields',
    hint: 'Ask in two steps: first for ids, then for what they lead to.',
  },
  cost: {
    code: 'COST_LIMIT',
    what: 'as its cost',
    hint: 'Ask for smaller pages, or for fewer fields below them.',
  },
  aliases: { code: 'ALIAS_LIMIT', what: 'aliases', hint: 'Ask for many entries at once with nodes(ids:).' },
  rootFields: { code: 'ROOT_FIELD_LIMIT', what: 'root fields', hint: 'Send several requests.' },
  inputs: {
    code: 'INPUT_LIMIT',
    what: 'values in its arguments',
    hint: 'Ask with fewer conditions or ids at a time.',
  },
  inputDepth: {
    code: 'INPUT_LIMIT',
    what: 'levels of values in an argument',
    hint: 'Write the filter flatter: conditions beside each other all hold.',
  },
  directives: { code: 'DIRECTIVE_LIMIT', what: 'directives', hint: 'Take the directives out.' },
}

/**
 * Refuses what is too large.
 * @throws {GraphQLError} with a code for each limit
 */
export function refuse(measured: Measure, limits: OperationLimits): void {
  for (const name of Object.keys(refusals) as (keyof Measure)[]) {
    const { code, what, hint } = refusals[name]
    if (measured[name] <= limits[name]) continue
    // Counting ends where the limit is passed, so the cost is at least this much.
    const value = name === 'cost' ? `at least ${measured.cost}` : measured[name]
    const message = `The query has ${value} ${what}; at most ${limits[name]} are allowed.`
    throw toGraphqlError(
      new Failure(code, message, { hint, data: { limit: limits[name], value: measured[name] } }),
    )
  }
}

/** What the database did, rounded to what can be told apart. */
function databaseOf({ milliseconds, ...counts }: Meter): Meter {
  return { ...counts, milliseconds: Math.round(milliseconds * 100) / 100 }
}

/** Refuses operations that ask too much before anything is executed, and tells the cost of the others. */
export function limitsPlugin(limits: OperationLimits): ApolloServerPlugin<Context> {
  // Documents are parsed once and kept by Apollo; without variables their measure never changes.
  const known = new WeakMap<DocumentNode, Map<string, Measure>>()
  const measured = (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): Measure => {
    if ((operation.variableDefinitions?.length ?? 0) > 0)
      return measure(document, operation, variables, limits.cost)
    const ofDocument = known.get(document) ?? new Map<string, Measure>()
    known.set(document, ofDocument)
    const name = operation.name?.value ?? ''
    const found = ofDocument.get(name) ?? measure(document, operation, variables, limits.cost)
    ofDocument.set(name, found)
    return found
  }
  return {
    requestDidStart: async () => {
      let cost: number | undefined
      return {
        didResolveOperation: async ({ document, operation, request }) => {
          if (!operation) return
          const found = measured(document, operation, request.variables ?? {})
          refuse(found, limits)
          cost = found.cost
        },
        willSendResponse: async ({ response, contextValue }) => {
          if (cost === undefined || response.body.kind !== 'single') return
          const { singleResult } = response.body
          const told: Record<string, unknown> = singleResult.extensions ?? {}
          told.cost = { requested: cost, limit: limits.cost }
          if (contextValue.meter) told.database = databaseOf(contextValue.meter)
          singleResult.extensions = told
        },
      }
    },
  }
}
