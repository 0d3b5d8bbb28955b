import type { PropertyDeclaration } from '../../model/declarations.ts'
import type { KindName, RelationTypeName } from '../../model/ontology.ts'

/** Vocabularies that others know, by the prefixes that stand for them. Concord's own terms are added by its address. */
export const vocabularies = {
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  edtf: 'http://id.loc.gov/datatypes/edtf/',
} as const

/** A term as prefix and name: `schema:name`. */
export type Term = `${keyof typeof vocabularies | 'concord'}:${string}`

/** What others call a kind. Every entry has the kind's own name too. */
const classTerms: Partial<Readonly<Record<KindName, Term>>> = {
  Organization: 'schema:Organization',
  Coalition: 'schema:Organization',
  State: 'schema:Country',
  Person: 'schema:Person',
  Treaty: 'schema:Legislation',
  Instrument: 'schema:Legislation',
  Event: 'schema:Event',
  CaseStudy: 'schema:Article',
  GlossaryTerm: 'skos:Concept',
  Topic: 'skos:Concept',
  Debate: 'schema:Question',
  Claim: 'schema:Claim',
  Source: 'schema:CreativeWork',
  Guide: 'schema:LearningResource',
}

/** What others call a property, on any kind. Where nothing stands, it is a term of Concord's own. */
const propertyTerms: Readonly<Record<string, Term>> = {
  name: 'schema:name',
  abbreviations: 'schema:alternateName',
  otherNames: 'schema:alternateName',
  localNames: 'schema:name',
  officialName: 'schema:legalName',
  summary: 'schema:description',
  website: 'schema:url',
  url: 'schema:url',
  founded: 'schema:foundingDate',
  dissolved: 'schema:dissolutionDate',
  born: 'schema:birthDate',
  died: 'schema:deathDate',
  began: 'schema:startDate',
  ended: 'schema:endDate',
  published: 'schema:datePublished',
  authors: 'schema:author',
  publisher: 'schema:publisher',
  isbn: 'schema:isbn',
}

/** The same for what is a `skos:Concept`. */
const conceptTerms: Readonly<Record<string, Term>> = {
  name: 'skos:prefLabel',
  abbreviations: 'skos:altLabel',
  otherNames: 'skos:altLabel',
  localNames: 'skos:prefLabel',
  summary: 'skos:definition',
  scopeNote: 'skos:scopeNote',
}

/** What others call a relation, from its beginning to its end. */
const relationTerms: Partial<Readonly<Record<RelationTypeName, Term>>> = {
  'member-of': 'schema:memberOf',
  'part-of': 'schema:isPartOf',
  about: 'schema:about',
  concerns: 'schema:about',
  broader: 'skos:broader',
  related: 'skos:related',
}

/** The terms for a kind: Concord's own, and what others call it if they do. */
export function kindTerms(kind: string): readonly Term[] {
  const known = classTerms[kind as KindName]
  return known ? [`concord:${kind}`, known] : [`concord:${kind}`]
}

/** The term for a property of the entries of a kind. */
export function propertyTerm(kind: string, name: string, { value, register }: PropertyDeclaration): Term {
  if (value === 'coordinates') return 'schema:geo'
  if (register === 'wikidata' || register === 'doi') return 'schema:sameAs'
  const isConcept = classTerms[kind as KindName] === 'skos:Concept'
  return (isConcept ? conceptTerms[name] : undefined) ?? propertyTerms[name] ?? `concord:${name}`
}

/** The term for a relation, from its beginning to its end. */
export function relationTerm(type: string): Term {
  return relationTerms[type as RelationTypeName] ?? `concord:${type}`
}

/** The term for a property of relations. */
export function relationPropertyTerm(name: string): Term {
  return `concord:${name}`
}

/** Terms of Concord's own beside those of the model: what a citation says. */
export const citationTerms = {
  'concord:property': 'A property that rests on the source which the derivation names.',
  'concord:sourceSays': 'What the source says instead, where it differs from the value.',
} as const satisfies Partial<Record<Term, string>>
