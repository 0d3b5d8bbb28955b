import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ontology } from '../../model/ontology.ts'
import type { GraphStore } from '../../store/port.ts'
import { xmlText } from '../exports/xml.ts'
import { pageOf, placePaths } from './heads.ts'

/** How many addresses a sitemap may name, by its protocol. */
const mostAddresses = 50_000

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** The paths of every page: the places, the lists of kinds, and then each entry. */
async function* paths(store: GraphStore): AsyncGenerator<string> {
  yield* placePaths
  for (const prefix of ontology.kindByPrefix.keys()) yield `/browse/${prefix}`
  for await (const { id } of store.stream({ entries: {}, bare: true })) yield pageOf(id)
}

/** One part of all pages, counted from 1. */
async function* sitemap(store: GraphStore, origin: string, part: number): AsyncGenerator<string> {
  yield `${head}<urlset ${namespace}>\n`
  const [from, to] = [(part - 1) * mostAddresses, part * mostAddresses]
  let at = 0
  for await (const path of paths(store)) {
    if (at >= from) yield `<url><loc>${xmlText(origin + path)}</loc></url>\n`
    at += 1
    if (at === to) break
  }
  yield '</urlset>\n'
}

/** Names the parts, where one sitemap cannot hold all. */
function sitemapIndex(origin: string, parts: number): string {
  const each = Array.from(
    { length: parts },
    (_, part) => `<sitemap><loc>${xmlText(`${origin}/sitemap.xml?part=${part + 1}`)}</loc></sitemap>\n`,
  )
  return `${head}<sitemapindex ${namespace}>\n${each.join('')}</sitemapindex>\n`
}

/** Tells search engines of every page: /sitemap.xml, which /robots.txt names. */
export function addSitemap(
  app: FastifyInstance,
  store: GraphStore,
  originOf: (request: FastifyRequest) => string,
): void {
  app.get('/robots.txt', (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(
        `User-agent: *\nDisallow: /graphql\nDisallow: /export\n\nSitemap: ${originOf(request)}/sitemap.xml\n`,
      ),
  )
  app.get<{ Querystring: { part?: string } }>('/sitemap.xml', async (request, reply) => {
    const origin = originOf(request)
    const part = Number(request.query.part ?? 0)
    const places = placePaths.length + ontology.kindByPrefix.size
    const parts = Math.ceil(((await store.count({})) + places) / mostAddresses)
    void reply.type('application/xml; charset=utf-8')
    if (parts > 1 && !(Number.isInteger(part) && part >= 1 && part <= parts))
      return reply.send(sitemapIndex(origin, parts))
    return reply.send(Readable.from(sitemap(store, origin, Math.max(1, parts > 1 ? part : 1))))
  })
}
