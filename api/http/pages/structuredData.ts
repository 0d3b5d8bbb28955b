import type { Entry } from '../../model/domain.ts'
import { captionOf, shortCaptionOf } from '../../model/names.ts'
import { lifespanOf } from '../../model/time.ts'
import type { PartialDate } from '../../model/values/partialDate.ts'

/** What a kind is in the words of schema.org, and what its dates are there. Other kinds are a CreativeWork or a Thing. */
const types: Readonly<Record<string, { type: string; from?: string; until?: string }>> = {
  Organization: { type: 'Organization', from: 'foundingDate', until: 'dissolutionDate' },
  Coalition: { type: 'Organization', from: 'foundingDate', until: 'dissolutionDate' },
  State: { type: 'Country' },
  Person: { type: 'Person', from: 'birthDate', until: 'deathDate' },
  Treaty: { type: 'Legislation', from: 'legislationDate' },
  Instrument: { type: 'Legislation', from: 'legislationDate' },
  Event: { type: 'Event', from: 'startDate', until: 'endDate' },
  CaseStudy: { type: 'Article' },
  GlossaryTerm: { type: 'DefinedTerm' },
  Debate: { type: 'Question' },
  Claim: { type: 'Claim' },
  Source: { type: 'CreativeWork', from: 'datePublished' },
  Guide: { type: 'LearningResource' },
}

/** A date in ISO 8601, as exactly as it is known: a year, a month or a day. */
function isoDate({ edtf }: PartialDate): string | undefined {
  return /^\d{4}(-\d{2}){0,2}/.exec(edtf)?.[0]
}

function dated(name: string | undefined, date: PartialDate | undefined): object {
  const written = name && date ? isoDate(date) : undefined
  return name && written ? { [name]: written } : {}
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

/**
 * What an entry is in the words of schema.org.
 * @param address the lasting address of its page
 */
export function structuredData(entry: Entry, address: string, description: string): object {
  const { type, from, until } = types[entry.kind] ?? { type: 'Thing' }
  const { otherNames, website, wikidata } = entry.properties
  const { since, until: end } = lifespanOf(entry)
  const alternateName = [shortCaptionOf(entry), ...texts(otherNames)].filter(Boolean)
  const sameAs = [
    ...(typeof website === 'string' ? [website] : []),
    ...(typeof wikidata === 'string' ? [`https://www.wikidata.org/wiki/${wikidata}`] : []),
  ]
  return {
    '@context': 'https://schema.org',
    '@type': type,
    '@id': address,
    url: address,
    name: captionOf(entry),
    description,
    ...(alternateName.length > 0 ? { alternateName } : {}),
    ...(sameAs.length > 0 ? { sameAs } : {}),
    ...dated(from, since),
    ...dated(until, end),
  }
}
