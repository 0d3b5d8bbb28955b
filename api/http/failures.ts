import type { FastifyReply } from 'fastify'
import { asFailure, type FailureCode, shownOf } from '../errors.ts'

/** HTTP statuses of failures; 400 where nothing stands here: the request asks for what cannot be. */
const statuses: Partial<Readonly<Record<FailureCode, number>>> = {
  UNAUTHORIZED: 401,
  NOT_FOUND: 404,
  BODY_LIMIT: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  INTERNAL: 500,
  STORE_FAULT: 500,
  STORE_CORRUPT: 500,
  BUSY: 503,
  STORE_UNAVAILABLE: 503,
  STORE_BUSY: 503,
  TIMEOUT: 504,
}

/** The answer to a failure outside of GraphQL, in the same form. */
export function failureBody(thrown: unknown): {
  status: number
  retryAfter: number | undefined
  body: object
} {
  const { code, message, hint, retryAfter, data } = shownOf(asFailure(thrown))
  const extensions = { code, ...(hint ? { hint } : {}), ...(retryAfter ? { retryAfter } : {}), ...data }
  return { status: statuses[code] ?? 400, retryAfter, body: { errors: [{ message, extensions }] } }
}

/** Sends a failure. */
export function sendFailure(reply: FastifyReply, thrown: unknown): FastifyReply {
  const { status, retryAfter, body } = failureBody(thrown)
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
  return reply.code(status).header('cache-control', 'no-store').type('application/json').send(body)
}
