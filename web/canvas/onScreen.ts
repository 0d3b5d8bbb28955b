import type { Core } from 'cytoscape'
import { type Direction, nearestInDirection } from './direction.ts'
import { CONTENT_FROM } from './labels/badges.ts'

/** Where an entry is on the screen: its middle, and how wide it is drawn. */
export interface ScreenBox {
  readonly x: number
  readonly y: number
  readonly size: number
}

/** Where an entry is on the screen; null if it is not shown. */
export function boxOf(cy: Core, id: string): ScreenBox | null {
  const node = cy.getElementById(id)
  return node.nonempty() ? { ...node.renderedPosition(), size: node.renderedWidth() } : null
}

/** The entry nearest to one in a direction on the screen. */
export function neighbourOnScreen(cy: Core, id: string, direction: Direction): string | null {
  const seen = cy
    .nodes()
    .toArray()
    .filter((node) => !node.hasClass('absent'))
  const nodes = seen.map((node) => ({ id: node.id(), ...node.renderedPosition() }))
  const from = nodes.find((node) => node.id === id)
  return from ? (nearestInDirection(nodes, from, direction)?.id ?? null) : null
}

/** Takes the icons out of entries that are too small on the screen for them, and puts them back. */
export function bareSmall(cy: Core): void {
  const zoom = cy.zoom()
  cy.batch(() => {
    cy.nodes().forEach((node) => {
      const bare = Number(node.data('size')) * zoom < CONTENT_FROM
      if (node.hasClass('bare') !== bare) node.toggleClass('bare', bare)
    })
  })
}
