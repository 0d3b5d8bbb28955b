import type { Core } from 'cytoscape'
import { LayoutClient } from '../layout/client.ts'
import type { Arrangement } from '../layout/protocol.ts'
import type { CanvasEvents, CanvasView } from './contract.ts'
import type { Direction } from './direction.ts'
import { applyEmphasis, type Emphasis, noEmphasis } from './emphasis.ts'
import { listen } from './gestures.ts'
import { LabelLayer, type LabelState } from './labels/LabelLayer.ts'
import { knownPositions, layoutInput, spotsFrom } from './layoutInput.ts'
import { arrangeTask, growTask, type Picture, placedNeighbourOf } from './layoutTasks.ts'
import { jump, type Spot, travel } from './motion.ts'
import { bareSmall, boxOf, neighbourOnScreen, type ScreenBox } from './onScreen.ts'
import { readPalette, watchScheme } from './palette.ts'
import {
  breathe,
  buildInSlices,
  type Content,
  contentOf,
  MANY_FROM,
  noContent,
  spotsOf,
  update,
} from './scene.ts'
import { type Detail, stylesheet } from './stylesheet.ts'
import { fitView, type Insets, noInsets, reveal, zoomBy } from './viewport.ts'

/** Wait until zoom or pan has ended. */
const SETTLED_MS = 120

/**
 * The graph on the screen: Cytoscape draws entries and relations, a layer above it the labels, a worker says
 * where everything goes. What is there keeps its place when something is added. Knows nothing of React.
 */
