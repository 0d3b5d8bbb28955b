import type { Core } from 'cytoscape'
import { prefersStillness } from './motion.ts'

/** What lies over the edges of the canvas, in pixels: the graph keeps clear of it. */
export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** A little air on all sides. */
export const noInsets: Insets = { top: 24, right: 24, bottom: 24, left: 24 }

const ZOOM_STEP = 1.35
/** A handful of entries is not blown up beyond this. */
const FIT_AT_MOST = 1.25
/** Room for the labels at the rim, which are not part of the graph's bounds. */
const LABEL_MARGIN = { across: 40, below: 34 }
const QUICK_MS = 200

/** How far in a picture is seen, and from where. */
export interface Viewpoint {
  readonly zoom: number
  readonly pan: { readonly x: number; readonly y: number }
}

/** The size of what a picture is seen in. */
export interface Frame {
  readonly width: number
  readonly height: number
}

/** From where the whole graph is seen within the insets. Needs no screen. */
export function viewOfAll(cy: Core, frame: Frame, insets: Insets): Viewpoint {
  const bounds = boundsOf(cy)
  const width = Math.max(80, frame.width - insets.left - insets.right - 2 * LABEL_MARGIN.across)
  const height = Math.max(80, frame.height - insets.top - insets.bottom - LABEL_MARGIN.below)
  const zoom = Math.min(FIT_AT_MOST, width / bounds.width, height / bounds.height)
  const middle = {
    x: insets.left + LABEL_MARGIN.across + width / 2,
    y: insets.top + height / 2,
  }
  return { zoom, pan: { x: middle.x - bounds.x * zoom, y: middle.y - bounds.y * zoom } }
}

/** Shows the whole graph within the insets. */
export function fitView(cy: Core, insets: Insets, animated = false): void {
  if (cy.nodes().empty()) return
  move(cy, viewOfAll(cy, { width: cy.width(), height: cy.height() }, insets), animated)
}

/** The middle and the size of what the entries take. Cytoscape's own bounds take 100 times as long. */
function boundsOf(cy: Core) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  cy.nodes().forEach((node) => {
    const { x, y } = node.position()
    const half = Number(node.data('size')) / 2
    left = Math.min(left, x - half)
    top = Math.min(top, y - half)
    right = Math.max(right, x + half)
    bottom = Math.max(bottom, y + half)
  })
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left, height: bottom - top }
}

/** Zooms by a step around the middle of what is free. */
export function zoomBy(cy: Core, steps: number, insets: Insets): void {
  const level = Math.min(cy.maxZoom(), Math.max(cy.minZoom(), cy.zoom() * ZOOM_STEP ** steps))
  const x = (insets.left + cy.width() - insets.right) / 2
  const y = (insets.top + cy.height() - insets.bottom) / 2
  const pan = cy.pan()
  const factor = level / cy.zoom()
  move(cy, { zoom: level, pan: { x: x - (x - pan.x) * factor, y: y - (y - pan.y) * factor } }, true)
}

/** Pans by what is needed to have an entry in sight, and no more. */
export function reveal(cy: Core, id: string, insets: Insets): void {
  const node = cy.getElementById(id)
  if (node.empty()) return
  const { x, y } = node.renderedPosition()
  const reach = node.renderedOuterWidth() / 2 + 24
  const dx = shift(x, insets.left + reach, cy.width() - insets.right - reach)
  const dy = shift(y, insets.top + reach, cy.height() - insets.bottom - reach)
  if (!dx && !dy) return
  const pan = cy.pan()
  move(cy, { zoom: cy.zoom(), pan: { x: pan.x + dx, y: pan.y + dy } }, true)
}

function shift(value: number, least: number, most: number): number {
  if (value < least) return least - value
  return value > most ? most - value : 0
}

function move(cy: Core, { zoom, pan }: Viewpoint, animated: boolean): void {
  const to = { zoom, pan: { ...pan } }
  cy.stop()
  if (animated && !prefersStillness()) cy.animate(to, { duration: QUICK_MS, easing: 'ease-out' })
  else cy.viewport(to)
}
