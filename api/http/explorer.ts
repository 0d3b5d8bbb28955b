import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Failure } from '../errors.ts'
import type { GraphStore } from '../store/port.ts'
import { type Found, findPage } from './pages/heads.ts'
import { filled } from './pages/page.ts'
import { addSitemap } from './pages/sitemap.ts'

/** Files whose names change with their content can be kept for ever. */
const lasting = /[/\\]assets[/\\]/

/** What the pages need. */
export interface ExplorerOptions {
  readonly store: GraphStore
  /** What the build made of web/. */
  readonly folder: string
  /** Where people reach the server; that of each request if absent. */
  readonly address: string | undefined
}

/** Nothing but a host and a port: what a request says of it is not trusted with more. */
const hostForm = /^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/i

function originOf({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${hostForm.test(host) ? host : 'localhost'}`
}

function addPages(app: FastifyInstance, { store, folder, address }: ExplorerOptions): void {
  addSitemap(app, store, (request) => address ?? originOf(request))
  const send = async (request: FastifyRequest, reply: FastifyReply, path: string) => {
    const origin = address ?? originOf(request)
    const found: Found = await findPage(store, path, origin).catch((error: unknown) => {
      // The page itself says what is wrong with the store, and offers to try again.
      request.log.error({ err: error }, 'The head of a page could not be read')
      return { status: 200, head: { title: 'Concord', description: '' } }
    })
    const [, search] = request.url.split('?')
    // A merge can be undone, so nobody may remember it.
    if (found.status === 301)
      return reply
        .header('cache-control', 'no-cache')
        .redirect(
          `${found.location}?${new URLSearchParams([...new URLSearchParams(search), ['from', path]])}`,
          301,
        )
    // Read anew, since a new build names its files otherwise.
    const template = await readFile(join(folder, 'index.html'), 'utf8')
    return reply
      .code(found.status)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(filled(template, found.head, origin))
  }
  app.get('/', (request, reply) => send(request, reply, '/'))
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const isPage = request.method === 'GET' && !/\.[a-z0-9]+$/i.test(path) && path !== '/graphql'
    if (isPage) return send(request, reply, path)
    return reply.code(404).send({
      errors: [{ message: `There is nothing at ${path.slice(0, 200)}.`, extensions: { code: 'NOT_FOUND' } }],
    })
  })
}

/**
 * Serves the explorer: its files, and a page for every address that is not a file's. The page says in its head what it
 * is about, so that it can be found and quoted without running it.
 */
export async function addExplorer(app: FastifyInstance, options: ExplorerOptions): Promise<void> {
  const { folder } = options
  if (!existsSync(join(folder, 'index.html'))) {
    app.setNotFoundHandler(() => {
      throw new Failure('NOT_FOUND', 'The explorer is not built.', { hint: 'Run npm run build.' })
    })
    return
  }
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    index: false,
    setHeaders: (response, path) => {
      response.setHeader(
        'cache-control',
        lasting.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  addPages(app, options)
}
