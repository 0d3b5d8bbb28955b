import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Failure } from '../../errors.ts'
import { findingIn } from '../../graphql/context.ts'
import { liveEntry, nothingUnder } from '../../graphql/entries/missing.ts'
import type { EntryId, Relation } from '../../model/domain.ts'
import { isEntryId, parseRelationId } from '../../model/ids.ts'
import { ontology } from '../../model/ontology.ts'
import { today } from '../../model/time.ts'
import { largestPage } from '../../store/cursor.ts'
import type { GraphStore, ReadOptions } from '../../store/port.ts'
import { callerSignal } from '../caller.ts'
import { answerUnchanged, tagAnswer } from '../entityTags.ts'
import type { GraphParts } from '../exports/graph.ts'
import { jsonLd } from '../exports/jsonLd.ts'
import { LinkedData } from '../exports/linkedData.ts'
import { turtle } from '../exports/turtle.ts'
import { pageOf } from '../pages/heads.ts'
import { linkedTypes, preferred } from './negotiation.ts'

/** What writes a document that describes something, by how its address ends. */
const writers = { jsonld: jsonLd, ttl: turtle } as const

type DocumentForm = keyof typeof writers

/** What identifiers are looked up with. */
interface Serving {
  readonly store: GraphStore
  /** The address that others know the server by. */
  readonly publicUrl: string
  /** Milliseconds that reading may take. */
  readonly timeLimit: number
}

/** All relations of an entry, page by page. */
async function* relationsOf(store: GraphStore, id: EntryId, options: ReadOptions): AsyncGenerator<Relation> {
  for (let after: string | undefined; ; ) {
    const page = { first: largestPage, ...(after ? { after } : {}) }
    const found = (await store.relations({ of: [id], page }, options)).get(id)
    for (const { relation } of found?.edges ?? []) yield relation
    after = found?.edges.at(-1)?.cursor
    if (!found?.hasNextPage) return
  }
}

async function* these<Item>(...items: Item[]): AsyncGenerator<Item> {
  yield* items
}

type Described = Pick<GraphParts, 'entries' | 'relations'>

/** What a document about an id describes; or the id of the entry that the one it names was merged into. */
async function described(
  id: string,
  { store }: Serving,
  options: ReadOptions,
): Promise<Described | { readonly movedTo: EntryId }> {
  const finding = findingIn(store, () => options)
  if (isEntryId(id)) {
    const entry = await liveEntry(id, finding)
    if (entry.redirectedFrom) return { movedTo: entry.id }
    return { entries: these(entry), relations: relationsOf(store, id, options) }
  }
  const [relation] = parseRelationId(id) ? await store.relationsById([id], options) : []
  if (relation) return { entries: these(), relations: these(relation) }
  if (parseRelationId(id)) throw new Failure('NOT_FOUND', 'There is no such relation.')
  throw await nothingUnder(id, finding)
}

async function sendDocument(
  id: string,
  form: DocumentForm,
  serving: Serving,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const options = { signal: callerSignal(reply), timeLimit: serving.timeLimit }
  const { sent, tag, version } = await answerUnchanged(serving.store, request, reply)
  if (sent) return reply
  const found = await described(id, serving, options)
  // A merge can be undone, so nobody may remember it.
  if ('movedTo' in found)
    return reply.header('cache-control', 'no-cache').redirect(`/id/${found.movedTo}.${form}`, 301)
  const day = today()
  const parts: GraphParts = {
    version,
    query: `/id/${id}.${form}`,
    kinds: [...ontology.kinds.keys()],
    types: [...ontology.relationTypes.keys()],
    day,
    ...found,
  }
  tagAnswer(request, reply, tag)
  return reply
    .type(linkedTypes[form])
    .header('concord-dataset-version', version)
    .send(Readable.from(writers[form](parts, new LinkedData(serving.publicUrl, day))))
}

/** The page that shows what an id names: of a relation, that of the entry where it begins. */
function pageFor(id: string): string | undefined {
  const entry = isEntryId(id) ? id : parseRelationId(id)?.from
  return entry === undefined ? undefined : pageOf(entry)
}

/**
 * The addresses by which linked data names entries and relations lead somewhere: people to the page, programs to a
 * document in JSON-LD or Turtle that describes what is named.
 */
export function addIdentifiers(app: FastifyInstance, serving: Serving): void {
  app.get<{ Params: { '*': string } }>('/id/*', async (request, reply) => {
    const [, id = '', ending] = /^(.*?)(?:\.(jsonld|ttl))?$/s.exec(request.params['*']) ?? []
    if (ending) return sendDocument(id, ending as DocumentForm, serving, request, reply)
    const form = preferred(request.headers.accept)
    const page = pageFor(id)
    if (page === undefined) {
      const read = () => ({ timeLimit: serving.timeLimit })
      throw await nothingUnder(id, { store: serving.store, read })
    }
    reply.header('vary', 'accept').header('cache-control', 'no-cache')
    return reply.redirect(form === 'html' ? page : `/id/${id}.${form}`, 303)
  })
}
