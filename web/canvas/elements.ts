import type { ElementDefinition } from 'cytoscape'
import { iconImage } from '../kinds/iconImage.ts'
import { iconPlaceOf } from '../kinds/iconPlace.ts'
import { canvasShapeOf } from '../kinds/silhouette.ts'
import type { CanvasEntry } from '../model/graphView.ts'
import type { Bundle } from './bundles.ts'
import type { Palette } from './palette.ts'

const SMALLEST = 18
const LARGEST = 64
/** Smaller than this, in the units of the layout, an entry has no icon. */
const ICON_FROM = 22

/** How large an entry is drawn, in pixels at zoom 1: by its weight, or by the number of its relations. */
export function sizeOfEntry({ weight, scale }: CanvasEntry, degree: number): number {
  const plain = weight === undefined ? 17 + 6.2 * Math.sqrt(degree) : SMALLEST + 46 * Math.sqrt(weight)
  return Math.round(Math.min(LARGEST, Math.max(SMALLEST, plain * (scale ?? 1))))
}

function colourOf(entry: CanvasEntry, palette: Palette, changes: boolean): string {
  if (changes && !entry.change) return palette.untouched
  return entry.tint === undefined ? palette.colourOf(entry.family) : palette.tint(entry.tint)
}

/** What Cytoscape is told of an entry. In views of changes, hue is left to what changed. */
export function entryElement(entry: CanvasEntry, degree: number, palette: Palette, changes: boolean) {
  const size = sizeOfEntry(entry, degree)
  const colour = colourOf(entry, palette, changes)
  const place = iconPlaceOf(entry.shape)
  return {
    group: 'nodes',
    data: {
      id: entry.id,
      ...canvasShapeOf(entry.shape),
      size,
      colour,
      icon: size < ICON_FROM ? '' : iconImage(entry.icon, entry.past ? colour : palette.iconInk),
      iconSize: percent(place.share),
      iconX: percent(offset(place.x, place.share)),
      iconY: percent(offset(place.y, place.share)),
    },
    classes: [entry.past && 'past', entry.contested && 'contested', entry.absent && 'absent', entry.change]
      .filter(Boolean)
      .join(' '),
  } satisfies ElementDefinition
}

/** What Cytoscape is told of a relation, or of several between the same two entries. */
export function relationElement({ id, relations }: Bundle) {
  const [first] = relations
  const seen = relations.filter((each) => !each.absent)
  const classes = [
    seen.length === 0 && 'absent',
    seen.some((each) => each.directed) && 'directed',
    seen.every((each) => each.past) && 'past',
    seen.every((each) => each.announced) && 'announced',
    seen.some((each) => each.differs) && 'differs',
    seen.find((each) => each.change)?.change,
  ]
  return {
    group: 'edges',
    data: { id, source: first.from, target: first.to },
    classes: classes.filter(Boolean).join(' '),
  } satisfies ElementDefinition
}

/** Cytoscape places an image like CSS does: a share of what the image leaves free. */
function offset(middle: number, share: number): number {
  return ((middle + 1) / 2 - share / 2) / (1 - share)
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`
}
