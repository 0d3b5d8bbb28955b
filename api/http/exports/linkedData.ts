import type { PropertyDeclaration } from '../../model/declarations.ts'
import type { Citation, Entry, Relation } from '../../model/domain.ts'
import { ontology } from '../../model/ontology.ts'
import { holdsOn, relationStretch } from '../../model/time.ts'
import type { Coordinates } from '../../model/values/coordinates.ts'
import { type Register, registers } from '../../model/values/externalIdentifier.ts'
import type { LanguageText } from '../../model/values/languageText.ts'
import type { PartialDate } from '../../model/values/partialDate.ts'
import type { Step } from '../../model/values/step.ts'
import {
  kindTerms,
  propertyTerm,
  relationPropertyTerm,
  relationTerm,
  type Term,
  vocabularies,
} from './vocabulary.ts'

/** What a statement says of its subject: an address, a text with its type or language, or a thing without a name. */
export type LinkedValue =
  | { readonly iri: string }
  | { readonly text: string; readonly datatype?: Term; readonly language?: string }
  | { readonly thing: LinkedThing }

/** A thing and what is said of it. */
export interface LinkedThing {
  /** Its address; absent where it is known only by what it belongs to. */
  readonly iri?: string
  readonly types: readonly Term[]
  readonly statements: readonly (readonly [Term, LinkedValue])[]
}

type Statement = LinkedThing['statements'][number]

