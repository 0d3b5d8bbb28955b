import { createHash, randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { today } from '../model/time.ts'
import type { GraphStore } from '../store/port.ts'

/** Another build may answer otherwise, so what was tagged before a restart is asked for once more. */
const process = randomUUID()

/** Whoever kept an answer asks each time whether it still holds: the graph may have changed a moment ago. */
const revalidated = 'max-age=0, must-revalidate'

/**
 * The entity tag of what an address answers at a dataset version. Weak, since compression changes the bytes.
 * Today is part of it: where no day is named, answers are of today.
 */
export function entityTag(version: number, { url, headers }: FastifyRequest): string {
  const hash = createHash('sha256')
  for (const part of [process, url, headers.accept ?? '', today()]) hash.update(part).update('\0')
  return `W/"${version}-${hash.digest('base64url').slice(0, 22)}"`
}

function isHeld({ headers }: FastifyRequest, tag: string): boolean {
  const held = headers['if-none-match']
  return (held ?? '').split(',').some((each) => each.trim() === tag)
}

/** Says how long an answer may be kept, and what it is known by. */
export function tagAnswer(request: FastifyRequest, reply: FastifyReply, tag: string): void {
  const whose = request.headers.authorization === undefined ? 'public' : 'private'
  reply.header('etag', tag).header('cache-control', `${whose}, ${revalidated}`)
  reply.header('vary', [reply.getHeader('vary'), 'accept'].filter(Boolean).join(', '))
}

/**
 * Looks whether the caller holds the answer of this dataset version.
 * @returns the tag, and whether 304 was sent
 */
export async function answerUnchanged(
  store: GraphStore,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ readonly tag: string; readonly version: number; readonly sent: boolean }> {
  const version = await store.datasetVersion()
  const tag = entityTag(version, request)
  const sent = isHeld(request, tag)
  if (sent) {
    tagAnswer(request, reply, tag)
    await reply.code(304).send()
  }
  return { tag, version, sent }
}
