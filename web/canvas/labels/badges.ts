import type { Core } from 'cytoscape'
import { fonts } from './fonts.ts'
import type { LabelState } from './LabelLayer.ts'
import { codeOf } from './labelText.ts'

/** On the screen; smaller signs are bare. */
export const CONTENT_FROM = 14

/** Writes the codes of states into their signs. */
export function drawCodes(
  context: CanvasRenderingContext2D,
  cy: Core,
  { content, palette }: LabelState,
): void {
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  for (const entry of content.entries.values()) {
    const code = codeOf(entry)
    if (!code) continue
    const node = cy.getElementById(entry.id)
    if (node.empty() || entry.absent) continue
    const width = node.renderedWidth()
    if (width < CONTENT_FROM) continue
    const { x, y } = node.renderedPosition()
    context.globalAlpha = node.hasClass('dim') ? palette.dimEntry : 1
    context.font = fonts.code(Math.round(width * (code.length > 2 ? 0.34 : 0.43) * 2) / 2)
    context.fillStyle = entry.past ? String(node.data('colour')) : palette.iconInk
    context.fillText(code, x, y + width * 0.03)
  }
  context.globalAlpha = 1
}

/** Says on entries how many neighbours are folded into them: +12. */
export function drawFolded(
  context: CanvasRenderingContext2D,
  cy: Core,
  { content, palette }: LabelState,
): void {
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.font = fonts.badge
  for (const { id, folded, absent } of content.entries.values()) {
    const node = folded && !absent ? cy.getElementById(id) : null
    if (!node?.nonempty()) continue
    const { x, y } = node.renderedPosition()
    const text = `+${folded}`
    const width = context.measureText(text).width + 10
    const left = x + node.renderedWidth() * 0.3
    const middle = y + node.renderedWidth() * 0.36
    context.fillStyle = palette.ink
    context.beginPath()
    context.roundRect(left, middle - 8, width, 16, 8)
    context.fill()
    context.fillStyle = palette.paper
    context.fillText(text, left + width / 2, middle + 0.5)
  }
}

/** Marks entries that a person put where they are. */
export function drawPins(context: CanvasRenderingContext2D, cy: Core, { pinned, palette }: LabelState): void {
  for (const id of pinned.keys()) {
    const node = cy.getElementById(id)
    if (node.empty() || node.hasClass('absent') || node.renderedWidth() < CONTENT_FROM) continue
    const { x, y } = node.renderedPosition()
    const offset = node.renderedWidth() * 0.38
    context.beginPath()
    context.arc(x + offset, y - offset, 4.5, 0, 2 * Math.PI)
    context.fillStyle = palette.paper
    context.fill()
    context.lineWidth = 1.75
    context.strokeStyle = palette.ink
    context.stroke()
    context.beginPath()
    context.arc(x + offset, y - offset, 1.4, 0, 2 * Math.PI)
    context.fillStyle = palette.ink
    context.fill()
  }
}