export class GraphCanvas {
  readonly #host: HTMLElement
  readonly #stage = document.createElement('div')
  readonly #labels: LabelLayer
  readonly #layouts: LayoutClient
  readonly #events: CanvasEvents
  readonly #stops: (() => void)[] = []
  readonly #pinned = new Set<string>()
  #cy: Core | null = null
  #content: Content = noContent
  #emphasis: Emphasis = noEmphasis
  #insets: Insets = noInsets
  #palette
  #arrangement: Arrangement = 'force'
  #about: string | undefined
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
    this.#palette = readPalette(host)
    this.#labels = new LabelLayer(this.#palette)
    this.#stage.style.cssText = 'position:absolute;inset:0'
    this.#labels.canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none'
    host.append(this.#stage, this.#labels.canvas)
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
    const arrangement = view.arrangement ?? 'force'
    const isSame =
      arrangement === this.#arrangement && (arrangement === 'force' || view.about === this.#about)
    this.#arrangement = arrangement
    this.#about = view.about
    const stays = this.#cy && [...content.entries.keys()].some((id) => this.#content.entries.has(id))
    this.#events.onBusy(true)
    try {
      if (!this.#cy || !stays) await this.#begin(content, turn)
      else await this.#change(this.#cy, content, turn, isSame, view.growFrom)
    } catch (failure) {
      if (turn === this.#turn) this.#events.onFailure(failure as Error)
    } finally {
      if (turn === this.#turn) this.#events.onBusy(false)
    }
  }

  /** Arranges everything anew, except what is pinned by hand: pins are given up. */
  async rearrange(): Promise<void> {
    const cy = this.#cy
    if (!cy) return
    const turn = ++this.#turn
    this.#pinned.clear()
    await this.#change(cy, this.#content, turn, false)
  }

  /** Says what stands out. */
  emphasize(emphasis: Partial<Emphasis>): void {
    this.#emphasis = { ...this.#emphasis, ...emphasis }
    if (!this.#cy) return
    applyEmphasis(this.#cy, this.#emphasis)
    this.#placeLabels()
  }

  /** Says what lies over the edges of the canvas. The graph does not move for it. */
  setInsets(insets: Insets): void {
    this.#insets = insets
  }

  /** Pins an entry where it is, or lets it go. */
  pin(id: string, pinned: boolean): void {
    if (pinned) this.#pinned.add(id)
    else this.#pinned.delete(id)
    this.#draw()
  }

  /** Whether an entry is pinned. */
  isPinned(id: string): boolean {
    return this.#pinned.has(id)
  }

  /** Zooms in by a step, or out by a negative one. */
  zoom(steps: number): void {
    this.#untouched = false
    if (this.#cy) zoomBy(this.#cy, steps, this.#insets)
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

  /** Takes everything down. */
  destroy(): void {
    this.#turn++
    clearTimeout(this.#settling)
    for (const stop of this.#stops) stop()
    this.#layouts.close()
    this.#cy?.destroy()
    this.#stage.remove()
    this.#labels.canvas.remove()
  }

  async #begin(content: Content, turn: number): Promise<void> {
    const { ids, graph } = layoutInput(content, this.#labels.sprites.measure)
    const isWanted = () => turn === this.#turn
    const task = arrangeTask(ids, graph, this.#picture())
    const [cy, positions] = await Promise.all([
      buildInSlices(content, this.#palette, isWanted),
      this.#layouts.run(task),
    ])
    if (!cy || !positions || !isWanted()) return cy?.destroy()
    jump(cy, spotsFrom(ids, positions))
    applyEmphasis(cy, this.#emphasis)
    await breathe()
    if (!isWanted()) return cy.destroy()
    this.#cy?.destroy()
    this.#cy = cy
    this.#content = content
    this.#detail = { many: content.entries.size > MANY_FROM, far: false }
    this.#pinned.clear()
    cy.mount(this.#stage)
    listen(cy, this.#stage, {
      ...this.#events,
      onHover: (id) => {
        this.emphasize({ hovered: id })
        this.#events.onHover(id)
      },
      onPin: (id) => {
        this.pin(id, true)
        this.#events.onPin(id, true)
      },
    })
    cy.on('render', () => this.#draw())
    cy.on('viewport', () => this.#settle())
    fitView(cy, this.#insets)
    this.#untouched = true
    this.#settle(0)
  }

  async #change(cy: Core, content: Content, turn: number, keepsPlaces: boolean, growFrom?: string) {
    const { ids, graph } = layoutInput(content, this.#labels.sprites.measure)
    const spots = spotsOf(cy)
    const isNew = (id: string) => !spots.has(id)
    const task = keepsPlaces
      ? growTask(ids, graph, this.#picture(), spots, this.#pinned)
      : arrangeTask(ids, graph, this.#picture())
    const needsLayout = !keepsPlaces || ids.some(isNew)
    const positions = needsLayout ? await this.#layouts.run(task) : knownPositions(ids, spots)
    if (!positions || turn !== this.#turn) return
    const targets = spotsFrom(ids, positions)
    // What was dragged while the layout was being computed stays where it was dropped.
    for (const id of this.#pinned)
      if (targets.has(id)) targets.set(id, { ...cy.getElementById(id).position() })
    this.#content = content
    update(cy, content, this.#palette, (id) => {
      const parent = growFrom ?? placedNeighbourOf(id, content, isNew)
      return (parent && spots.get(parent)) || targets.get(id) || { x: 0, y: 0 }
    })
    this.#restyle(cy, this.#detail.far)
    applyEmphasis(cy, this.#emphasis)
    this.#journey(cy, targets, !keepsPlaces || this.#untouched)
  }

  #journey(cy: Core, targets: ReadonlyMap<string, Spot>, refit: boolean): void {
    this.#endTravel = travel(cy, targets, () => {
      this.#endTravel = () => {}
      if (refit) fitView(cy, this.#insets, true)
      this.#placeLabels()
    })
  }

  #picture(): Picture {
    const width = this.#host.clientWidth - this.#insets.left - this.#insets.right
    const height = this.#host.clientHeight - this.#insets.top - this.#insets.bottom
    return { arrangement: this.#arrangement, about: this.#about, aspect: width / Math.max(1, height) }
  }

  #state(): LabelState {
    return {
      content: this.#content,
      emphasis: this.#emphasis,
      pinned: this.#pinned,
      palette: this.#palette,
    }
  }

  #draw(): void {
    if (this.#cy) this.#labels.draw(this.#cy, this.#state())
  }

  #settle(after = SETTLED_MS): void {
    clearTimeout(this.#settling)
    this.#settling = setTimeout(() => this.#placeLabels(), after)
  }

  #placeLabels(): void {
    const cy = this.#cy
    if (!cy || cy.destroyed()) return
    this.#restyle(cy, this.#labels.place(cy, this.#state()).far)
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
    this.#labels.sprites.reset(this.#palette)
    const cy = this.#cy
    if (!cy) return
    update(cy, this.#content, this.#palette, () => ({ x: 0, y: 0 }))
    this.#restyle(cy, this.#detail.far, true)
    this.#placeLabels()
  }

  #resize(): void {
    this.#labels.resize(this.#host.clientWidth, this.#host.clientHeight)
    this.#cy?.resize()
    // The panel of what is selected comes when it is loaded, and takes room from a picture that was just fitted.
    if (this.#untouched) this.fit(false)
    this.#settle()
    this.#draw()
  }
}
