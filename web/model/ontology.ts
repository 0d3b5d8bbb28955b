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
}

/** A type of relations, as the API describes it. */
export interface RelationType {
  readonly name: string
  readonly description: string
  /** How it reads from its beginning and from its end: 'is a member of', 'has member'. */
  readonly reading: { readonly forward: string; readonly backward: string }
  readonly symmetric: boolean
  readonly dated: boolean
  /** Whether one without a known beginning holds since ever. */
  readonly openStart: boolean
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
