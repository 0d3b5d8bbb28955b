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

/** How large an entry is drawn, in pixels at zoom 1. */
export function sizeOfEntry(degree: number, scale?: number | null): number {
  const size = (17 + 6.2 * Math.sqrt(degree)) * (scale ?? 1)
  return Math.round(Math.min(LARGEST, Math.max(SMALLEST, size)))
}

/** What Cytoscape is told of an entry. In views of changes, hue is left to what changed. */
export function entryElement(entry: CanvasEntry, degree: number, palette: Palette, changes: boolean) {
  const size = sizeOfEntry(entry.degreeShown ?? degree, entry.scale)
  const colour = changes && !entry.change ? palette.untouched : palette.colourOf(entry.family)
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
    classes: [entry.past && 'past', entry.change].filter(Boolean).join(' '),
  } satisfies ElementDefinition
}

/** What Cytoscape is told of a relation, or of several between the same two entries. */
export function relationElement({ id, relations }: Bundle) {
  const [first] = relations
  const classes = [
    relations.some((each) => each.directed) && 'directed',
    relations.every((each) => each.past) && 'past',
    relations.every((each) => each.announced) && 'announced',
    relations.some((each) => each.differs) && 'differs',
    relations.find((each) => each.change)?.change,
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
