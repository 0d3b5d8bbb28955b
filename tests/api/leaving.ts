import { request } from 'node:http'
import type { RunningConcord } from '../support/concord.ts'

/** A request that is under way; `leave` closes its connection, as a browser does whose page is left. */
export function ask(concord: RunningConcord, query: string): { leave: () => void; left: Promise<void> } {
  const body = JSON.stringify({ query })
  const sent = request(`${concord.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  })
  const left = new Promise<void>((resolve) => sent.once('close', () => resolve()))
  sent.on('error', () => undefined)
  sent.end(body)
  return { leave: () => sent.destroy(), left }
}

/**
 * A question that keeps a database busy for long: all treaties of all parties to all treaties of every state are looked
 * at, for one that there is not.
 */
export const longQuestion = `{ states(first: 1, filter: { treaties: { some: { node: { parties: { some: { node: { state: {
  treaties: { some: { node: { name: { contains: "nothing is called so" } } } } } } } } } } } }) { edges { node { id } } } }`
