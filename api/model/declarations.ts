import type { ValueRules, Values, ValueTypeName } from './values/index.ts'

/** The families that kinds belong to: they give an entry its colour. */
export const families = {
  actors: 'Actors',
  commitments: 'Commitments',
  process: 'Process',
  ideas: 'Ideas',
  change: 'Change',
  evidence: 'Evidence',
  learning: 'Learning',
} as const

/** The name of a family. */
export type Family = keyof typeof families

/** What a kind or a relation type says of one of its properties. */
export interface PropertyDeclaration extends Readonly<ValueRules> {
  /** The type of its values. */
  readonly value: ValueTypeName
  /** What it is, one sentence, with the unit or format where there is one. */
  readonly description: string
  /** How people read its name; by default the name itself in words. */
  readonly label?: string
  /** Whether there can be several values, in an order that is kept. */
  readonly many?: boolean
  /** Whether every entry must have it. */
  readonly required?: boolean
  /** Whether lists can be filtered by it. */
  readonly filterable?: boolean
  /** Whether lists can be ordered by it. Not for properties with several values. */
  readonly sortable?: boolean
  /** How the search uses it: as a name, an abbreviation, another name, or running text. */
  readonly search?: 'name' | 'abbreviation' | 'otherName' | 'text'
}

/** Properties by their names. */
export type PropertyDeclarations = Readonly<Record<string, PropertyDeclaration>>

/** A kind of entries. */
export interface KindDeclaration {
  /** In the singular, as GraphQL names the type: `CaseStudy`. */
  readonly name: string
  readonly plural: string
  readonly family: Family
  /** What the kind is, one sentence. */
  readonly description: string
  /** The silhouette that stands for it: a shape that Cytoscape draws, or points of a polygon within -1 to 1. */
  readonly shape: string
  /** The icon inside the silhouette, by its name in the Tabler set; absent where a code stands there instead. */
  readonly icon?: string
  /** How much larger or smaller than its fellows it is drawn. */
  readonly scale?: number
  /** The property that names an entry. */
  readonly caption: string
  /** The property whose value stands where there is little room; by default the first abbreviation. */
  readonly shortCaption?: string
  /** Whether the search gives it after others of the same name: who looks for a treaty seldom means a book of that title. */
  readonly stepsBack?: boolean
  /** The properties between which an entry exists. */
  readonly lifespan?: { readonly from: string; readonly until?: string }
  /** Whether it is something that happens: when it is over, nothing that was true of it lapses. */
  readonly passes?: boolean
  readonly properties: PropertyDeclarations
  /** The properties that a card shows, in order. */
  readonly featured: readonly string[]
}

/** How a relation reads, between the name of one end and that of the other. */
export interface Reading {
  readonly forward: string
  readonly backward: string
}

/** A type of relations. */
export interface RelationTypeDeclaration {
  /** As it stands in the ids of relations: `member-of`. */
  readonly name: string
  /** What the relation says, one sentence. */
  readonly description: string
  /** The kinds that it can begin at and end at, by name. */
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** How it reads, between the name of one end and that of the other: 'is a member of', 'has member'. */
  readonly reading: Reading
  /** How it reads for some values of a choice property: an observer is no member. */
  readonly readingBy?: { readonly property: string; readonly readings: Readonly<Record<string, Reading>> }
  /** The values of a choice property of those who take part without being counted: observers are no members. */
  readonly uncounted?: { readonly property: string; readonly values: readonly string[] }
  /** What the field is called in GraphQL, on the kinds it begins at and on those it ends at. */
  readonly fields: { readonly forward: string; readonly backward: string }
  /** Whether it reads the same both ways; then it is kept once, with the lesser id first, and both fields are one. */
  readonly symmetric?: boolean
  /**
   * How `since` and `until` are to be understood; absent if relations of this type have no dates.
   * `openStart`: whether a relation without `since` holds since its ends exist; if not, it has not begun.
   * `lapses`: whether a relation without `until` ends when one of its ends does, as a membership does; if not, as with
   * who took part in an event, it remains true.
   */
  readonly dates?: {
    readonly since: string
    readonly until: string
    readonly openStart: boolean
    readonly lapses?: boolean
  }
  readonly properties: PropertyDeclarations
}

/** The TypeScript type of a property's value. */
export type ValueOf<Property extends PropertyDeclaration> = Property extends { readonly many: true }
  ? readonly Single<Property>[]
  : Single<Property>

type Single<Property extends PropertyDeclaration> = Property extends { readonly choices: infer Allowed }
  ? keyof Allowed & string
  : Values[Property['value']]

/** The TypeScript type of the properties of an entry or relation, from what its kind or type declares. */
export type PropertiesOf<Declarations extends PropertyDeclarations> = {
  [Name in keyof Declarations as Declarations[Name] extends { readonly required: true }
    ? Name
    : never]: ValueOf<Declarations[Name]>
} & {
  [Name in keyof Declarations as Declarations[Name] extends { readonly required: true }
    ? never
    : Name]?: ValueOf<Declarations[Name]>
}
