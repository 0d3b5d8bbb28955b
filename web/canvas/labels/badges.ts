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
    if (node.empty()) continue
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

/** Marks entries that a person put where they are. */
export function drawPins(context: CanvasRenderingContext2D, cy: Core, { pinned, palette }: LabelState): void {
  for (const id of pinned) {
    const node = cy.getElementById(id)
    if (node.empty() || node.renderedWidth() < CONTENT_FROM) continue
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
