import type { CollectionReturnValue, Core } from 'cytoscape'
import type { CanvasPath } from '../model/graphView.ts'

/** Above this, hovering lights the neighbourhood but leaves the rest: dimming it all would stall the page. */
const DIM_UP_TO = 900

/** What stands out, and why. */
export interface Emphasis {
  readonly selection: readonly string[]
  readonly path: CanvasPath | null
  readonly hovered: string | null
  readonly focused: string | null
}

/** Nothing stands out. */
export const noEmphasis: Emphasis = { selection: [], path: null, hovered: null, focused: null }

const names = ['selected', 'focused', 'path', 'lit', 'dim'] as const

/** The elements that stand out, or step back, at present. */
const touched = new WeakMap<Core, Iterable<string>>()

/** Gives every element the classes that say how it stands out, and touches only those that change. */
export function applyEmphasis(cy: Core, emphasis: Emphasis): void {
  const wanted = wantedClasses(cy, emphasis)
  cy.batch(() => {
    for (const id of new Set([...(touched.get(cy) ?? []), ...wanted.keys()])) {
      const element = cy.getElementById(id)
      const classes = wanted.get(id)
      for (const name of names) {
        const should = classes?.has(name) ?? false
        if (element.hasClass(name) !== should) element.toggleClass(name, should)
      }
    }
  })
  touched.set(cy, [...wanted.keys()])
}

function wantedClasses(cy: Core, emphasis: Emphasis): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>()
  const add = (id: string, name: (typeof names)[number]) => {
    const classes = wanted.get(id)
    if (classes) classes.add(name)
    else wanted.set(id, new Set([name]))
  }
  for (const id of emphasis.selection) add(id, 'selected')
  if (emphasis.focused) add(emphasis.focused, 'focused')
  for (const id of [...(emphasis.path?.entries ?? []), ...(emphasis.path?.relations ?? [])]) add(id, 'path')
  // What the keyboard is on is lit like what the pointer is on.
  const looked = emphasis.hovered ?? emphasis.focused
  const hovered = looked ? cy.getElementById(looked) : null
  if (hovered?.nonempty()) {
    for (const each of hovered.closedNeighborhood().toArray()) add(each.id(), 'lit')
  }
  if (!emphasis.path) {
    for (const id of emphasis.selection) {
      for (const line of cy.getElementById(id).connectedEdges().toArray()) add(line.id(), 'lit')
    }
  }
  for (const id of dimmed(cy, emphasis, hovered)) add(id, 'dim')
  return wanted
}

/** What steps back: everything off the path, or off the neighbourhood that is hovered. */
function dimmed(cy: Core, { path, selection }: Emphasis, hovered: CollectionReturnValue | null): string[] {
  if (path) {
    const kept = new Set([...path.entries, ...path.relations])
    const stays = hovered?.nonempty() ? hovered.closedNeighborhood() : cy.collection()
    return cy
      .elements()
      .filter((each) => !kept.has(each.id()) && !stays.contains(each))
      .map((each) => each.id())
  }
  if (!hovered?.nonempty() || cy.elements().length > DIM_UP_TO) return []
  return cy
    .elements()
    .difference(hovered.closedNeighborhood())
    .filter((each) => !selection.includes(each.id()))
    .map((each) => each.id())
}
