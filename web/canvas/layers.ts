import type { Core } from 'cytoscape'
import { GuideLayer } from './guides.ts'
import { LabelLayer, type LabelState } from './labels/LabelLayer.ts'
import type { Scale } from './labels/order.ts'
import type { Palette } from './palette.ts'

const WHOLE = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none'

/** The layers of the canvas, from the back to the front: guides, the graph itself, labels. */
export class Layers {
  readonly #host: HTMLElement
  readonly stage = document.createElement('div')
  readonly guides = new GuideLayer()
  readonly labels: LabelLayer

  constructor(host: HTMLElement, palette: Palette) {
    this.#host = host
    this.labels = new LabelLayer(palette)
    this.stage.style.cssText = 'position:absolute;inset:0'
    this.guides.canvas.style.cssText = WHOLE
    this.labels.canvas.style.cssText = WHOLE
    host.append(this.guides.canvas, this.stage, this.labels.canvas)
  }

  /** Fits all layers to the host. */
  resize(): void {
    const { clientWidth, clientHeight } = this.#host
    this.guides.resize(clientWidth, clientHeight)
    this.labels.resize(clientWidth, clientHeight)
  }

  /** Draws what lies behind and above the graph. */
  draw(cy: Core, state: LabelState): void {
    this.guides.draw(cy, state.palette)
    this.labels.draw(cy, state)
  }

  /** Works out which labels stand where. */
  place(cy: Core, state: LabelState): Scale {
    return this.labels.place(cy, state)
  }

  /** Everything that is seen, as one picture of the size of the canvas, on paper of a colour. */
  picture(paper: string): HTMLCanvasElement {
    const ratio = window.devicePixelRatio || 1
    const picture = document.createElement('canvas')
    picture.width = Math.round(this.#host.clientWidth * ratio)
    picture.height = Math.round(this.#host.clientHeight * ratio)
    const context = picture.getContext('2d')
    if (!context) return picture
    context.fillStyle = paper
    context.fillRect(0, 0, picture.width, picture.height)
    for (const layer of this.#host.querySelectorAll('canvas')) {
      if (layer.width > 0) context.drawImage(layer, 0, 0, picture.width, picture.height)
    }
    return picture
  }

  /** Takes the layers away. */
  remove(): void {
    for (const layer of [this.guides.canvas, this.stage, this.labels.canvas]) layer.remove()
  }
}
