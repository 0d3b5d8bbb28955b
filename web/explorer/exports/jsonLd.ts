import { pageAddress } from '../address.ts'
import { captionOf, type Exported, rowOfEntry, rowOfRelation } from './exported.ts'

/** Empty values say nothing. */
function filled(row: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''))
}

/** The graph as JSON-LD: entries and relations as resources at their addresses, with schema.org's words where they fit. */
export function asJsonLd(exported: Exported, origin: string): string {
  const { entries, relations, ontology, address } = exported
  const iri = (id: string) => `${origin}${pageAddress(id)}`
  const graph = {
    '@context': {
      '@vocab': `${origin}/vocabulary#`,
      name: 'https://schema.org/name',
      abbreviation: 'https://schema.org/alternateName',
      description: 'https://schema.org/description',
      version: 'https://schema.org/version',
      from: { '@type': '@id' },
      to: { '@type': '@id' },
    },
    '@id': address,
    '@type': 'https://schema.org/Dataset',
    description: captionOf(exported),
    version: ontology.datasetVersion,
    asOf: exported.day,
    entries: entries.map((entry) => ({ '@id': iri(entry.id), ...filled(rowOfEntry(entry, ontology)) })),
    relations: relations.map((relation) => ({
      '@id': `${origin}/relation/${relation.id}`,
      from: iri(relation.from),
      to: iri(relation.to),
      ...filled(rowOfRelation(relation, ontology)),
    })),
  }
  return `${JSON.stringify(graph, null, 2)}\n`
}
