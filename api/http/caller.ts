import { setMaxListeners } from 'node:events'
import type { FastifyReply } from 'fastify'

/** Controllers of answered requests, for the next ones: to make one costs as much as to find an entry. */
const unused: AbortController[] = []

function newController(): AbortController {
  const controller = new AbortController()
  // A request may have any number of statements under way, each of which listens until it has ended.
  setMaxListeners(0, controller.signal)
  return controller
}

/** A signal that is given when the caller goes away before the answer is out. */
export function callerSignal(reply: FastifyReply): AbortSignal {
  const controller = unused.pop() ?? newController()
  reply.raw.once('close', () => {
    if (reply.raw.writableFinished) unused.push(controller)
    else controller.abort()
  })
  return controller.signal
}
