import type { Palette } from '../palette.ts'
import { fonts, LINE, STRESSED_LINE } from './fonts.ts'
import { type Measure, wrap } from './labelText.ts'
import { textMeasure } from './textMeasure.ts'

/** A label that is drawn once and then only copied: text with an outline is slow to draw. */
export interface Sprite {
  readonly image: HTMLCanvasElement
  readonly width: number
  readonly height: number
}

/** How a label is to look. */
export interface SpriteStyle {
  readonly stressed: boolean
  readonly past?: boolean
  /** A second line. */
  readonly detail?: string
}

const OUTLINE = 2.5
/** What the image is larger than the text on each side: whole pixels, or the text would blur. */
const PADDING = 3
const KEPT = 600

/** Makes labels, and keeps those that it made. */
export class Sprites {
  readonly #kept = new Map<string, Sprite>()
  readonly #sizes = new Map<string, { width: number; height: number }>()
  #palette: Palette
  #ratio = window.devicePixelRatio || 1

  constructor(palette: Palette) {
    this.#palette = palette
  }

  /** Measures a text in a font. */
  readonly measure: Measure = textMeasure()

  /** Forgets all labels: their colours or the fonts have changed. */
  reset(palette: Palette): void {
    this.#palette = palette
    this.#ratio = window.devicePixelRatio || 1
    this.#kept.clear()
    this.#sizes.clear()
  }

  /** How large a label is; far cheaper than to draw it. */
  sizeOf(text: string, style: SpriteStyle): { width: number; height: number } {
    const key = `${style.stressed}|${style.detail ?? ''}|${text}`
    let size = this.#sizes.get(key)
    if (!size) {
      const { width, height } = this.#layOut(text, style)
      size = { width, height }
      this.#sizes.set(key, size)
    }
    return size
  }

  /** The label for a text. */
  of(text: string, style: SpriteStyle): Sprite {
    const key = `${style.stressed}|${style.past}|${style.detail ?? ''}|${text}`
    let sprite = this.#kept.get(key)
    if (!sprite) {
      if (this.#kept.size > KEPT) this.#kept.clear()
      sprite = this.#draw(text, style)
      this.#kept.set(key, sprite)
    }
    return sprite
  }

  #layOut(text: string, { stressed, past, detail }: SpriteStyle) {
    const font = stressed ? fonts.stressed : fonts.label
    const line = stressed ? STRESSED_LINE : LINE
    const colour = past ? this.#palette.ink2 : this.#palette.ink
    const lines = wrap(text, font, this.measure).map((each) => ({ text: each, font, colour }))
    if (detail) lines.push({ text: detail, font: fonts.detail, colour: this.#palette.ink2 })
    const widest = Math.max(...lines.map((each) => this.measure(each.text, each.font)), 1)
    // Even, so that the middle of a label is a whole pixel and its text stays sharp.
    return { lines, line, width: 2 * Math.ceil(widest / 2), height: Math.ceil(lines.length * line) }
  }

  #draw(text: string, style: SpriteStyle): Sprite {
    const { lines, line, width, height } = this.#layOut(text, style)
    const image = document.createElement('canvas')
    image.width = Math.ceil((width + 2 * PADDING) * this.#ratio)
    image.height = Math.ceil((height + 2 * PADDING) * this.#ratio)
    const context = image.getContext('2d')
    if (!context) return { image, width, height }
    context.scale(this.#ratio, this.#ratio)
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
    context.lineWidth = 2 * OUTLINE
    context.strokeStyle = this.#palette.paper
    for (const pass of ['strokeText', 'fillText'] as const) {
      for (const [i, each] of lines.entries()) {
        context.font = each.font
        context.fillStyle = each.colour
        context[pass](each.text, PADDING + width / 2, PADDING + (i + 0.5) * line)
      }
    }
    return { image, width, height }
  }

  /** Copies a label to where its box is. */
  put(context: CanvasRenderingContext2D, sprite: Sprite, left: number, top: number): void {
    const { image } = sprite
    context.drawImage(
      image,
      left - PADDING,
      top - PADDING,
      image.width / this.#ratio,
      image.height / this.#ratio,
    )
  }
}
