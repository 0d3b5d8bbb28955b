import cytoscape from 'cytoscape'
import fcose from 'cytoscape-fcose'
import '../../../web/theme/tokens.css'
import { contentOf } from '../../../web/canvas/content.ts'
import { sizeOfEntry } from '../../../web/canvas/elements.ts'
import { GraphCanvas } from '../../../web/canvas/GraphCanvas.ts'
import { readPalette } from '../../../web/canvas/palette.ts'
import { elementsOf } from '../../../web/canvas/scene.ts'
import { stylesheet } from '../../../web/canvas/stylesheet.ts'
import type { Arrangement } from '../../../web/layout/protocol.ts'
import type { CanvasRelation } from '../../../web/model/graphView.ts'
import { type BenchGraph, graphOf, grown } from './graphs.ts'
import { framesPerSecond, PauseWatch, painted } from './pauses.ts'
import { crossingsPerRelation, type Disc, median, overlapsIn } from './quality.ts'

/** What a picture cost, and how good it is. Times in milliseconds. */
export interface PictureResult {
  readonly settled: number
  readonly firstPicture: number
  readonly pauseWhileComputing: number
  readonly pauseOfFirstPicture: number
  readonly overlaps: number
  readonly crossings: number
}

/** What moving the picture and growing it cost. */
export interface MotionResult {
  readonly panFps: number
  readonly zoomFps: number
  readonly growSettled: number
  readonly growPause: number
  /** How far the entries that were there moved, in the median, in pixels of the layout. */
  readonly growMoved: number
}

cytoscape.use(fcose)
const stage = document.getElementById('stage') as HTMLElement

interface Shown {
  readonly canvas: GraphCanvas
  idle(): Promise<void>
}

/** A canvas as the explorer uses it, and a way to wait until it is done. */
function newCanvas(): Shown {
  stage.replaceChildren()
  let waiting: (() => void) | undefined
  const none = () => {}
  const canvas = new GraphCanvas(stage, {
    ...{ onSelect: none, onSelectMany: none, onExpand: none, onMenu: none, onHover: none, onPin: none },
    onMove: none,
    onFailure: (failure) => {
      throw failure
    },
    onBusy: (busy) => {
      if (!busy) waiting?.()
    },
  })
  const idle = () =>
    new Promise<void>((resolve) => {
      waiting = resolve
    })
  return { canvas, idle }
}

function viewOf(graph: BenchGraph, arrangement: Arrangement) {
  const kinds = [...new Set(graph.entries.map(({ kind }) => kind))]
  const of = new Map(graph.entries.map(({ id, kind }) => [id, kinds.indexOf(kind)]))
  return { ...graph, arrangement, about: 'e0', groups: { key: 'kind', of, names: kinds } }
}

function discsOf(
  graph: BenchGraph,
  spotOf: (id: string) => { x: number; y: number } | undefined,
): Map<string, Disc> {
  const { degrees } = contentOf(graph.entries, graph.relations)
  return new Map(
    graph.entries.map((entry) => {
      const { x, y } = spotOf(entry.id) ?? { x: 0, y: 0 }
      return [entry.id, { x, y, radius: sizeOfEntry(entry, degrees.get(entry.id) ?? 0) / 2 }]
    }),
  )
}

function qualityOf(discs: ReadonlyMap<string, Disc>, relations: readonly CanvasRelation[]) {
  const lines = relations.map(({ from, to }) => [discs.get(from) as Disc, discs.get(to) as Disc] as const)
  return { overlaps: overlapsIn([...discs.values()]), crossings: crossingsPerRelation(lines) }
}

/** Shows a graph on an empty canvas. */
async function picture(size: number, arrangement: Arrangement): Promise<PictureResult> {
  const graph = graphOf(size)
  const { canvas, idle } = newCanvas()
  await painted()
  const watch = new PauseWatch()
  await new Promise((resolve) => setTimeout(resolve, 50))
  watch.take()
  const start = performance.now()
  const done = idle()
  void canvas.show(viewOf(graph, arrangement))
  await done
  const settled = performance.now() - start
  const pauseWhileComputing = watch.take()
  await painted()
  const firstPicture = performance.now() - start
  const pauseOfFirstPicture = watch.take()
  watch.stop()
  const { spots } = canvas.scene()
  const result = qualityOf(
    discsOf(graph, (id) => spots.get(id)),
    graph.relations,
  )
  canvas.destroy()
  return { settled, firstPicture, pauseWhileComputing, pauseOfFirstPicture, ...result }
}

/** The same graph by fcose, as its users run it: on the main thread, on a canvas with the same style. */
async function fcosePicture(size: number): Promise<PictureResult> {
  const graph = graphOf(size)
  stage.replaceChildren()
  const palette = readPalette(stage)
  await painted()
  const watch = new PauseWatch()
  await new Promise((resolve) => setTimeout(resolve, 50))
  watch.take()
  const start = performance.now()
  const { nodes, edges } = elementsOf(contentOf(graph.entries, graph.relations), palette)
  const cy = cytoscape({
    container: stage,
    elements: [...nodes, ...edges],
    style: stylesheet(palette, { many: size > 300, far: false }),
    layout: { name: 'preset' },
  })
  await new Promise<void>((resolve) => {
    const options = { name: 'fcose', animate: false, randomize: true } as cytoscape.LayoutOptions
    const layout = cy.layout(options)
    layout.one('layoutstop', () => resolve())
    layout.run()
  })
  const settled = performance.now() - start
  const pauseWhileComputing = watch.take()
  await painted()
  const firstPicture = performance.now() - start
  const pauseOfFirstPicture = watch.take()
  watch.stop()
  const quality = qualityOf(
    discsOf(graph, (id) => cy.getElementById(id).position()),
    graph.relations,
  )
  cy.destroy()
  return { settled, firstPicture, pauseWhileComputing, pauseOfFirstPicture, ...quality }
}

/** Pans, zooms and grows a picture that stands. */
async function motion(size: number): Promise<MotionResult> {
  const graph = graphOf(size)
  const { canvas, idle } = newCanvas()
  const done = idle()
  void canvas.show(viewOf(graph, 'force'))
  await done
  await painted()
  const panFps = await framesPerSecond((share) =>
    canvas.moveBy(Math.cos(share * 12) * 6, Math.sin(share * 12) * 6),
  )
  const zoomFps = await framesPerSecond((share) => canvas.zoomTo(0.4 + 0.5 * Math.abs(Math.sin(share * 6))))
  const before = canvas.scene().spots
  const watch = new PauseWatch()
  const start = performance.now()
  const grownDone = idle()
  void canvas.show({ ...viewOf(grown(graph, 'e7'), 'force'), growFrom: 'e7' })
  await grownDone
  const growSettled = performance.now() - start
  const growPause = watch.take()
  watch.stop()
  await painted()
  const after = canvas.scene().spots
  const moves = [...before].map(([id, { x, y }]) => {
    const spot = after.get(id) ?? { x, y }
    return Math.hypot(spot.x - x, spot.y - y)
  })
  canvas.destroy()
  return { panFps, zoomFps, growSettled, growPause, growMoved: median(moves) }
}

/** What the measuring program calls. */
export const canvasBench = { picture, fcosePicture, motion }
Object.assign(globalThis, { canvasBench })
