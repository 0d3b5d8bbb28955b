import type { Core, EdgeSingular } from 'cytoscape'
import type { Bundle } from '../bundles.ts'
import type { Palette } from '../palette.ts'
import { fonts } from './fonts.ts'
import type { LabelState } from './LabelLayer.ts'
import type { Measure } from './labelText.ts'
import { boxesAlong, type Occupied } from './occupied.ts'
import type { Scale } from './order.ts'

/** A text on a relation: its name along the line, or a mark at its middle. */
export interface RelationLabel {
  readonly line: EdgeSingular
  readonly text: string
  readonly font: string
  readonly colour: keyof Pick<Palette, 'ink' | 'ink2' | 'changed' | 'added' | 'removed'>
  readonly width: number
  /** Whether it runs along the line. */
  readonly along: boolean
}

/** More names than this are a thicket. */
const MOST_NAMES = 24
const THICKNESS = 11
/** What has to be free of the line beside its name. */
const LINE_BESIDE = 34

/** The relations that say something: marks on what is not simply so, names on what is looked at. */
export function placeRelationLabels(
  cy: Core,
  { content }: LabelState,
  scale: Scale,
  taken: Occupied,
  measure: Measure,
): RelationLabel[] {
  if (scale.far) return []
  const labels: RelationLabel[] = []
  let names = 0
  const lines = cy
    .edges()
    .toArray()
    .sort((a, b) => rankOf(a) - rankOf(b))
  for (const line of lines) {
    const bundle = content.bundles.get(line.id())
    if (!bundle || line.hasClass('absent')) continue
    const isLit = line.hasClass('path') || line.hasClass('lit')
    const mark = markOf(bundle)
    if (mark)
      labels.push({ line, ...mark, font: fonts.mark, width: measure(mark.text, fonts.mark), along: false })
    if (!isLit || !(scale.relationNames || line.hasClass('path')) || names >= MOST_NAMES || mark) continue
    const name = nameOf(line, bundle, measure)
    if (!name || !isRoomFor(name, taken)) continue
    names++
    labels.push(name)
  }
  return labels
}

function rankOf(line: EdgeSingular): number {
  if (line.hasClass('path')) return 0
  return line.hasClass('lit') ? 1 : 2
}

function markOf(bundle: Bundle): Pick<RelationLabel, 'text' | 'colour'> | null {
  const relations = bundle.relations.filter((each) => !each.absent)
  const change = relations.find((each) => each.change)?.change
  if (change) return { text: { added: '+', changed: '~', removed: '−' }[change], colour: change }
  if (relations.some((each) => each.differs)) return { text: '≠', colour: 'changed' }
  return relations.length > 1 ? { text: String(relations.length), colour: 'ink2' } : null
}

function nameOf(line: EdgeSingular, bundle: Bundle, measure: Measure): RelationLabel {
  const font = line.hasClass('path') ? fonts.path : fonts.relation
  const text = bundle.relations[0].reading
  const colour = line.hasClass('path') ? 'ink' : 'ink2'
  return { line, text, font, colour, width: measure(text, font), along: true }
}

function isRoomFor({ line, width }: RelationLabel, taken: Occupied): boolean {
  const from = line.source().renderedPosition()
  const to = line.target().renderedPosition()
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const reach = (line.source().renderedWidth() + line.target().renderedWidth()) / 2
  if (length - reach < width + LINE_BESIDE) return false
  const middle = line.renderedMidpoint()
  const step = { x: ((to.x - from.x) / length) * (width / 2), y: ((to.y - from.y) / length) * (width / 2) }
  const boxes = boxesAlong(
    { x: middle.x - step.x, y: middle.y - step.y },
    { x: middle.x + step.x, y: middle.y + step.y },
    THICKNESS,
  )
  if (!boxes.every((box) => taken.isFree(box))) return false
  for (const box of boxes) taken.add(box)
  return true
}

/** Draws the texts on relations where these are now, each on a patch of paper. */
export function drawRelationLabels(
  context: CanvasRenderingContext2D,
  cy: Core,
  labels: readonly RelationLabel[],
  palette: Palette,
): void {
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (const { line, text, font, colour, width, along } of labels) {
    if (line.removed() || line.hasClass('absent')) continue
    const { x, y } = line.renderedMidpoint()
    if (!Number.isFinite(x) || x < -width || x > cy.width() + width) continue
    context.save()
    context.translate(x, y)
    if (along) context.rotate(readableAngle(line))
    context.globalAlpha = line.hasClass('dim') ? palette.dimRelation : 1
    context.fillStyle = palette.paper
    if (along) context.fillRect(-width / 2 - 2, -6, width + 4, 12)
    else context.fillRect(-width / 2 - 2, -7, width + 4, 14)
    context.font = font
    context.fillStyle = palette[colour]
    context.fillText(text, 0, 0.5)
    context.restore()
  }
}

/** The angle of a line, turned so that its text never stands on its head. */
function readableAngle(line: EdgeSingular): number {
  const from = line.source().renderedPosition()
  const to = line.target().renderedPosition()
  const angle = Math.atan2(to.y - from.y, to.x - from.x)
  if (angle > Math.PI / 2) return angle - Math.PI
  return angle < -Math.PI / 2 ? angle + Math.PI : angle
}
