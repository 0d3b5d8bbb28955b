import type { CitationData } from '../data/documents.ts'
import { webAddress } from '../text/webAddress.ts'

function fact({ source }: CitationData, property: string): readonly string[] {
  return source?.facts.find((each) => each.property === property)?.values ?? []
}

/** Where a source can be read, if it can be opened. */
export function addressOf(citation: CitationData): string | undefined {
  const [url] = fact(citation, 'url')
  return url === undefined ? undefined : webAddress(url)
}

/** Who wrote a source, and when: 'Bodansky, 2016'. Empty where neither is known. */
export function authorship(citation: CitationData): string {
  const authors = fact(citation, 'authors')
  const who = authors.length > 3 ? `${authors[0]} and others` : authors.join(', ')
  return [who, fact(citation, 'published')[0]].filter(Boolean).join(', ')
}

/** A source in words, with the place in it: 'Vienna Convention, Article 11'. */
export function inWords(citation: CitationData): string {
  const name = citation.source?.name ?? 'A source that was deleted'
  return citation.at ? `${name}, ${citation.at}` : name
}
