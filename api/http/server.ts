import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cors from '@fastify/cors'
import fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance } from 'fastify'
import type { Analyst } from '../analysis/threads/Analyst.ts'
import type { Settings } from '../env.ts'
import { Failure } from '../errors.ts'
import type { GraphStore } from '../store/port.ts'
import { VersionWatch } from '../store/VersionWatch.ts'
import { addExplorer } from './explorer.ts'
import { addExportRoutes } from './exports/route.ts'
import { failureBody, sendFailure } from './failures.ts'
import { addGraphqlRoute, type Services } from './graphqlRoute.ts'
import { addHealthRoutes } from './health.ts'
import { addIdentifiers } from './linked/identifiers.ts'
import { addTerms } from './linked/terms.ts'
import { addStreamRoute } from './streamRoute.ts'
import { readTrustedDocuments } from './trustedDocuments.ts'

/** What the server needs. */
export interface ServerOptions {
  readonly store: GraphStore
  readonly analyst: Analyst
  readonly settings: Pick<
    Settings,
    'limits' | 'editToken' | 'allowedOrigins' | 'trustedDocuments' | 'publicUrl' | 'port'
  >
  /** The folder of the explorer's built files. */
  readonly explorer: string
  readonly log: FastifyBaseLogger
}

// Mantine and Cytoscape write styles; scripts come from here alone.
const pagePolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
].join('; ')

/** Answers of the API are data: a browser that shows one loads and runs nothing. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'"

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
}

function addSecurityHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(securityHeaders)
    reply.header(
      'content-security-policy',
      /^\/(graphql|export|id)\b/.test(request.url) ? dataPolicy : pagePolicy,
    )
    done()
  })
}

/** What the framework refuses, as a failure of ours. */
function refusalOf(error: FastifyError, body: number): unknown {
  if (error instanceof Failure || error.statusCode === undefined || error.statusCode >= 500) return error
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Failure('BODY_LIMIT', `The request is larger than ${body} bytes.`, {
      hint: 'Send less at a time.',
      data: { limit: body },
    })
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Failure('UNSUPPORTED_MEDIA_TYPE', undefined, { hint: 'Send content-type: application/json.' })
  return new Failure('BAD_INPUT', error.message)
}

/** Errors of Node that say that the other end of a connection is gone. */
const ofLeaving = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED', 'ECONNRESET', 'EPIPE'])

function addErrorHandler(app: FastifyInstance, body: number): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    // Whoever asked has gone, and nobody is there to answer. What failed for that alone is no fault.
    const { destroyed: isGone } = reply.raw
    if (isGone && ofLeaving.has(error.code)) {
      request.log.debug({ err: error }, 'The caller went away before the answer')
      return reply.hijack()
    }
    const thrown = refusalOf(error, body)
    if (failureBody(thrown).status >= 500) request.log.error({ err: error }, 'A request failed')
    return isGone ? reply.hijack() : sendFailure(reply, thrown)
  })
}

/** Bytes of an address and headers: the address of a full canvas names every entry on it. */
const largestAddress = 65_536

/** Puts the server together: the API, the explorer, and how it is. It does not listen yet. */
export async function createServer({
  store,
  analyst,
  settings,
  explorer,
  log,
}: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: log,
    http: { maxHeaderSize: largestAddress },
    bodyLimit: settings.limits.body,
    forceCloseConnections: 'idle',
  })
  addErrorHandler(app, settings.limits.body)
  addSecurityHeaders(app)
  if (settings.allowedOrigins.length > 0)
    await app.register(cors, {
      origin: [...settings.allowedOrigins],
      methods: ['GET', 'POST'],
      exposedHeaders: ['etag', 'content-disposition', 'concord-dataset-version', 'concord-query'],
    })
  await app.register(compress, {
    threshold: 4096,
    encodings: ['br', 'gzip'],
    // The default quality is for files that are compressed once; answers are made anew each time.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    customTypes:
      /^(text\/(?!event-stream)|application\/([\w.-]+\+)?(json|xml)|application\/x-ndjson|image\/svg)/,
  })
  addHealthRoutes(app, store)
  // What a form of another site can send is not even read.
  app.removeContentTypeParser('text/plain')
  const { limits, editToken, trustedDocuments } = settings
  const services: Services = {
    store,
    analyst,
    versions: new VersionWatch(store),
    limits,
    editToken,
    trustedDocuments: trustedDocuments === undefined ? undefined : readTrustedDocuments(trustedDocuments),
  }
  await addGraphqlRoute(app, services)
  addStreamRoute(app, services)
  const { publicUrl, port } = settings
  const known = publicUrl ?? `http://localhost:${port}`
  addExportRoutes(app, store, known)
  addIdentifiers(app, { store, publicUrl: known, timeLimit: limits.time })
  addTerms(app, known)
  await addExplorer(app, { store, folder: explorer, address: publicUrl })
  return app
}
