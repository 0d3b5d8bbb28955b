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
  /** Whether it is a claim that is disputed. */
  readonly contested?: boolean
  /** Whether it keeps its place but is not seen: it does not exist on the day shown. */
  readonly absent?: boolean
  /** How much it weighs by the measure that gives the size, from 0 to 1; without it the number of relations does. */
  readonly weight?: number
  /** The number of the group that gives the colour in place of the family. */
  readonly tint?: number
  /** When it began, as a year with its fraction; for the timeline. */
  readonly began?: number
  /** How many neighbours are folded into it. */
  readonly folded?: number
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
  /** Whether it is not seen: it does not hold on the day shown. */
  readonly absent?: boolean
  /** Whether its beginning is a part of its end, or narrower than it: the hierarchy has it below. */
  readonly upward?: boolean
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
