import { inBatches } from './batches.ts'
import type { GraphParts } from './graph.ts'
import type { LinkedData, LinkedThing, LinkedValue } from './linkedData.ts'

function valueObject(value: LinkedValue): object {
  if ('iri' in value) return { '@id': value.iri }
  if ('thing' in value) return nodeObject(value.thing)
  const { text, language, datatype } = value
  return {
    '@value': text,
    ...(language ? { '@language': language } : {}),
    ...(datatype ? { '@type': datatype } : {}),
  }
}

function nodeObject({ iri, types, statements }: LinkedThing): object {
  const values = new Map<string, object[]>()
  for (const [term, value] of statements) values.set(term, [...(values.get(term) ?? []), valueObject(value)])
  return {
    ...(iri ? { '@id': iri } : {}),
    ...(types.length > 0 ? { '@type': types } : {}),
    ...Object.fromEntries(values),
  }
}

/** Things in JSON-LD. */
export function jsonLdDocument(things: readonly LinkedThing[], { prefixes }: LinkedData): string {
  return `${JSON.stringify({ '@context': prefixes, '@graph': things.map(nodeObject) }, null, 1)}\n`
}

/** The graph in JSON-LD: one document, with a thing on each line. */
export async function* jsonLd(graph: GraphParts, linked: LinkedData): AsyncGenerator<string> {
  const line = (thing: LinkedThing) => `,\n${JSON.stringify(nodeObject(thing))}`
  const dataset = JSON.stringify(nodeObject(linked.dataset(graph.version, graph.query)))
  yield `{"@context":${JSON.stringify(linked.prefixes)},"@graph":[\n${dataset}`
  for await (const batch of inBatches(graph.entries))
    yield batch.map((entry) => line(linked.entry(entry))).join('')
  for await (const batch of inBatches(graph.relations))
    yield batch.flatMap((relation) => linked.relation(relation).map(line)).join('')
  yield '\n]}\n'
}
