import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  getOperationAST,
  parse,
  validate,
} from 'graphql'
import type { OperationArgs, OperationResult } from 'graphql-sse'
import { createHandler } from 'graphql-sse/lib/use/fastify'
import { asFailure, Failure } from '../errors.ts'
import { type Context, createContext } from '../graphql/context.ts'
import { formatError, toGraphqlError } from '../graphql/errors.ts'
import { measure } from '../graphql/limits/measure.ts'
import { refuse } from '../graphql/limits/plugin.ts'
import { schema } from '../graphql/schema.ts'
import { callerSignal } from './caller.ts'
import { type Services, streamPath } from './graphqlRoute.ts'
import { resolveTrusted } from './trustedDocuments.ts'
import { viewerOf } from './viewer.ts'

/** How many may listen at the same time. */
export const mostListeners = 200

type Parameters = {
  readonly query: string
  readonly operationName?: string | null
  readonly variables?: Readonly<Record<string, unknown>> | null
}

function fault(error: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(error.message, { nodes: error.nodes, extensions: { code } })
}

function parsed(query: string, maxTokens: number): DocumentNode {
  try {
    return parse(query, { maxTokens })
  } catch (error) {
    throw error instanceof GraphQLError ? fault(error, 'GRAPHQL_PARSE_FAILED') : error
  }
}

/**
 * Parses, validates and measures a subscription, as the other way to the graph does with queries.
 * @throws {GraphQLError}
 */
function prepared({ query, operationName, variables }: Parameters, { limits }: Services): ExecutionArgs {
  const document = parsed(query, limits.tokens)
  const [wrong] = validate(schema, document)
  if (wrong) throw fault(wrong, 'GRAPHQL_VALIDATION_FAILED')
  const operation = getOperationAST(document, operationName)
  if (operation?.operation !== 'subscription')
    throw toGraphqlError(
      new Failure('BAD_INPUT', 'Only subscriptions are answered here.', {
        hint: 'Send queries and mutations to /graphql.',
      }),
    )
  refuse(measure(document, operation, variables ?? {}, limits.cost), limits)
  return { schema, document, operationName: operationName ?? null, variableValues: variables ?? {} }
}

/** Ends what is under way when the server does, and when the caller goes. */
class Listeners {
  private readonly closing = new AbortController()
  private count = 0

  enter(reply: FastifyReply): AbortSignal {
    if (this.count >= mostListeners)
      throw new Failure('BUSY', `${mostListeners} listen already, as many as may.`, {
        retryAfter: 30,
        data: { limit: mostListeners },
      })
    this.count++
    reply.raw.once('close', () => {
      this.count--
    })
    return AbortSignal.any([callerSignal(reply), this.closing.signal])
  }

  close(): void {
    this.closing.abort()
  }
}

/** What a request brings along, for as many contexts as there are events. */
interface Listening extends Record<PropertyKey, unknown> {
  readonly fresh: () => Context
}

/** Each event is answered like a request of its own: with its own time, and nothing kept from the one before. */
async function* events(args: ExecutionArgs, fresh: () => Context): AsyncGenerator<ExecutionResult> {
  const source = await createSourceEventStream({ ...args, contextValue: fresh() })
  if (!(Symbol.asyncIterator in source)) return yield source
  try {
    for await (const rootValue of source as AsyncIterable<unknown>)
      yield await execute({ ...args, rootValue, contextValue: fresh() })
  } catch (thrown) {
    const failure = asFailure(thrown)
    // Nobody is there to be told, or the server ends.
    if (failure.code !== 'CANCELLED') yield { data: null, errors: [toGraphqlError(failure)] }
  }
}

/** Serves subscriptions as server-sent events, one for each request (the 'distinct connections' of graphql-sse). */
export function addStreamRoute(app: FastifyInstance, services: Services): void {
  const { store, analyst, versions, limits, editToken, trustedDocuments } = services
  const listeners = new Listeners()
  const signals = new WeakMap<FastifyRequest, AbortSignal>()
  const report = (failure: Failure) =>
    app.log.error({ code: failure.code, cause: failure.cause }, failure.message)
  const shown = (error: GraphQLError) =>
    new GraphQLError(error.message, formatError(error.toJSON(), error, report) as object)
  const contextOf = (request: FastifyRequest): Listening => ({
    fresh: () =>
      createContext({
        store,
        analyst,
        versions,
        viewer: viewerOf(request, editToken),
        signal: signals.get(request) ?? AbortSignal.abort(),
        timeLimit: limits.time,
      }),
  })
  const handle = createHandler<Listening>({
    // Every request stands for itself.
    authenticate: () => null,
    onSubscribe: (request, parameters): OperationResult | OperationArgs<Listening> => {
      try {
        return { ...prepared(parameters as Parameters, services), contextValue: contextOf(request.raw) }
      } catch (error) {
        if (error instanceof GraphQLError) return { data: null, errors: [shown(error)] }
        throw error
      }
    },
    subscribe: (args) => events(args, args.contextValue.fresh),
    onNext: (_, __, result) =>
      'errors' in result && result.errors ? { ...result, errors: result.errors.map(shown) } : undefined,
  })
  app.route({
    method: ['GET', 'POST'],
    url: streamPath,
    preHandler: async (request, reply) => {
      const { query } = ((request.method === 'GET' ? request.query : request.body) ?? {}) as {
        query?: unknown
      }
      if (!trustedDocuments && typeof query !== 'string')
        throw new Failure('BAD_INPUT', "There is no 'query'.", { hint: 'Send a subscription as its value.' })
      // Whatever the caller says it takes, there is nothing else to be had here.
      request.headers.accept = 'text/event-stream'
      if (trustedDocuments) resolveTrusted(request, trustedDocuments)
      signals.set(request, listeners.enter(reply))
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store').hijack()
      try {
        await handle(request, reply)
      } catch (cause) {
        report(asFailure(cause))
        reply.raw.destroy()
      }
    },
  })
  app.addHook('preClose', () => listeners.close())
}
