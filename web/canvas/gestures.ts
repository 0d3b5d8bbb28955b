import type { Core, EventObject } from 'cytoscape'
import type { CanvasEvents } from './contract.ts'

/** How long the pointer rests on an entry before its neighbourhood lights up, so that crossing it is quiet. */
const REST_MS = 70

/** Turns what a pointer or a finger does into the canvas's events. */
export function listen(
  cy: Core,
  stage: HTMLElement,
  events: Omit<CanvasEvents, 'onPin' | 'onBusy' | 'onFailure'> & { onDrop(id: string): void },
): void {
  let resting: ReturnType<typeof setTimeout> | undefined
  const hover = (id: string | null) => {
    clearTimeout(resting)
    stage.style.cursor = id ? 'pointer' : ''
    resting = setTimeout(() => events.onHover(id), REST_MS)
  }
  cy.on('tap', (event: EventObject) => {
    if (event.target === cy) events.onSelect(null, false)
  })
  cy.on('tap', 'node', (event: EventObject) => {
    const { shiftKey, ctrlKey, metaKey } = event.originalEvent as MouseEvent
    events.onSelect(event.target.id(), Boolean(shiftKey || ctrlKey || metaKey))
  })
  cy.on('dbltap', 'node', (event: EventObject) => events.onExpand(event.target.id()))
  // A right click, or a finger that rests.
  cy.on('cxttap taphold', 'node', (event: EventObject) => events.onMenu(event.target.id()))
  cy.on('mouseover', 'node', (event: EventObject) => hover(event.target.id()))
  cy.on('mouseout', 'node', () => hover(null))
  cy.on('grab', 'node', () => clearTimeout(resting))
  cy.on('drag', 'node', () => events.onMove())
  cy.on('dragfree', 'node', (event: EventObject) => events.onDrop(event.target.id()))
  cy.on('dragpan scrollzoom pinchzoom', () => events.onMove())
  cy.on('destroy', () => clearTimeout(resting))
  listenToBoxes(cy, events)
}

/** A box that is drawn with Shift held: what lies in it comes entry by entry, and is told as one. */
function listenToBoxes(cy: Core, { onSelectMany }: Pick<CanvasEvents, 'onSelectMany'>): void {
  const boxed: string[] = []
  cy.on('box', 'node', (event: EventObject) => {
    if (boxed.length === 0) setTimeout(() => onSelectMany(boxed.splice(0)))
    boxed.push(event.target.id())
  })
}