/** Addresses that stand in the data must be such; anything else is kept as text. */
function address(text: string): LinkedValue {
  return URL.canParse(text) && !/[\s<>"{}|\\^`]/.test(text) ? { iri: text } : { text }
}

function dateValue({ edtf }: PartialDate): LinkedValue {
  if (/[~?%]$/.test(edtf)) return { text: edtf, datatype: 'edtf:EDTF' }
  const precision = edtf.split('-').length
  return {
    text: edtf,
    datatype: precision === 1 ? 'xsd:gYear' : precision === 2 ? 'xsd:gYearMonth' : 'xsd:date',
  }
}

/** Describes entries and relations as things that are named by an address. */
export class LinkedData {
  /** Prefixes and what they stand for. */
  readonly prefixes: Readonly<Record<string, string>>
  private readonly publicUrl: string
  private readonly day: string

  /**
   * @param publicUrl the address that others know the server by
   * @param day on which a relation has to hold to be said in one statement, beside the one that has its dates
   */
  constructor(publicUrl: string, day: string) {
    this.publicUrl = publicUrl
    this.prefixes = { ...vocabularies, concord: `${publicUrl}/terms#` }
    this.day = day
  }

  /** The address of an entry or relation. */
  iri(id: string): string {
    return `${this.publicUrl}/id/${id}`
  }

  private value(value: unknown, { value: type, register }: PropertyDeclaration): LinkedValue {
    switch (type) {
      case 'partialDate':
        return dateValue(value as PartialDate)
      case 'languageText': {
        const { language, text } = value as LanguageText
        return { text, language }
      }
      case 'integer':
        return { text: String(value), datatype: 'xsd:integer' }
      case 'url':
        return address(String(value))
      case 'externalIdentifier': {
        const of = register && registers[register as Register].address
        return of ? address(of(String(value))) : { text: String(value) }
      }
      case 'coordinates': {
        const { latitude, longitude } = value as Coordinates
        const number = (text: number): LinkedValue => ({ text: String(text), datatype: 'xsd:decimal' })
        return {
          thing: {
            types: ['schema:GeoCoordinates'],
            statements: [
              ['schema:latitude', number(latitude)],
              ['schema:longitude', number(longitude)],
            ],
          },
        }
      }
      case 'step':
        return { thing: this.step(value as Step) }
      default:
        return { text: String(value) }
    }
  }

  private step({ title, text, since, until, entries = [] }: Step): LinkedThing {
    const statements: Statement[] = [['schema:name', { text: title }]]
    if (text) statements.push(['schema:text', { text }])
    if (since) statements.push(['schema:startDate', dateValue(since)])
    if (until) statements.push(['schema:endDate', dateValue(until)])
    for (const id of entries) statements.push(['schema:about', { iri: this.iri(id) }])
    return { types: ['schema:HowToStep'], statements }
  }

  private propertiesOf(
    { properties }: Pick<Entry | Relation, 'properties'>,
    declared: Readonly<Record<string, PropertyDeclaration>>,
    termOf: (name: string, property: PropertyDeclaration) => Term,
  ): Statement[] {
    return Object.entries(declared).flatMap(([name, property]) => {
      const value = properties[name]
      if (value === undefined) return []
      const values: readonly unknown[] = property.many ? (value as readonly unknown[]) : [value]
      const term = termOf(name, property)
      return values.map((each): Statement => [term, this.value(each, property)])
    })
  }

  /** What it was derived from, each source once; and for each citation that says more, what it says. */
  private citationsOf({ citations }: Pick<Entry | Relation, 'citations'>): Statement[] {
    const sources = new Set(citations.map(({ source }) => source))
    return [
      ...[...sources].map((source): Statement => ['prov:wasDerivedFrom', { iri: this.iri(source) }]),
      ...citations.flatMap((citation) => this.derivation(citation)),
    ]
  }

  private derivation({ source, at, for: properties, as }: Citation): Statement[] {
    if (!at && !properties && !as) return []
    const details: Statement[] = [['prov:entity', { iri: this.iri(source) }]]
    if (at) details.push(['schema:pagination', { text: at }])
    for (const property of properties ?? []) details.push(['concord:property', { text: property }])
    if (as) details.push(['concord:sourceSays', { text: as }])
    return [['prov:qualifiedDerivation', { thing: { types: ['prov:Derivation'], statements: details } }]]
  }

  /** An entry with its properties and what it rests on. */
  entry(entry: Entry): LinkedThing {
    const declared = ontology.kinds.get(entry.kind)?.properties ?? {}
    const termOf = (name: string, property: PropertyDeclaration) => propertyTerm(entry.kind, name, property)
    return {
      iri: this.iri(entry.id),
      types: kindTerms(entry.kind),
      statements: [
        ['schema:identifier', { text: entry.id }],
        ...this.propertiesOf(entry, declared, termOf),
        ...this.citationsOf(entry),
      ],
    }
  }

  /** A relation as a thing with its dates and sources; and, if it holds on the day, as a statement of its own. */
  relation(relation: Relation): LinkedThing[] {
    const { id, type, from, to, since, until } = relation
    const [origin, end] = [this.iri(from), this.iri(to)]
    const term = relationTerm(type)
    const thing: LinkedThing = {
      iri: this.iri(id),
      types: ['rdf:Statement'],
      statements: [
        ['rdf:subject', { iri: origin }],
        ['rdf:predicate', { iri: this.expand(term) }],
        ['rdf:object', { iri: end }],
        ...(since ? [['schema:startDate', dateValue(since)] as const] : []),
        ...(until ? [['schema:endDate', dateValue(until)] as const] : []),
        ...this.propertiesOf(
          relation,
          ontology.relationTypes.get(type)?.properties ?? {},
          relationPropertyTerm,
        ),
        ...this.citationsOf(relation),
      ],
    }
    const holds = holdsOn(relationStretch(relation), this.day)
    return holds ? [{ iri: origin, types: [], statements: [[term, { iri: end }]] }, thing] : [thing]
  }

  /** The export itself: at which dataset version, of which question. */
  dataset(version: number, query: string): LinkedThing {
    return {
      iri: this.publicUrl + query,
      types: ['schema:Dataset', 'prov:Entity'],
      statements: [
        ['schema:name', { text: 'Concord' }],
        ['schema:version', { text: String(version), datatype: 'xsd:integer' }],
        ['schema:description', { text: `What ${query} answers at dataset version ${version}.` }],
      ],
    }
  }

  /** A term in full. */
  expand(term: Term): string {
    const colon = term.indexOf(':')
    return `${this.prefixes[term.slice(0, colon)]}${term.slice(colon + 1)}`
  }
}
