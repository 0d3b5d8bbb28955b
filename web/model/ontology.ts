/** The sign of a kind: how it is drawn wherever an entry of it is named. All of it comes from the model. */
export interface Sign {
  /** The family that gives the colour, by name. */
  readonly family: string
  /** A shape by its name, or the points of a polygon within -1 to 1: 'x y x y …'. */
  readonly shape: string
  /** The icon inside, by its name in the Tabler set; none where a short code stands there instead. */
  readonly icon?: string | null
  /** How much larger or smaller than its fellows it is drawn. */
  readonly scale?: number | null
}

/** A family of kinds. */
export interface Family {
  readonly name: string
  readonly label: string
}

/** A kind of entries, as the API describes it. */
export interface Kind extends Sign {
  readonly name: string
  /** How people read it, in the singular: 'case study'. */
  readonly label: string
  readonly plural: string
  readonly description: string
  /** What stands before the colon in ids, and in the addresses of pages: 'case-study'. */
  readonly idPrefix: string
  /** The name of its type in GraphQL: 'CaseStudy'. */
  readonly typeName: string
  /** Whether its entries begin and end, so that there are others on other days. */
  readonly hasLifespan: boolean
  /** Whether it is something that happens: when it is over, nothing that was true of it lapses. */
  readonly passes: boolean
  readonly properties: readonly Property[]
  /** The properties that a card shows, by name, in order. */
  readonly featured: readonly string[]
}

/** A property of a kind, as the API describes it. */
export interface Property {
  readonly name: string
  /** How people read the name. */
  readonly label: string
  /** The type of its values: text, partialDate, choice and so on. */
  readonly valueType: string
  readonly filterable: boolean
  readonly sortable: boolean
  /** Whether there can be several values. */
  readonly many: boolean
  /** Whether a country code is told as such: it is that of one entry alone. */
  readonly asCode: boolean
  /** What can be chosen, where it is a choice. */
  readonly choices: readonly { readonly value: string; readonly label: string }[] | null
}

/** A type of relations, as the API describes it. */
export interface RelationType {
  readonly name: string
  readonly description: string
  /** How it reads from its beginning and from its end: 'is a member of', 'has member'. */
  readonly reading: { readonly forward: string; readonly backward: string }
  /** What the relations are called from its beginning and from its end, in GraphQL: 'memberships', 'members'. */
  readonly field: { readonly forward: string; readonly backward: string }
  /** What its beginning and end are called; null where it has none. */
  readonly sinceLabel: string | null
  readonly untilLabel: string | null
  readonly symmetric: boolean
  readonly dated: boolean
  /** Whether one without a known beginning holds since its ends exist. */
  readonly openStart: boolean
  /** Whether one without an end holds until one of its ends ends. */
  readonly lapses: boolean
  /** The values of a property of those who take part without being counted, as observers do. */
  readonly uncounted: { readonly property: string; readonly values: readonly string[] } | null
  /** The kinds that it can begin at and end at, by name. */
  readonly fromKinds: readonly string[]
  readonly toKinds: readonly string[]
}

/** What there can be in the graph. Every wording and every sign on the screen derives from it. */
export interface Ontology {
  readonly families: readonly Family[]
  readonly kinds: readonly Kind[]
  readonly relationTypes: readonly RelationType[]
}
