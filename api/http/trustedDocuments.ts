import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Failure } from '../errors.ts'

/** What Apollo's tools write, and what Relay's and GraphQL Code Generator's do: texts by their ids. */
const manifestForm = z.union([
  z
    .object({ operations: z.array(z.object({ id: z.string(), body: z.string() })) })
    .transform(({ operations }) => new Map(operations.map(({ id, body }) => [id, body]))),
  z.record(z.string(), z.string()).transform((texts) => new Map(Object.entries(texts))),
])

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The documents that a server answers where it answers no others. */
export class TrustedDocuments {
  private readonly texts: ReadonlyMap<string, string>
  private readonly hashes: ReadonlyMap<string, string>

  constructor(texts: ReadonlyMap<string, string>) {
    this.texts = texts
    this.hashes = new Map([...texts.values()].map((text) => [sha256(text), text]))
  }

  /** The document under an id of the manifest, or under its SHA-256. */
  find(id: string): string | undefined {
    return this.texts.get(id) ?? this.hashes.get(id.replace(/^sha256:/, ''))
  }

  /** Whether the manifest has this very text. */
  has(text: string): boolean {
    return this.hashes.has(sha256(text))
  }
}

/**
 * Reads a manifest: `{ "id": "query text", … }`, or Apollo's `{ "operations": [{ "id", "body" }] }`.
 * @throws {Failure} BAD_SETTING if it is not there or not of that form
 */
export function readTrustedDocuments(file: string): TrustedDocuments {
  const bad = (problem: string, cause: unknown) =>
    new Failure('BAD_SETTING', `CONCORD_TRUSTED_DOCUMENTS: ${file} ${problem}.`, {
      hint: 'Write a JSON file of query texts by their ids, as relay-compiler and Apollo write it.',
      data: { name: 'CONCORD_TRUSTED_DOCUMENTS' },
      cause,
    })
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw bad('cannot be read', cause)
  }
  try {
    return new TrustedDocuments(manifestForm.parse(JSON.parse(text)))
  } catch (cause) {
    throw bad('is not a manifest of documents', cause)
  }
}

interface Asked {
  query?: unknown
  documentId?: unknown
  extensions?: unknown
}

function persistedHash(extensions: unknown): unknown {
  let read = extensions
  if (typeof extensions === 'string')
    try {
      read = JSON.parse(extensions)
    } catch {
      // What is no JSON names nothing; the refusal says so.
      return undefined
    }
  return (read as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)?.persistedQuery
    ?.sha256Hash
}

/** The text that a request stands for. It may be named by its id or hash, or sent as it is. */
function textOf({ query, documentId, extensions }: Asked, documents: TrustedDocuments): string {
  const id = documentId ?? persistedHash(extensions)
  const found = typeof id === 'string' ? documents.find(id) : undefined
  if (found !== undefined) return found
  if (typeof query === 'string' && documents.has(query)) return query
  throw new Failure('UNTRUSTED_DOCUMENT', undefined, {
    hint: 'Send the documentId of a document that is in the manifest of this server.',
  })
}

/**
 * Puts the text of a trusted document in the place of its id.
 * @throws {Failure} UNTRUSTED_DOCUMENT if the request names none
 */
export function resolveTrusted(request: FastifyRequest, documents: TrustedDocuments): void {
  if (request.method !== 'GET') {
    const body = (request.body ?? {}) as Asked
    const { documentId: _, extensions: __, ...rest } = body
    request.body = { ...rest, query: textOf(body, documents) }
    return
  }
  const [path = '', search = ''] = request.url.split('?')
  const parameters = new URLSearchParams(search)
  parameters.set('query', textOf(Object.fromEntries(parameters), documents))
  parameters.delete('documentId')
  parameters.delete('extensions')
  request.raw.url = `${path}?${parameters}`
}
