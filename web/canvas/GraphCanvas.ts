import type { Core } from 'cytoscape'
import { LayoutClient } from '../layout/client.ts'
import type { Guide } from '../layout/protocol.ts'
import { Arranger, type Placing } from './Arranger.ts'
import { type Content, contentOf, MANY_FROM, noContent } from './content.ts'
import type { CanvasEvents, CanvasGroups, CanvasView } from './contract.ts'
import type { Direction } from './direction.ts'
import { applyEmphasis, type Emphasis, noEmphasis } from './emphasis.ts'
import { listen } from './gestures.ts'
import type { LabelState } from './labels/LabelLayer.ts'
import type { Measure } from './labels/labelText.ts'
import { medianSize, scaleOf } from './labels/order.ts'
import { Layers } from './layers.ts'
import { jump, type Spot, travel } from './motion.ts'
import { bareSmall, boxOf, neighbourOnScreen, type ScreenBox } from './onScreen.ts'
import { type Palette, readPalette, watchScheme } from './palette.ts'
import { buildInSlices, mountStyled, spotsOf, styleInSlices, update } from './scene.ts'
import { type Detail, stylesheet } from './stylesheet.ts'
import { fitView, type Insets, noInsets, reveal, viewOfAll, zoomBy } from './viewport.ts'

const noPins: ReadonlyMap<string, Spot> = new Map()

/** What is drawn, and where. */
export interface CanvasScene {
  readonly content: Content
  readonly spots: ReadonlyMap<string, Spot>
  readonly palette: Palette
  readonly guides: readonly Guide[]
  readonly groupNames: CanvasGroups['names']
  readonly measure: Measure
}

/** Wait until zoom or pan has ended. */
const SETTLED_MS = 120

/**
 * The graph on the screen: Cytoscape draws entries and relations, a layer above it the labels, a worker says
 * where everything goes. What is there keeps its place when something is added. Knows nothing of React.
 */
export class GraphCanvas {
  readonly #host: HTMLElement
  readonly #layers: Layers
  readonly #layouts: LayoutClient
  readonly #events: CanvasEvents
  readonly #stops: (() => void)[] = []
  #cy: Core | null = null
  #content: Content = noContent
  #view: CanvasView = { entries: [], relations: [] }
  #emphasis: Emphasis = noEmphasis
  #insets: Insets = noInsets
  #palette: Palette
  readonly #arranger: Arranger
  #turn = 0
  #endTravel: () => void = () => {}
  #detail: Detail = { many: false, far: false }
  #settling: ReturnType<typeof setTimeout> | undefined
  /** Whether nobody has moved the picture since it was fitted. */
  #untouched = false

