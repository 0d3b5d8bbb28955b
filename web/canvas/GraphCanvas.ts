import type { Core } from 'cytoscape'
import { LayoutClient } from '../layout/client.ts'
import type { LayoutGraph, Positions } from '../layout/graph.ts'
import type { Guide } from '../layout/protocol.ts'
import type { CanvasEvents, CanvasGroups, CanvasView } from './contract.ts'
import type { Direction } from './direction.ts'
import { applyEmphasis, type Emphasis, noEmphasis } from './emphasis.ts'
import { listen } from './gestures.ts'
import type { LabelState } from './labels/LabelLayer.ts'
import type { Measure } from './labels/labelText.ts'
import { medianSize, scaleOf } from './labels/order.ts'
import { Layers } from './layers.ts'
import { knownPositions, layoutInput, spotsFrom } from './layoutInput.ts'
import { arrangeTask, growTask, type Picture, pictureKey, placedNeighbourOf } from './layoutTasks.ts'
import { jump, type Spot, travel } from './motion.ts'
import { bareSmall, boxOf, neighbourOnScreen, type ScreenBox } from './onScreen.ts'
import { type Palette, readPalette, watchScheme } from './palette.ts'
import {
  buildInSlices,
  type Content,
  contentOf,
  MANY_FROM,
  mountStyled,
  noContent,
  spotsOf,
  styleInSlices,
  update,
} from './scene.ts'
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

function pictureOf({ arrangement = 'force', about, groups }: CanvasView): Omit<Picture, 'aspect'> {
  return { arrangement, about, groups }
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
  /** Where entries were that are not shown any more: if they come back, they come back there. */
  readonly #remembered = new Map<string, Spot>()
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
    this.#layers = new Layers(host, this.#palette)
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
    const isSame = pictureKey(pictureOf(view)) === pictureKey(pictureOf(this.#view))
    this.#view = view
    const stays = this.#cy && [...content.entries.keys()].some((id) => this.#content.entries.has(id))
    this.#events.onBusy(true)
    try {
      if (!this.#cy || !stays) await this.#begin(content, turn)
      else await this.#change(this.#cy, content, turn, isSame)
    } catch (failure) {
      if (turn === this.#turn) this.#events.onFailure(failure as Error)
    } finally {
      if (turn === this.#turn) this.#events.onBusy(false)
    }
  }

  /** Arranges everything anew, except what a person put somewhere. */
  async rearrange(): Promise<void> {
    const cy = this.#cy
    if (cy) await this.#change(cy, this.#content, ++this.#turn, false)
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
    const { ids, graph } = layoutInput(content, this.#layers.labels.sprites.measure)
    const isWanted = () => turn === this.#turn
    const [cy, arranged] = await Promise.all([
      buildInSlices(content, this.#palette, isWanted),
      this.#layouts.run(arrangeTask(content, graph, this.#picture())),
    ])
    if (!cy || !arranged || !isWanted()) return cy?.destroy()
    jump(cy, this.#targets(ids, arranged.positions))
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
    this.#remembered.clear()
    this.#guide(arranged.guides)
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

  async #change(cy: Core, content: Content, turn: number, isSame: boolean) {
    const { ids, graph } = layoutInput(content, this.#layers.labels.sprites.measure)
    const there = spotsOf(cy)
    const known = isSame ? new Map([...this.#remembered, ...there]) : there
    const isNew = (id: string) => !known.has(id)
    const growsFrom = isSame && (this.#view.arrangement ?? 'force') === 'force'
    const arranged = await this.#arranged(content, ids, graph, isSame && !ids.some(isNew), growsFrom, known)
    if (!arranged || turn !== this.#turn) return
    for (const [id, spot] of there) if (!content.entries.has(id)) this.#remembered.set(id, spot)
    if (!isSame) this.#remembered.clear()
    const targets = this.#targets(ids, arranged.positions)
    this.#content = content
    if (arranged.guides) this.#guide(arranged.guides)
    update(cy, content, this.#palette, (id) => {
      const parent = this.#view.growFrom ?? placedNeighbourOf(id, content, isNew)
      return known.get(id) ?? known.get(parent ?? '') ?? targets.get(id) ?? { x: 0, y: 0 }
    })
    this.#restyle(cy, this.#detail.far)
    applyEmphasis(cy, this.#emphasis)
    this.#journey(cy, targets, !isSame || this.#untouched)
  }

  /** The new picture: as it is, if every place is known; grown from what is there; or made anew. */
  async #arranged(
    content: Content,
    ids: readonly string[],
    graph: LayoutGraph,
    isKnown: boolean,
    grows: boolean,
    known: ReadonlyMap<string, Spot>,
  ): Promise<{ positions: Positions; guides?: readonly Guide[] } | null> {
    if (isKnown) return { positions: knownPositions(ids, known) }
    const picture = this.#picture()
    const pins = this.#view.pins ?? noPins
    return this.#layouts.run(
      grows ? growTask(ids, graph, picture, known, pins) : arrangeTask(content, graph, picture),
    )
  }

  /** Where everything goes: where the layout has it, or where a person put it. */
  #targets(ids: readonly string[], positions: Positions): Map<string, Spot> {
    const targets = spotsFrom(ids, positions)
    for (const [id, { x, y }] of this.#view.pins ?? noPins) if (targets.has(id)) targets.set(id, { x, y })
    return targets
  }

  #guide(guides: readonly Guide[]): void {
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

  #picture(): Picture {
    const width = this.#host.clientWidth - this.#insets.left - this.#insets.right
    const height = this.#host.clientHeight - this.#insets.top - this.#insets.bottom
    return { ...pictureOf(this.#view), aspect: width / Math.max(1, height) }
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
