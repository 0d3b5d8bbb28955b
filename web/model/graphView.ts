import type { Sign } from './ontology.ts'

/** How an entry or a relation differs between two days or two versions. */
export type Change = 'added' | 'changed' | 'removed'

/** An entry on the canvas. */
export interface CanvasEntry extends Sign {
  readonly id: string
  /** Its kind, by the name in the ontology. */
  readonly kind: string
  /** How people read the kind: 'treaty'. */
  readonly kindLabel?: string
  readonly label: string
  /** An abbreviation; or the code that stands in the sign of a kind without an icon. */
  readonly shortLabel?: string | null
  /** Whether it had ended on the day shown. */
  readonly past?: boolean
  /** How many relations of it are shown. It gives the size; counted from the relations where it is absent. */
  readonly degreeShown?: number
  /** A second line for large scales: its dates. */
  readonly detail?: string
  readonly change?: Change
}

/** A relation on the canvas. */
export interface CanvasRelation {
  readonly id: string
  readonly from: string
  readonly to: string
  /** The name of its type. */
  readonly type: string
  /** How it reads from its beginning to its end. */
  readonly reading: string
  readonly directed: boolean
  /** Whether it had ended on the day shown. */
  readonly past?: boolean
  /** Whether it is announced and has not begun on the day shown. */
  readonly announced?: boolean
  /** Whether sources differ on it. */
  readonly differs?: boolean
  readonly change?: Change
}

/** A way through the graph that is lit. */
export interface CanvasPath {
  readonly entries: readonly string[]
  readonly relations: readonly string[]
}
