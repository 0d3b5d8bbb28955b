import compress from '@fastify/compress'
import cors from '@fastify/cors'
import fastify, { type FastifyBaseLogger, type FastifyError, type FastifyInstance } from 'fastify'
import type { Settings } from '../env.ts'
import { Failure } from '../errors.ts'
import type { GraphStore } from '../store/port.ts'
import { addExplorer } from './explorer.ts'
import { addGraphqlRoute, failureBody } from './graphqlRoute.ts'
import { addHealthRoutes } from './health.ts'

/** What the server needs. */
export interface ServerOptions {
  readonly store: GraphStore
  readonly settings: Pick<Settings, 'limits' | 'editToken' | 'allowedOrigins' | 'address'>
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
    reply.header('content-security-policy', request.url.startsWith('/graphql') ? dataPolicy : pagePolicy)
    done()
  })
}

function addErrorHandler(app: FastifyInstance, body: number): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const tooLarge = error.code === 'FST_ERR_CTP_BODY_TOO_LARGE'
    const thrown = tooLarge
      ? new Failure('BODY_LIMIT', `The request is larger than ${body} bytes.`, {
          hint: 'Send less at a time.',
          data: { limit: body },
        })
      : error.statusCode !== undefined && error.statusCode < 500 && !(error instanceof Failure)
        ? new Failure('BAD_INPUT', error.message)
        : error
    const { status, body: answer } = failureBody(thrown)
    if (status >= 500) request.log.error({ err: error }, 'A request failed')
    return reply.code(status).type('application/json').send(answer)
  })
}

/** Bytes of an address and headers: the address of a full canvas names every entry on it. */
const largestAddress = 65_536

/** Puts the server together: the API, the explorer, and how it is. It does not listen yet. */
export async function createServer({
  store,
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
    await app.register(cors, { origin: [...settings.allowedOrigins], methods: ['GET', 'POST'] })
  await app.register(compress, { threshold: 4096, encodings: ['br', 'gzip'] })
  addHealthRoutes(app, store)
  await addGraphqlRoute(app, { store, limits: settings.limits, editToken: settings.editToken })
  await addExplorer(app, { store, folder: explorer, address: settings.address })
  return app
}
