import type { Core, NodeSingular, SingularElementArgument } from 'cytoscape'
import cytoscape from 'cytoscape'
import { type Content, MANY_FROM } from './content.ts'
import { entryElement, relationElement } from './elements.ts'
import type { Spot } from './motion.ts'
import type { Palette } from './palette.ts'
import { stylesheet } from './stylesheet.ts'

/** What one slice of the work may take, so that the page answers in between. */
const SLICE_MS = 10
const COARSE_FROM = 1500
const HIDE_LINES_FROM = 3000

/** Everything that Cytoscape is told of a content. */
export function elementsOf(content: Content, palette: Palette) {
  const nodes = [...content.entries.values()].map((entry) =>
    entryElement(entry, content.degrees.get(entry.id) ?? 0, palette, content.changes),
  )
  return { nodes, edges: [...content.bundles.values()].map(relationElement) }
}

/**
 * Builds a graph without a screen, in slices, so that the page stays free while the layout is computed. How many
 * entries are styled is known before anybody knows where they go: that is done while the layout is still under way.
 * Stops early, with null, if it is not wanted any more.
 */
export async function buildInSlices(
  content: Content,
  palette: Palette,
  isWanted: () => boolean,
): Promise<Core | null> {
  await breathe()
  const { nodes, edges } = elementsOf(content, palette)
  await breathe()
  const size = nodes.length + edges.length
  const many = nodes.length > MANY_FROM
  const cy = cytoscape({
    headless: true,
    styleEnabled: true,
    style: stylesheet(palette, { many, far: false }),
    minZoom: 0.05,
    maxZoom: 4,
    boxSelectionEnabled: true,
    autounselectify: true,
    // Finer pixels would halve the frames of a large graph without anyone seeing them.
    ...(size > COARSE_FROM && { pixelRatio: 1 }),
    hideEdgesOnViewport: size > HIDE_LINES_FROM,
    layout: { name: 'preset' },
  })
  // So many are too small for their icons once all are in sight.
  const bare = many ? nodes.map((node) => ({ ...node, classes: `${node.classes} bare` })) : nodes
  const queue = [...bare, ...edges]
  await breathe()
  for (let at = 0; at < queue.length; ) {
    const start = performance.now()
    while (at < queue.length && performance.now() - start < SLICE_MS) {
      cy.add(queue.slice(at, at + 25))
      at += 25
    }
    await breathe()
    if (!isWanted()) {
      cy.destroy()
      return null
    }
  }
  if (many) await styleInSlices(cy, isWanted)
  return cy
}

/**
 * Works out the style of every element, in slices. Cytoscape would do it at the first picture, all at once.
 * Stops early if it is not wanted any more.
 */
export async function styleInSlices(cy: Core, isWanted: () => boolean): Promise<void> {
  const elements = cy.elements().toArray()
  for (let at = 0; at < elements.length && isWanted(); ) {
    const start = performance.now()
    for (; at < elements.length && performance.now() - start < SLICE_MS; at++)
      elements[at]?.numericStyle('opacity')
    await breathe()
  }
}

/** Puts a graph that is styled already on the screen. Mounting would set the first style anew, for all at once. */
export function mountStyled(cy: Core, stage: HTMLElement): void {
  const { style } = cy
  Object.assign(cy, { style: () => style.call(cy) })
  cy.mount(stage)
  Object.assign(cy, { style })
}

/** Lets the page do what else is waiting. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** Brings a graph on the screen to a new content; what is new appears at `birthplace`. */
export function update(cy: Core, content: Content, palette: Palette, birthplace: (id: string) => Spot): void {
  const { nodes, edges } = elementsOf(content, palette)
  cy.batch(() => {
    cy.elements()
      .filter((each) => !content.entries.has(each.id()) && !content.bundles.has(each.id()))
      .remove()
    for (const element of [...nodes, ...edges]) {
      const there = cy.getElementById(element.data.id)
      if (!there.length) {
        const position = element.group === 'nodes' ? { ...birthplace(element.data.id) } : undefined
        cy.add({ ...element, position })
        continue
      }
      refresh(there, element)
    }
  })
}

/** The classes that come from the content; others say what stands out. */
const contentClasses = [
  'absent',
  'contested',
  'past',
  'directed',
  'announced',
  'differs',
  'added',
  'changed',
  'removed',
]

/** Touches only what differs: every touch costs a new style. */
function refresh(element: SingularElementArgument, wanted: { data: object; classes: string }): void {
  for (const [name, value] of Object.entries(wanted.data)) {
    if (element.data(name) !== value) element.data(name, value)
  }
  const classes = wanted.classes.split(' ')
  for (const name of contentClasses) {
    const should = classes.includes(name)
    if (element.hasClass(name) !== should) element.toggleClass(name, should)
  }
}

/** Where all entries are. */
export function spotsOf(cy: Core): Map<string, Spot> {
  return new Map(cy.nodes().map((node: NodeSingular) => [node.id(), { ...node.position() }]))
}
