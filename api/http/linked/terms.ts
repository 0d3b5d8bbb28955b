import type { FastifyInstance, FastifyReply } from 'fastify'
import { jsonLdDocument } from '../exports/jsonLd.ts'
import { LinkedData } from '../exports/linkedData.ts'
import { termsUsed, vocabularyOf } from '../exports/terms.ts'
import { turtleDocument } from '../exports/turtle.ts'
import { preferred } from './negotiation.ts'
import { termsPage } from './termsPage.ts'

/** The forms in which the terms are described, by how the address ends. */
const forms = {
  html: {
    type: 'text/html; charset=utf-8',
    write: (linked: LinkedData) => termsPage(termsUsed(), linked.expand('concord:')),
  },
  jsonld: {
    type: 'application/ld+json; charset=utf-8',
    write: (linked: LinkedData) => jsonLdDocument(vocabularyOf(linked), linked),
  },
  ttl: {
    type: 'text/turtle; charset=utf-8',
    write: (linked: LinkedData) => turtleDocument(vocabularyOf(linked), linked),
  },
} as const

type TermsForm = keyof typeof forms

const offers: readonly (readonly [string, TermsForm])[] = [
  ['text/html', 'html'],
  ['application/ld+json', 'jsonld'],
  ['text/turtle', 'ttl'],
  ['application/json', 'jsonld'],
]

/**
 * Serves what the terms of the linked data mean: /terms, in the form that the caller would rather have.
 * @param publicUrl the address that others know the server by
 */
export function addTerms(app: FastifyInstance, publicUrl: string): void {
  const linked = new LinkedData(publicUrl, new Date().toISOString().slice(0, 10))
  const send = (reply: FastifyReply, form: TermsForm) =>
    reply.type(forms[form].type).header('cache-control', 'no-cache').send(forms[form].write(linked))
  app.get('/terms', async (request, reply) =>
    send(reply.header('vary', 'accept'), preferred(request.headers.accept, offers)),
  )
  app.get('/terms.ttl', async (_, reply) => send(reply, 'ttl'))
  app.get('/terms.jsonld', async (_, reply) => send(reply, 'jsonld'))
}
