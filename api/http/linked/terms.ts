import type { FastifyInstance, FastifyReply } from 'fastify'
import { today } from '../../model/time.ts'
import { jsonLdDocument } from '../exports/jsonLd.ts'
import { LinkedData } from '../exports/linkedData.ts'
import { termsUsed, vocabularyOf } from '../exports/terms.ts'
import { turtleDocument } from '../exports/turtle.ts'
import { type LinkedForm, linkedTypes, preferred } from './negotiation.ts'
import { termsPage } from './termsPage.ts'

/** What describes the terms, by how the address ends. */
const forms: Readonly<Record<LinkedForm, { readonly type: string; write(linked: LinkedData): string }>> = {
  html: {
    type: 'text/html; charset=utf-8',
    write: (linked) => termsPage(termsUsed(), linked.expand('concord:')),
  },
  jsonld: {
    type: linkedTypes.jsonld,
    write: (linked) => jsonLdDocument(vocabularyOf(linked), linked),
  },
  ttl: {
    type: linkedTypes.ttl,
    write: (linked) => turtleDocument(vocabularyOf(linked), linked),
  },
}

/**
 * Serves what the terms of the linked data mean: /terms, in the form that the caller would rather have.
 * @param publicUrl the address that others know the server by
 */
export function addTerms(app: FastifyInstance, publicUrl: string): void {
  const linked = new LinkedData(publicUrl, today())
  const send = (reply: FastifyReply, form: LinkedForm) =>
    reply.type(forms[form].type).header('cache-control', 'no-cache').send(forms[form].write(linked))
  app.get('/terms', async (request, reply) =>
    send(reply.header('vary', 'accept'), preferred(request.headers.accept)),
  )
  app.get('/terms.ttl', async (_, reply) => send(reply, 'ttl'))
  app.get('/terms.jsonld', async (_, reply) => send(reply, 'jsonld'))
}