  constructor(host: HTMLElement, events: CanvasEvents, layouts = new LayoutClient()) {
    this.#host = host
    this.#events = events
    this.#layouts = layouts
    layouts.wake()
    this.#palette = readPalette(host)
    this.#layers = new Layers(host, this.#palette)
    this.#arranger = new Arranger(layouts, this.#layers.labels.sprites.measure)
    this.#stops.push(watchScheme(() => this.#recolour()))
    const touch = () => {
      this.#untouched = false
    }
    for (const type of ['pointerdown', 'wheel', 'keydown'] as const)
      host.addEventListener(type, touch, { capture: true, passive: true })
    const observer = new ResizeObserver(() => this.#resize())
    observer.observe(host)
    this.#stops.push(() => observer.disconnect())
    this.#resize()
  }

  /** Shows entries and relations. A later call overtakes one that is still being laid out. */
  async show(view: CanvasView): Promise<void> {
    const turn = ++this.#turn
    this.#endTravel()
    const content = contentOf(view.entries, view.relations)
    this.#view = view
    const stays = this.#cy && [...content.entries.keys()].some((id) => this.#content.entries.has(id))
    this.#events.onBusy(true)
    try {
      if (!this.#cy || !stays) await this.#begin(content, turn)
      else await this.#change(this.#cy, content, turn)
    } catch (failure) {
      if (turn === this.#turn) this.#events.onFailure(failure as Error)
    } finally {
      if (turn === this.#turn) this.#events.onBusy(false)
    }
  }

  /** Arranges everything anew, except what a person put somewhere. */
  async rearrange(): Promise<void> {
    const cy = this.#cy
    if (cy) await this.#change(cy, this.#content, ++this.#turn, true)
  }

  /** Says what stands out. */
  emphasize(emphasis: Partial<Emphasis>): void {
    this.#emphasis = { ...this.#emphasis, ...emphasis }
    if (!this.#cy) return
    applyEmphasis(this.#cy, this.#emphasis)
    this.#placeLabels()
  }

  /** Says what lies over the edges of the canvas. A graph that somebody has moved stays where it is. */
  setInsets(insets: Insets): void {
    this.#insets = insets
    if (this.#untouched) this.fit(false)
  }

  /** Zooms in by a step, or out by a negative one. */
  zoom(steps: number): void {
    this.#untouched = false
    if (this.#cy) zoomBy(this.#cy, steps, this.#insets)
  }

  /** Pans by so many pixels. */
  moveBy(x: number, y: number): void {
    this.#untouched = false
    this.#cy?.panBy({ x, y })
  }

  /** Zooms to a level around the middle of the canvas. */
  zoomTo(level: number): void {
    this.#untouched = false
    const { clientWidth, clientHeight } = this.#host
    this.#cy?.zoom({ level, renderedPosition: { x: clientWidth / 2, y: clientHeight / 2 } })
  }

  /** Shows everything. */
  fit(animated = true): void {
    if (this.#cy) fitView(this.#cy, this.#insets, animated)
  }

  /** Pans just so far that an entry is in sight. */
  reveal(id: string): void {
    if (this.#cy) reveal(this.#cy, id, this.#insets)
  }

  /** The entry nearest to one in a direction on the screen. */
  neighbourOnScreen(id: string, direction: Direction): string | null {
    return this.#cy ? neighbourOnScreen(this.#cy, id, direction) : null
  }

  /** Where an entry is on the screen, relative to the canvas, and how wide it is drawn: to hang a menu on it. */
  boxOf(id: string): ScreenBox | null {
    return this.#cy ? boxOf(this.#cy, id) : null
  }

  /** Where an entry is in the plane of the layout. */
  spotOf(id: string): Spot | null {
    const node = this.#cy?.getElementById(id)
    return node?.nonempty() ? { ...node.position() } : null
  }

  /** What is drawn, and where: for pictures of other formats. */
  scene(): CanvasScene {
    const guides = this.#layers.guides
    return {
      content: this.#content,
      spots: this.#cy ? spotsOf(this.#cy) : new Map(),
      palette: this.#palette,
      guides: guides.guides,
      groupNames: guides.names,
      measure: this.#layers.labels.sprites.measure,
    }
  }

  /** What is seen, as pixels. */
  picture(): HTMLCanvasElement {
    return this.#layers.picture(this.#palette.paper)
  }

  /** Takes everything down. */
  destroy(): void {
    this.#turn++
    clearTimeout(this.#settling)
    for (const stop of this.#stops) stop()
    this.#layouts.close()
    this.#cy?.destroy()
    this.#layers.remove()
  }

  async #begin(content: Content, turn: number): Promise<void> {
    const isWanted = () => turn === this.#turn
    const view = this.#view
    // The worker is asked first: it takes the longest.
    const [placing, cy] = await Promise.all([
      this.#arranger.whole(content, view, this.#aspect()),
      buildInSlices(content, this.#palette, isWanted),
    ])
    if (!cy || !placing || !isWanted()) return cy?.destroy()
    jump(cy, placing.targets)
    // What can be settled before there is a screen does not hold up the first picture.
    const { clientWidth: width, clientHeight: height } = this.#host
    const { zoom, pan } = viewOfAll(cy, { width, height }, this.#insets)
    cy.viewport({ zoom, pan: { ...pan } })
    this.#detail = { many: content.entries.size > MANY_FROM, far: false }
    this.#restyle(cy, scaleOf(medianSize(cy) * zoom).far)
    bareSmall(cy)
    applyEmphasis(cy, this.#emphasis)
    await styleInSlices(cy, isWanted)
    if (!isWanted()) return cy.destroy()
    this.#cy?.destroy()
    this.#cy = cy
    this.#content = content
    this.#arranger.applied(view, placing, content, new Map())
    this.#guide(placing)
    mountStyled(cy, this.#layers.stage)
    this.#listen(cy)
    fitView(cy, this.#insets)
    this.#untouched = true
    this.#settle(0)
  }

  #listen(cy: Core): void {
    listen(cy, this.#layers.stage, {
      ...this.#events,
      onHover: (id) => {
        this.emphasize({ hovered: id })
        this.#events.onHover(id)
      },
      onDrop: (id) => {
        const spot = this.spotOf(id)
        if (spot) this.#events.onPin(id, spot)
      },
    })
    cy.on('render', () => this.#draw())
    cy.on('viewport', () => this.#settle())
  }

  async #change(cy: Core, content: Content, turn: number, anew = false): Promise<void> {
    const view = this.#view
    const placing = await this.#arranger.next(content, view, this.#aspect(), spotsOf(cy), anew)
    if (!placing || turn !== this.#turn) return
    this.#arranger.applied(view, placing, content, spotsOf(cy))
    this.#content = content
    this.#guide(placing)
    update(cy, content, this.#palette, placing.birthplace)
    this.#restyle(cy, this.#detail.far)
    applyEmphasis(cy, this.#emphasis)
    this.#journey(cy, placing.targets, !placing.isSame || this.#untouched)
  }

  #guide({ guides }: Placing): void {
    if (!guides) return
    this.#layers.guides.guides = guides
    this.#layers.guides.names = this.#view.groups?.names ?? []
  }

  #journey(cy: Core, targets: ReadonlyMap<string, Spot>, refit: boolean): void {
    this.#endTravel = travel(cy, targets, () => {
      this.#endTravel = () => {}
      if (refit) fitView(cy, this.#insets, true)
      this.#placeLabels()
    })
  }

  /** How much wider than high the free part of the canvas is. */
  #aspect(): number {
    const width = this.#host.clientWidth - this.#insets.left - this.#insets.right
    const height = this.#host.clientHeight - this.#insets.top - this.#insets.bottom
    return width / Math.max(1, height)
  }

  #state(): LabelState {
    return {
      content: this.#content,
      emphasis: this.#emphasis,
      pinned: this.#view.pins ?? noPins,
      palette: this.#palette,
    }
  }

  #draw(): void {
    if (this.#cy) this.#layers.draw(this.#cy, this.#state())
  }

  #settle(after = SETTLED_MS): void {
    clearTimeout(this.#settling)
    this.#settling = setTimeout(() => this.#placeLabels(), after)
  }

  #placeLabels(): void {
    const cy = this.#cy
    if (!cy || cy.destroyed()) return
    this.#restyle(cy, this.#layers.place(cy, this.#state()).far)
    bareSmall(cy)
    this.#draw()
  }

  /** Restyling touches every element, so it is done only if the style is to be another one. */
  #restyle(cy: Core, far: boolean, always = false): void {
    const many = cy.nodes().length > MANY_FROM
    const detail = { many, far: far && !many }
    if (!always && detail.many === this.#detail.many && detail.far === this.#detail.far) return
    this.#detail = detail
    cy.style(stylesheet(this.#palette, detail))
  }

  #recolour(): void {
    this.#palette = readPalette(this.#host)
    this.#layers.labels.sprites.reset(this.#palette)
    const cy = this.#cy
    if (!cy) return
    update(cy, this.#content, this.#palette, () => ({ x: 0, y: 0 }))
    this.#restyle(cy, this.#detail.far, true)
    this.#placeLabels()
  }

  #resize(): void {
    this.#layers.resize()
    this.#cy?.resize()
    // The panel of what is selected comes when it is loaded, and takes room from a picture that was just fitted.
    if (this.#untouched) this.fit(false)
    this.#settle()
    this.#draw()
  }
}
