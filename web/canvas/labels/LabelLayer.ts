import type { Core, NodeSingular } from 'cytoscape'
import type { Content } from '../content.ts'
import type { Emphasis } from '../emphasis.ts'
import type { Palette } from '../palette.ts'
import { drawCodes, drawFolded, drawPins } from './badges.ts'
import { labelOf } from './labelText.ts'
import { boxesAlong, Occupied, type Rectangle } from './occupied.ts'
import { labelOrder, medianSize, type Scale, scaleOf } from './order.ts'
import { type Candidate, placeLabels } from './placement.ts'
import { drawRelationLabels, placeRelationLabels, type RelationLabel } from './relationLabels.ts'
import { type Sprite, type SpriteStyle, Sprites } from './sprites.ts'

interface Placed {
  readonly node: NodeSingular
  readonly sprite: Sprite
  /** From the entry's middle to the label's box. */
  readonly dx: number
  readonly dy: number
}

/** What the labels depend on. */
export interface LabelState {
  readonly content: Content
  readonly emphasis: Emphasis
  readonly pinned: ReadonlyMap<string, unknown>
  readonly palette: Palette
}

/**
 * The labels, on a canvas of their own above the graph: of one size at every zoom, without collisions, 150 at
 * most. Which ones stand where is worked out when zoom or pan ends; in between they move along.
 */
export class LabelLayer {
  readonly canvas = document.createElement('canvas')
  readonly sprites: Sprites
  readonly #context = this.canvas.getContext('2d')
  #placed: Placed[] = []
  #relationLabels: RelationLabel[] = []
  #width = 0
  #height = 0

  constructor(palette: Palette) {
    this.sprites = new Sprites(palette)
    this.canvas.setAttribute('aria-hidden', 'true')
  }

  /** Fits the layer to the canvas below it. */
  resize(width: number, height: number): void {
    const ratio = window.devicePixelRatio || 1
    this.#width = width
    this.#height = height
    this.canvas.width = Math.round(width * ratio)
    this.canvas.height = Math.round(height * ratio)
  }

  /** Works out which labels stand where; says what the scale bears. */
  place(cy: Core, state: LabelState): Scale {
    const scale = scaleOf(medianSize(cy) * cy.zoom())
    const order = labelOrder(cy, state.emphasis, state.pinned)
    const boxes = order.map(boxOf)
    const nodes = new Map(order.map((node) => [node.id(), node]))
    const placements = placeLabels(this.#candidates(order, state, scale), {
      width: this.#width,
      height: this.#height,
      most: scale.most,
      entries: boxes,
      lit: litBoxes(cy),
    })
    const taken = new Occupied()
    for (const box of boxes) taken.add(box)
    this.#placed = placements.flatMap(({ id, left, top }) => {
      const node = nodes.get(id)
      if (!node) return []
      const { x, y } = node.renderedPosition()
      const sprite = this.sprites.of(...labelFor(id, state, scale))
      taken.add({ left, top, right: left + sprite.width, bottom: top + sprite.height })
      return [{ node, sprite, dx: left - x, dy: top - y }]
    })
    this.#relationLabels = placeRelationLabels(cy, state, scale, taken, this.sprites.measure)
    return scale
  }

  /** Draws everything where it is now. */
  draw(cy: Core, state: LabelState): void {
    const context = this.#context
    if (!context) return
    const ratio = this.canvas.width / Math.max(1, this.#width)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, this.#width, this.#height)
    drawCodes(context, cy, state)
    drawRelationLabels(context, cy, this.#relationLabels, state.palette)
    for (const { node, sprite, dx, dy } of this.#placed) {
      if (node.removed() || node.hasClass('absent')) continue
      const { x, y } = node.renderedPosition()
      context.globalAlpha = node.hasClass('dim') ? state.palette.dimEntry : 1
      this.sprites.put(context, sprite, Math.round(x + dx), Math.round(y + dy))
    }
    context.globalAlpha = 1
    drawFolded(context, cy, state)
    drawPins(context, cy, state)
  }

  /** One by one, since most are never asked for: when all places are taken, the rest need not be measured. */
  *#candidates(order: readonly NodeSingular[], state: LabelState, scale: Scale): Generator<Candidate> {
    for (const node of order) {
      const id = node.id()
      const [text, style] = labelFor(id, state, scale)
      const ring = style.stressed || state.content.entries.get(id)?.change ? 6 * node.cy().zoom() : 0
      yield {
        id,
        ...node.renderedPosition(),
        ...this.sprites.sizeOf(text, style),
        reach: node.renderedWidth() / 2 + ring,
        always: isLookedAt(id, state) || state.emphasis.hovered === id,
        dimmed: node.hasClass('dim'),
      }
    }
  }
}

function isLookedAt(id: string, { emphasis }: LabelState): boolean {
  return emphasis.selection.includes(id) || emphasis.focused === id
}

function labelFor(id: string, state: LabelState, scale: Scale): [string, SpriteStyle] {
  const entry = state.content.entries.get(id)
  return [
    entry ? labelOf(entry) : '',
    {
      stressed: isLookedAt(id, state) || (state.emphasis.path?.entries.includes(id) ?? false),
      past: entry?.past,
      detail: scale.details ? entry?.detail : undefined,
    },
  ]
}

function boxOf(node: NodeSingular): Rectangle {
  const { x, y } = node.renderedPosition()
  // Less than the entry at its corners, which most shapes leave free; and a little air, so that no label stands so
  // close under another entry that it seems to name that one.
  const half = (node.renderedWidth() / 2) * 0.9 + 2.9
  return { left: x - half, top: y - half, right: x + half, bottom: y + half }
}

function litBoxes(cy: Core): Rectangle[] {
  return cy
    .edges('.path')
    .toArray()
    .flatMap((line) => boxesAlong(line.source().renderedPosition(), line.target().renderedPosition(), 12))
}
