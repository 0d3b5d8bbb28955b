import type { Core } from 'cytoscape'
import type { Guide } from '../layout/protocol.ts'
import type { CanvasGroups } from './contract.ts'
import { fonts } from './labels/fonts.ts'
import type { Palette } from './palette.ts'

/** On the screen. */
const YEARS_APART = 44

/** What helps to read a picture, drawn behind it: the frames of groups, the years of a timeline. */
export class GuideLayer {
  readonly canvas = document.createElement('canvas')
  readonly #context = this.canvas.getContext('2d')
  guides: readonly Guide[] = []
  names: CanvasGroups['names'] = []
  #width = 0
  #height = 0

  constructor() {
    this.canvas.setAttribute('aria-hidden', 'true')
  }

  /** Fits the layer to the canvas above it. */
  resize(width: number, height: number): void {
    const ratio = window.devicePixelRatio || 1
    this.#width = width
    this.#height = height
    this.canvas.width = Math.round(width * ratio)
    this.canvas.height = Math.round(height * ratio)
  }

  /** Draws the guides where they are now. */
  draw(cy: Core, palette: Palette): void {
    const context = this.#context
    if (!context) return
    const ratio = this.canvas.width / Math.max(1, this.#width)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, this.#width, this.#height)
    context.font = fonts.guide
    context.textBaseline = 'top'
    let last = Number.NEGATIVE_INFINITY
    for (const guide of this.guides) {
      if (guide.type !== 'year') {
        this.#drawFrame(context, guide, cy, palette)
        continue
      }
      // Years that would stand upon one another wait until there is room.
      const at = guide.x * cy.zoom() + cy.pan().x
      if (at - last < YEARS_APART) continue
      last = at
      this.#drawYear(context, guide.year, at, palette)
    }
  }

  #drawYear(context: CanvasRenderingContext2D, year: number, x: number, palette: Palette): void {
    const at = Math.round(x) + 0.5
    if (at < 0 || at > this.#width) return
    context.strokeStyle = palette.line
    context.lineWidth = 1
    context.beginPath()
    context.moveTo(at, 0)
    context.lineTo(at, this.#height)
    context.stroke()
    context.fillStyle = palette.ink3
    context.textAlign = 'center'
    context.fillText(String(year), at, this.#height - 18)
  }

  #drawFrame(
    context: CanvasRenderingContext2D,
    guide: Extract<Guide, { group: number }>,
    cy: Core,
    palette: Palette,
  ): void {
    const zoom = cy.zoom()
    const pan = cy.pan()
    const left = guide.left * zoom + pan.x
    const top = guide.top * zoom + pan.y
    const width = (guide.right - guide.left) * zoom
    const height = (guide.bottom - guide.top) * zoom
    context.strokeStyle = palette.line
    context.lineWidth = 1.5
    context.textAlign = 'left'
    context.fillStyle = palette.ink3
    const name = this.names[guide.group] ?? ''
    if (guide.type === 'group') {
      context.beginPath()
      context.roundRect(left, top, width, height, 8)
      context.stroke()
      context.fillText(name, left + 10, top + 7, Math.max(20, width - 20))
      return
    }
    context.beginPath()
    context.moveTo(0, Math.round(top + height) + 0.5)
    context.lineTo(this.#width, Math.round(top + height) + 0.5)
    context.stroke()
    context.fillText(name, Math.max(10, left - 110), Math.max(4, top + 4))
  }
}
