import type { FastifyReply } from 'fastify'

/** Controllers of answered requests, for the next ones: to make one costs as much as to find an entry. */
const unused: AbortController[] = []

/** A signal that is given when the caller goes away before the answer is out. */
export function callerSignal(reply: FastifyReply): AbortSignal {
  const controller = unused.pop() ?? new AbortController()
  reply.raw.once('close', () => {
    if (reply.raw.writableFinished) unused.push(controller)
    else controller.abort()
  })
  return controller.signal
}
