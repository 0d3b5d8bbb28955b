import type { Core } from 'cytoscape'

const TRAVEL_MS = 400

/** A point of the layout. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** Whether the reader asked for less motion. */
export function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}

/** Moves entries to their places at once. */
export function jump(cy: Core, targets: ReadonlyMap<string, Spot>): void {
  cy.batch(() => {
    for (const [id, spot] of targets) cy.getElementById(id).position({ ...spot })
  })
}

/**
 * Moves entries to their places within 400 ms, or at once if less motion is wanted.
 *
 * @returns a function that ends the journey at once, at its end
 */
export function travel(cy: Core, targets: ReadonlyMap<string, Spot>, onArrival: () => void): () => void {
  if (prefersStillness()) {
    jump(cy, targets)
    onArrival()
    return () => {}
  }
  const moves = [...targets].map(([id, to]) => {
    const node = cy.getElementById(id)
    return { node, from: { ...node.position() }, to }
  })
  const start = performance.now()
  let frame = 0
  const arrive = () => {
    cancelAnimationFrame(frame)
    if (!cy.destroyed()) jump(cy, targets)
    onArrival()
  }
  const step = (now: number) => {
    const share = Math.min(1, Math.max(0, (now - start) / TRAVEL_MS))
    if (share === 1 || cy.destroyed()) return arrive()
    const eased = 1 - (1 - share) ** 3
    cy.batch(() => {
      for (const { node, from, to } of moves) {
        node.position({ x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased })
      }
    })
    frame = requestAnimationFrame(step)
  }
  frame = requestAnimationFrame(step)
  return arrive
}
