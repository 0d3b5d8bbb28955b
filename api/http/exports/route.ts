import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Failure } from '../../errors.ts'
import { findingIn } from '../../graphql/context.ts'
import { today } from '../../model/time.ts'
import { didYouMean } from '../../model/values/nearest.ts'
import type { GraphStore, ReadOptions } from '../../store/port.ts'
import { openSnapshot, type Snapshot } from '../../store/snapshot.ts'
import { callerSignal } from '../caller.ts'
import { answerUnchanged, entityTag, tagAnswer } from '../entityTags.ts'
import { archive, archiveReads } from './archive.ts'
import { exportFormats } from './formats.ts'
import { exportParameters, readExportRequest } from './request.ts'

/** What exports may use. */
export const exportLimits = {
  /** Exports under way at the same time. */
  atOnce: 4,
  /** Milliseconds for which a caller may take nothing of what is written. */
  stall: 60_000,
} as const

const archiveName = 'dataset.zip'
const names = [...Object.keys(exportFormats), archiveName]

/** What the export of a name is: what it reads, and how it is written. */
async function exportNamed(
  name: string,
  request: FastifyRequest,
  { store, publicUrl }: Pick<Serving, 'store' | 'publicUrl'>,
  options: ReadOptions,
) {
  const query = request.url
  const day = today()
  const finding = { ...findingIn(store, () => options), today: day }
  const asked = (request.query ?? {}) as Record<string, unknown>
  if (name === archiveName) {
    await readExportRequest(asked, [], finding)
    const write = (snapshot: Snapshot) => archive(snapshot, query)
    return { type: 'application/zip', reads: archiveReads, write }
  }
  const format = Object.hasOwn(exportFormats, name) ? exportFormats[name] : undefined
  if (!format)
    throw new Failure('NOT_FOUND', `There is no export '${name.slice(0, 60)}'.${didYouMean(name, names)}`, {
      hint: '/export lists them.',
    })
  const meant = await readExportRequest(asked, format.parameters, finding)
  const write = (snapshot: Snapshot) =>
    Readable.from(format.write({ request: meant, snapshot, query, publicUrl, today: day }))
  return { type: format.type, reads: format.reads(meant), write }
}

/** The number of exports that are under way. */
class Underway {
  private count = 0

  enter(reply: FastifyReply): void {
    if (this.count >= exportLimits.atOnce)
      throw new Failure('BUSY', `${exportLimits.atOnce} exports are under way, as many as are allowed.`, {
        hint: 'Try again when one of them has ended.',
        retryAfter: 10,
        data: { limit: exportLimits.atOnce },
      })
    this.count++
    reply.raw.once('close', () => {
      this.count--
    })
  }
}

/** What exports are served with. */
interface Serving {
  readonly store: GraphStore
  readonly publicUrl: string
  readonly underway: Underway
}

async function send(
  request: FastifyRequest<{ Params: { name: string } }>,
  reply: FastifyReply,
  serving: Serving,
): Promise<FastifyReply> {
  const { name } = request.params
  const { store, underway } = serving
  const options: ReadOptions = { signal: callerSignal(reply) }
  const { type, reads, write } = await exportNamed(name, request, serving, options)
  const { sent } = await answerUnchanged(store, request, reply)
  if (sent) return reply
  underway.enter(reply)
  const snapshot = await openSnapshot(store, reads, options)
  reply.raw.once('close', () => void snapshot.close())
  reply.raw.setTimeout(exportLimits.stall, () => reply.raw.destroy())
  tagAnswer(request, reply, entityTag(snapshot.version, request))
  return reply
    .type(type)
    .header('concord-dataset-version', snapshot.version)
    .header('concord-query', request.url)
    .header('content-disposition', `attachment; filename="concord-${snapshot.version}-${name}"`)
    .send(write(snapshot))
}

/** Serves the graph, or a part of it, in forms that other programs read: /export lists them. */
export function addExportRoutes(app: FastifyInstance, store: GraphStore, publicUrl: string): void {
  const underway = new Underway()
  app.get('/export', async (_, reply) =>
    reply.header('cache-control', 'no-cache').send({
      exports: [
        ...Object.entries(exportFormats).map(([name, { description, type, parameters }]) => ({
          path: `/export/${name}`,
          description,
          type,
          parameters,
        })),
        {
          path: `/export/${archiveName}`,
          description: 'The whole dataset: tables, lines, and what they mean.',
          type: 'application/zip',
          parameters: [],
        },
      ],
      parameters: exportParameters,
    }),
  )
  app.get<{ Params: { name: string } }>('/export/:name', (request, reply) =>
    send(request, reply, { store, publicUrl, underway }),
  )
}
