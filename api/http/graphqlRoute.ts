import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyRequest, onSendHookHandler, RouteHandlerMethod } from 'fastify'
import type { Analyst } from '../analysis/threads/Analyst.ts'
import type { Limits } from '../env.ts'
import { Failure } from '../errors.ts'
import { type Context, createContext } from '../graphql/context.ts'
import { formatError, toGraphqlError } from '../graphql/errors.ts'
import { limitsPlugin } from '../graphql/limits/plugin.ts'
import { schema } from '../graphql/schema.ts'
import type { GraphStore } from '../store/port.ts'
import type { VersionWatch } from '../store/VersionWatch.ts'
import { callerSignal } from './caller.ts'
import { answerUnchanged, tagAnswer } from './entityTags.ts'
import { resolveTrusted, type TrustedDocuments } from './trustedDocuments.ts'
import { viewerOf } from './viewer.ts'

/** A request with this header is told in the extensions what the database did. */
const meterHeader = 'concord-meter'

/** Where subscriptions are answered. */
export const streamPath = '/graphql/stream'

/** What the ways to the graph share. */
export interface Services {
  readonly store: GraphStore
  readonly analyst: Analyst
  readonly versions: VersionWatch
  readonly limits: Limits
  readonly editToken: string | undefined
  /** If there are any, only these documents are answered. */
  readonly trustedDocuments: TrustedDocuments | undefined
}

/** One request, one operation: several in one body would pass under every limit together. */
function refuseBatches({ body }: FastifyRequest): void {
  if (!Array.isArray(body)) return
  const hint = 'Send one request for each operation, or ask for several root fields in one.'
  throw new Failure('BATCH_REFUSED', undefined, { hint })
}

/** What goes on and on is not answered once. */
const subscriptionsElsewhere: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation?.operation !== 'subscription') return
      const hint = `Send it to ${streamPath}, which answers with server-sent events.`
      throw toGraphqlError(new Failure('BAD_INPUT', 'A subscription is not answered here.', { hint }))
    },
  }),
}

/** The entity tags of answers that are under way. */
const tags = new WeakMap<FastifyRequest, string>()

/** An answer without errors to a query that was asked by GET can be kept as long as the dataset version stays. */
const tagUnlessFailed: onSendHookHandler = (request, reply, payload, done) => {
  const tag = tags.get(request)
  if (tag && reply.statusCode === 200 && !reply.hasHeader('cache-control')) tagAnswer(request, reply, tag)
  done(null, payload)
}

/** Faults of a query, which clients that ask for plain JSON look for in the body alone. */
const faultsOfQueries = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'])

/** Statuses as GraphQL over HTTP has them: 400 only tells something where the media type is GraphQL's own. */
const answersOfFailures: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response: { body, http } }) => {
      if (body.kind !== 'single' || !body.singleResult.errors) return
      // What failed is of the moment.
      http.headers.set('cache-control', 'no-store')
      const isFault = body.singleResult.errors.every(({ extensions }) =>
        faultsOfQueries.has(String(extensions?.code)),
      )
      const plain = !request.http?.headers.get('accept')?.includes('application/graphql-response+json')
      if (isFault && plain && http.status === 400) http.status = 200
    },
  }),
}

/** Serves the schema at /graphql. */
export async function addGraphqlRoute(app: FastifyInstance, services: Services): Promise<void> {
  const { store, analyst, versions, limits, editToken, trustedDocuments } = services
  const report = (failure: Failure) =>
    app.log.error({ code: failure.code, cause: failure.cause }, failure.message)
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    // By GET only queries are answered, and nothing that a browser sends by itself gives a right: what a form of
    // another site could send does nothing. Bodies are taken as JSON alone, which such a form cannot send.
    csrfPrevention: false,
    // Who started the server ends it, and answers what is under way before.
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: limits.tokens },
    formatError: (formatted, error) => formatError(formatted, error, report),
    // Nothing here is cached by hints, and looking for them would cost something at every field.
    plugins: [
      limitsPlugin(limits),
      subscriptionsElsewhere,
      answersOfFailures,
      noLandingPage,
      ApolloServerPluginCacheControlDisabled(),
    ],
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
        analyst,
        versions,
        viewer: viewerOf(request, editToken),
        signal: callerSignal(reply),
        timeLimit: limits.time,
        metered: request.headers[meterHeader] !== undefined,
      }),
  })
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    preHandler: async (request, reply) => {
      refuseBatches(request)
      if (trustedDocuments) resolveTrusted(request, trustedDocuments)
      if (request.method !== 'GET' || !request.url.includes('?')) return
      const { tag, sent } = await answerUnchanged(store, request, reply)
      if (sent) return reply
      tags.set(request, tag)
    },
    onSend: tagUnlessFailed,
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
