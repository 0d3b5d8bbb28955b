import { ontology, propertyLabel } from '../../model/ontology.ts'
import type { LinkedData, LinkedThing } from './linkedData.ts'
import {
  citationTerms,
  kindTerms,
  propertyTerm,
  relationPropertyTerm,
  relationTerm,
  type Term,
} from './vocabulary.ts'

/** What a term stands for. */
export type TermSort = 'kind' | 'property' | 'relation'

/** A term that linked data uses, Concord's own or one of others, and what it says here. */
export interface TermUse {
  readonly term: Term
  readonly sort: TermSort
  /** How people read its name in the model. */
  readonly label: string
  /** What it says, one for each different thing that it says. */
  readonly descriptions: readonly string[]
  /** Kinds that have it: for relations those where they begin. */
  readonly from: readonly string[]
  /** Kinds where relations end. */
  readonly to: readonly string[]
  /** What others call a kind of Concord's. */
  readonly others: readonly Term[]
}

type Gathered = Omit<TermUse, 'term' | 'others'> & { readonly others?: readonly Term[] }

/** Terms by their names, in the order in which they are first said. What is said again is added. */
class Gathering {
  private readonly uses = new Map<Term, TermUse>()

  add(term: Term, use: Gathered): void {
    const before = this.uses.get(term)
    const joined = (one: readonly string[], other: readonly string[] = []) => [...new Set([...other, ...one])]
    this.uses.set(term, {
      term,
      sort: before?.sort ?? use.sort,
      label: before?.label ?? use.label,
      descriptions: joined(use.descriptions, before?.descriptions),
      from: joined(use.from, before?.from),
      to: joined(use.to, before?.to),
      others: use.others ?? before?.others ?? [],
    })
  }

  all(): TermUse[] {
    return [...this.uses.values()]
  }
}

function addKinds(gathering: Gathering): void {
  for (const { name, description } of ontology.kinds.values()) {
    const [own, ...others] = kindTerms(name)
    const use = { sort: 'kind' as const, label: name, descriptions: [description], from: [], to: [] }
    if (own) gathering.add(own, { ...use, others })
  }
}

function addProperties(gathering: Gathering): void {
  for (const kind of ontology.kinds.values())
    for (const [name, property] of Object.entries(kind.properties))
      gathering.add(propertyTerm(kind.name, name, property), {
        sort: 'property',
        label: propertyLabel(name, property),
        descriptions: [property.description],
        from: [kind.name],
        to: [],
      })
}

function addRelations(gathering: Gathering): void {
  for (const { name, description, reading, from, to, properties } of ontology.relationTypes.values()) {
    const use = { label: reading.forward, descriptions: [description], from, to }
    gathering.add(relationTerm(name), { sort: 'relation', ...use })
    for (const [property, declared] of Object.entries(properties))
      gathering.add(relationPropertyTerm(property), {
        sort: 'property',
        label: propertyLabel(property, declared),
        descriptions: [`Of what ${reading.forward}: ${declared.description}`],
        from: [],
        to: [],
      })
  }
}

/** Every term that entries and relations are described by, from the model. */
export function termsUsed(): TermUse[] {
  const gathering = new Gathering()
  addKinds(gathering)
  addProperties(gathering)
  addRelations(gathering)
  for (const [term, description] of Object.entries(citationTerms))
    gathering.add(term as Term, {
      sort: 'property',
      label: propertyLabel(localName(term), { value: 'text', description }),
      descriptions: [description],
      from: [],
      to: [],
    })
  return gathering.all()
}

/** Whether a term is Concord's own. */
export function isOwn(term: string): boolean {
  return term.startsWith('concord:')
}

/** A term without what stands for its vocabulary: its anchor, if it is Concord's own. */
export function localName(term: string): string {
  return term.slice(term.indexOf(':') + 1)
}

/** Concord's own terms as linked data: classes and properties, with what they say. */
export function vocabularyOf(linked: LinkedData): LinkedThing[] {
  const own = (name: string) => ({ iri: linked.expand(`concord:${name}`) })
  return termsUsed()
    .filter(({ term }) => isOwn(term))
    .map(({ term, sort, label, descriptions, from, to, others }) => ({
      iri: linked.expand(term),
      types: [sort === 'kind' ? ('rdfs:Class' as const) : ('rdf:Property' as const)],
      statements: [
        ['rdfs:label', { text: label, language: 'en' }] as const,
        ...descriptions.map((text) => ['rdfs:comment', { text, language: 'en' }] as const),
        ...others.map((other) => ['rdfs:subClassOf', { iri: linked.expand(other) }] as const),
        ...from.map((kind) => ['schema:domainIncludes', own(kind)] as const),
        ...to.map((kind) => ['schema:rangeIncludes', own(kind)] as const),
      ],
    }))
}
