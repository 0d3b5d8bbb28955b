import type { LayoutClient } from '../layout/client.ts'
import type { Positions } from '../layout/graph.ts'
import type { Arranged } from '../layout/protocol.ts'
import type { Content } from './content.ts'
import type { CanvasView } from './contract.ts'
import type { Measure } from './labels/labelText.ts'
import { knownPositions, type LayoutInput, layoutInput, spotsFrom } from './layoutInput.ts'
import { arrangeTask, growTask, pictureKey, placedNeighbourOf } from './layoutTasks.ts'
import type { Spot } from './motion.ts'

const noPins: ReadonlyMap<string, Spot> = new Map()

/** Where everything goes in a picture, and from where it comes. */
export interface Placing {
  readonly targets: ReadonlyMap<string, Spot>
  /** What helps to read it; null if that stays as it is. */
  readonly guides: Arranged['guides'] | null
  /** Whether it is the picture that was there, at most grown. */
  readonly isSame: boolean
  /** Where an entry appears that was not there. */
  birthplace(id: string): Spot
}

/**
 * Finds out where everything goes. Remembers how the picture on the screen was arranged, and where entries were that
 * are not shown any more: if they come back, they come back there.
 */
export class Arranger {
  readonly #layouts: LayoutClient
  readonly #measure: Measure
  readonly #remembered = new Map<string, Spot>()
  /** What the picture on the screen was arranged by. */
  #key = ''

  constructor(layouts: LayoutClient, measure: Measure) {
    this.#layouts = layouts
    this.#measure = measure
  }

  /** The whole picture, from nothing; null if another one was asked for meanwhile. */
  async whole(content: Content, view: CanvasView, aspect: number): Promise<Placing | null> {
    const input = layoutInput(content, this.#measure)
    const arranged = await this.#layouts.run(arrangeTask(content, input.graph, { ...view, aspect }))
    return arranged && placing(input, arranged, view, false, new Map(), content)
  }

  /**
   * The next picture after one that is there: the same if every place is known, grown from it, or made anew.
   *
   * @param there where entries are now
   * @param anew whether everything is to be arranged anew in any case
   */
  async next(
    content: Content,
    view: CanvasView,
    aspect: number,
    there: ReadonlyMap<string, Spot>,
    anew = false,
  ): Promise<Placing | null> {
    const input = layoutInput(content, this.#measure)
    const isSame = !anew && pictureKey(view) === this.#key
    const known = isSame ? new Map([...this.#remembered, ...there]) : there
    const arranged = await this.#arranged(content, input, view, aspect, known, isSame)
    return arranged && placing(input, arranged, view, isSame, known, content)
  }

  /** A picture is on the screen now: what is not in it any more is remembered, as long as the picture stays the same. */
  applied(view: CanvasView, { isSame }: Placing, content: Content, there: ReadonlyMap<string, Spot>): void {
    this.#key = pictureKey(view)
    if (!isSame) this.#remembered.clear()
    else for (const [id, spot] of there) if (!content.entries.has(id)) this.#remembered.set(id, spot)
  }

  async #arranged(
    content: Content,
    { ids, graph }: LayoutInput,
    view: CanvasView,
    aspect: number,
    known: ReadonlyMap<string, Spot>,
    isSame: boolean,
  ): Promise<{ positions: Positions; guides?: Arranged['guides'] } | null> {
    if (isSame && ids.every((id) => known.has(id))) return { positions: knownPositions(ids, known) }
    const grows = isSame && (view.arrangement ?? 'force') === 'force'
    return this.#layouts.run(
      grows
        ? growTask(ids, graph, aspect, known, view.pins ?? noPins)
        : arrangeTask(content, graph, { ...view, aspect }),
    )
  }
}

function placing(
  { ids }: LayoutInput,
  { positions, guides = null }: { positions: Positions; guides?: Arranged['guides'] | null },
  { pins = noPins, growFrom }: CanvasView,
  isSame: boolean,
  known: ReadonlyMap<string, Spot>,
  content: Content,
): Placing {
  const targets = spotsFrom(ids, positions)
  // What a person put somewhere stays there, wherever the layout would have it.
  for (const [id, { x, y }] of pins) if (targets.has(id)) targets.set(id, { x, y })
  const birthplace = (id: string) => {
    const parent = growFrom ?? placedNeighbourOf(id, content, (each) => !known.has(each))
    return known.get(id) ?? known.get(parent ?? '') ?? targets.get(id) ?? { x: 0, y: 0 }
  }
  return { targets, guides, isSame, birthplace }
}
