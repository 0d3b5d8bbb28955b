import { sizeOfEntry } from '../../canvas/elements.ts'
import type { CanvasScene } from '../../canvas/GraphCanvas.ts'
import { fonts, LINE } from '../../canvas/labels/fonts.ts'
import { codeOf, labelOf, wrap } from '../../canvas/labels/labelText.ts'
import { placeLabels } from '../../canvas/labels/placement.ts'
import { iconPlaceOf } from '../../kinds/iconPlace.ts'
import { iconMarkup, iconNamed } from '../../kinds/icons.ts'
import { pathOf, silhouetteOf } from '../../kinds/silhouette.ts'
import type { CanvasEntry, CanvasRelation } from '../../model/graphView.ts'
import { escaped } from './xml.ts'

const MARGIN = 60
const CAPTION = 28
const FONT = 'Inter, system-ui, sans-serif'

/** An entry with its place in the drawing, counted from the upper left corner. */
interface Drawn {
  readonly entry: CanvasEntry
  readonly x: number
  readonly y: number
  readonly size: number
}

/** The canvas as SVG: everything on it, at the scale of the layout, with as many labels as fit. */
export function asSvg(scene: CanvasScene, caption: string): string {
  const { palette, content } = scene
  const all = [...content.entries.values()].filter(({ absent }) => !absent)
  const spots = all.map(({ id }) => scene.spots.get(id) ?? { x: 0, y: 0 })
  const left = Math.min(...spots.map(({ x }) => x)) - MARGIN
  const top = Math.min(...spots.map(({ y }) => y)) - MARGIN
  const width = Math.ceil(Math.max(...spots.map(({ x }) => x)) - left + MARGIN)
  const height = Math.ceil(Math.max(...spots.map(({ y }) => y)) - top + MARGIN + CAPTION)
  const drawn = all.map((entry, i) => ({
    entry,
    x: (spots[i]?.x ?? 0) - left,
    y: (spots[i]?.y ?? 0) - top,
    size: sizeOfEntry(entry, content.degrees.get(entry.id) ?? 0),
  }))
  const places = new Map(drawn.map((each) => [each.entry.id, each]))
  const lines = [...content.bundles.values()].flatMap(({ relations }) =>
    relations.filter((each) => !each.absent),
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}">`,
    `<title>${escaped(caption)}</title>`,
    `<rect width="${width}" height="${height}" fill="${palette.paper}"/>`,
    ...lines.map((relation) => line(relation, places, scene)),
    ...drawn.map((each) => sign(each, scene)),
    ...labels(drawn, scene, width, height),
    `<text x="16" y="${height - 12}" font-size="11" fill="${palette.ink3}">${escaped(caption)}</text>`,
    '</svg>',
    '',
  ].join('\n')
}

function line(
  relation: CanvasRelation,
  places: ReadonlyMap<string, Drawn>,
  { palette }: CanvasScene,
): string {
  const from = places.get(relation.from)
  const to = places.get(relation.to)
  if (!from || !to) return ''
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const at = (end: Drawn, other: Drawn) => ({
    x: end.x + ((other.x - end.x) / length) * (end.size / 2),
    y: end.y + ((other.y - end.y) / length) * (end.size / 2),
  })
  const [start, tip] = [at(from, to), at(to, from)]
  const { change, differs, past, announced } = relation
  const colour = change ? palette[change] : differs ? palette.changed : palette.relation
  const dashes = differs ? '2 3' : past ? '5 4' : announced ? '1 3' : ''
  const dash = dashes ? ` stroke-dasharray="${dashes}"` : ''
  const width = change ? 3 : differs ? 2 : 1
  const stroke = `<line x1="${n(start.x)}" y1="${n(start.y)}" x2="${n(tip.x)}" y2="${n(tip.y)}" stroke="${colour}" stroke-width="${width}"${dash}/>`
  if (!relation.directed) return stroke
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI
  return `${stroke}<path d="M0 0L-6 -3L-6 3z" fill="${colour}" transform="translate(${n(tip.x)} ${n(tip.y)}) rotate(${n(angle)})"/>`
}

function sign({ entry, x, y, size }: Drawn, { palette, content }: CanvasScene): string {
  const isGrey = content.changes && !entry.change
  const own = entry.tint === undefined ? palette.colourOf(entry.family) : palette.tint(entry.tint)
  const colour = isGrey ? palette.untouched : own
  const fill = entry.past
    ? `fill="${palette.paper}" stroke="${colour}" stroke-width="${n(48 / size)}" stroke-dasharray="4 3"`
    : `fill="${colour}"`
  const inner = entry.past ? colour : palette.iconInk
  const outline = `<path d="${pathOf(silhouetteOf(entry.shape))}" ${fill}/>`
  const scale = size / 24
  const code = codeOf(entry)
  const text = code
    ? `<text x="12" y="12.4" text-anchor="middle" dominant-baseline="central" font-size="10" font-weight="700" fill="${inner}">${escaped(code)}</text>`
    : icon(entry, inner)
  return `<g transform="translate(${n(x - size / 2)} ${n(y - size / 2)}) scale(${n(scale)})">${outline}${text}</g>`
}

function icon(entry: CanvasEntry, colour: string): string {
  const drawing = iconNamed(entry.icon)
  if (!drawing) return ''
  const { x, y, share } = iconPlaceOf(entry.shape)
  const corner = (middle: number) => n(12 + middle * 11.4 - 12 * share)
  const pen = `fill="none" stroke="${colour}" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"`
  return `<g ${pen} transform="translate(${corner(x)} ${corner(y)}) scale(${n(share)})">${iconMarkup(drawing)}</g>`
}

function labels(
  drawn: readonly Drawn[],
  { palette, measure }: CanvasScene,
  width: number,
  height: number,
): string[] {
  const texts = new Map(drawn.map(({ entry }) => [entry.id, wrap(labelOf(entry), fonts.label, measure)]))
  const order = drawn.toSorted((a, b) => b.size - a.size)
  const candidates = order.map(({ entry, x, y, size }) => {
    const lines = texts.get(entry.id) ?? []
    const widest = Math.max(1, ...lines.map((each) => measure(each, fonts.label)))
    return { id: entry.id, x, y, reach: size / 2, width: widest, height: lines.length * LINE }
  })
  const boxes = order.map(({ x, y, size }) => ({
    left: x - size / 2,
    top: y - size / 2,
    right: x + size / 2,
    bottom: y + size / 2,
  }))
  const sizes = new Map(candidates.map((each) => [each.id, each]))
  const placed = placeLabels(candidates, {
    width,
    height,
    most: Number.POSITIVE_INFINITY,
    entries: boxes,
    lit: [],
  })
  return placed.map(({ id, left, top }) => {
    const middle = n(left + (sizes.get(id)?.width ?? 0) / 2)
    const lines = (texts.get(id) ?? []).map(
      (each, i) => `<tspan x="${middle}" y="${n(top + (i + 0.75) * LINE)}">${escaped(each)}</tspan>`,
    )
    return `<text font-size="10.5" font-weight="500" text-anchor="middle" fill="${palette.ink}" stroke="${palette.paper}" stroke-width="4" paint-order="stroke" stroke-linejoin="round">${lines.join('')}</text>`
  })
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100)
}
