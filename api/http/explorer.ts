import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Failure } from '../errors.ts'

/** Files whose names change with their content can be kept for ever. */
const lasting = /[/\\]assets[/\\]/

/**
 * Serves the explorer: its files, and its page for every address that is not a file's, since addresses are the
 * explorer's own.
 * @param folder what the build made of web/
 */
export async function addExplorer(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    app.setNotFoundHandler(() => {
      throw new Failure('NOT_FOUND', 'The explorer is not built.', { hint: 'Run npm run build.' })
    })
    return
  }
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders: (response, path) => {
      response.setHeader(
        'cache-control',
        lasting.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const isPage = request.method === 'GET' && !/\.[a-z0-9]+$/i.test(path) && path !== '/graphql'
    if (isPage) return reply.header('cache-control', 'no-cache').sendFile('index.html')
    return reply.code(404).send({
      errors: [{ message: `There is nothing at ${path.slice(0, 200)}.`, extensions: { code: 'NOT_FOUND' } }],
    })
  })
}
