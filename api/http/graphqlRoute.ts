import { timingSafeEqual } from 'node:crypto'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify'
import type { Limits } from '../env.ts'
import { asFailure, Failure } from '../errors.ts'
import { type Context, createContext, type Viewer } from '../graphql/context.ts'
import { formatError } from '../graphql/errors.ts'
import { limitsPlugin } from '../graphql/limits/plugin.ts'
import { schema } from '../graphql/schema.ts'
import type { GraphStore } from '../store/port.ts'

/** What the route needs. */
export interface GraphqlRouteOptions {
  readonly store: GraphStore
  readonly limits: Limits
  readonly editToken: string | undefined
}

/** A request with this header is told in the extensions what the database did. */
const meterHeader = 'concord-meter'

const stranger: Viewer = { canEdit: false, name: 'anonymous' }
const editor: Viewer = { canEdit: true, name: 'editor' }

/** Compares in a time that tells nothing of how much of it is right. */
function sameSecret(given: string, secret: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(secret)]
  return left.length === right.length && timingSafeEqual(left, right)
}

function viewerOf({ headers }: FastifyRequest, token: string | undefined): Viewer {
  const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
  return token !== undefined && given !== undefined && sameSecret(given, token) ? editor : stranger
}

/** Controllers of answered requests, for the next ones: to make one costs as much as to find an entry. */
const unused: AbortController[] = []

/** A signal that is given when the caller goes away before the answer is out. */
function callerSignal(reply: FastifyReply): AbortSignal {
  const controller = unused.pop() ?? new AbortController()
  reply.raw.once('close', () => {
    if (reply.raw.writableFinished) unused.push(controller)
    else controller.abort()
  })
  return controller.signal
}

/** One request, one operation: several in one body would pass under every limit together. */
function refuseBatches({ body }: FastifyRequest, _: FastifyReply, done: (error?: Error) => void): void {
  if (!Array.isArray(body)) return done()
  const hint = 'Send one request for each operation, or ask for several root fields in one.'
  done(new Failure('BATCH_REFUSED', undefined, { hint }))
}

/** Serves the schema at /graphql. */
export async function addGraphqlRoute(
  app: FastifyInstance,
  { store, limits, editToken }: GraphqlRouteOptions,
): Promise<void> {
  const report = (failure: Failure) =>
    app.log.error({ code: failure.code, cause: failure.cause }, failure.message)
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    // Who started the server ends it, and answers what is under way before.
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.tokens },
    formatError: (formatted, error) => formatError(formatted, error, report),
    // Nothing here is cached by hints, and looking for them would cost something at every field.
    plugins: [limitsPlugin(limits), noLandingPage, ApolloServerPluginCacheControlDisabled()],
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: (text) => app.log.warn(text),
      error: (text) => app.log.error(text),
    },
  })
  await apollo.start()
  const handle = fastifyApolloHandler(apollo, {
    context: async (request, reply) =>
      createContext({
        store,
        viewer: viewerOf(request, editToken),
        signal: callerSignal(reply),
        timeLimit: limits.time,
        metered: request.headers[meterHeader] !== undefined,
      }),
  })
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: refuseBatches,
    handler: handle as RouteHandlerMethod,
  })
  app.addHook('onClose', () => apollo.stop())
}

/** People who open /graphql in a browser are sent to the page where they can ask. */
const noLandingPage: ApolloServerPlugin<Context> = {
  serverWillStart: async () => ({
    renderLandingPage: async () => ({
      html: '<!doctype html><meta http-equiv="refresh" content="0;url=/api"><a href="/api">To the API page</a>',
    }),
  }),
}

/** The answer to a failure outside of GraphQL, in the same form. */
export function failureBody(thrown: unknown): { status: number; body: object } {
  const failure = asFailure(thrown)
  const { code, message, hint, retryAfter, data } = failure
  const status = code === 'BODY_LIMIT' ? 413 : code === 'INTERNAL' ? 500 : 400
  return {
    status,
    body: {
      errors: [
        {
          message,
          extensions: { code, ...(hint ? { hint } : {}), ...(retryAfter ? { retryAfter } : {}), ...data },
        },
      ],
    },
  }
}
