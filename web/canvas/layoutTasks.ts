import type { LayoutGraph } from '../layout/graph.ts'
import type { LayoutTask } from '../layout/protocol.ts'
import type { Content } from './content.ts'
import type { CanvasView } from './contract.ts'
import { knownPositions } from './layoutInput.ts'
import type { Spot } from './motion.ts'

/** What kind of picture a layout is to give. */
export interface Picture extends Pick<CanvasView, 'arrangement' | 'about' | 'groups'> {
  /** How much wider than high the stage is. */
  readonly aspect: number
}

/** Stages beyond these proportions get a picture that is scrolled rather than one that is squeezed. */
const ASPECT = { least: 0.5, most: 2.4 }

/** What tells one picture of the same entries from another: they have to be arranged anew when it changes. */
export function pictureKey({ arrangement = 'force', about, groups }: Omit<Picture, 'aspect'>): string {
  if (arrangement === 'force') return arrangement
  const isAbout = arrangement === 'rings' || arrangement === 'hierarchy'
  return `${arrangement} ${isAbout ? (about ?? '') : (groups?.key ?? '')}`
}

/** Asks for a whole picture. */
export function arrangeTask(content: Content, graph: LayoutGraph, picture: Picture): LayoutTask {
  const entries = [...content.entries.values()]
  const focus = picture.about ? entries.findIndex(({ id }) => id === picture.about) : -1
  return {
    type: 'arrange',
    arrangement: picture.arrangement ?? 'force',
    graph,
    aspect: within(picture.aspect),
    focus: focus < 0 ? undefined : focus,
    years: Float64Array.from(entries, ({ began }) => began ?? Number.NaN),
    groups: Uint16Array.from(entries, ({ id }) => picture.groups?.of.get(id) ?? 0),
    upward: Uint8Array.from(content.bundles.values(), ({ relations: [first] }) => (first.upward ? 1 : 0)),
  }
}

/** Asks for a picture that grows from what is there. */
export function growTask(
  ids: readonly string[],
  graph: LayoutGraph,
  aspect: number,
  spots: ReadonlyMap<string, Spot>,
  pins: ReadonlyMap<string, Spot>,
): LayoutTask {
  return {
    type: 'grow',
    graph,
    aspect: within(aspect),
    known: knownPositions(ids, spots),
    pinned: Uint8Array.from(ids, (id) => (pins.has(id) ? 1 : 0)),
  }
}

/** An entry that has its place already and is related to one that has none. */
export function placedNeighbourOf(
  id: string,
  content: Content,
  isNew: (id: string) => boolean,
): string | undefined {
  for (const { relations } of content.bundles.values()) {
    const [{ from, to }] = relations
    if (from === id && !isNew(to)) return to
    if (to === id && !isNew(from)) return from
  }
  return undefined
}

function within(aspect: number): number {
  return Math.min(ASPECT.most, Math.max(ASPECT.least, aspect))
}
