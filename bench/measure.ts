import { isDeepStrictEqual } from 'node:util'
import { closedLoop, type LoopResult, type Requests, type Send } from './load/closedLoop.ts'
import type { Operation } from './operations/operation.ts'

/** Who answers. */
export interface Sides {
  readonly product: Send
  readonly floor: Send
  readonly peer?: Send | undefined
}

type Store = keyof Operation['least']

/** Nothing is timed before all sides answer alike. */
export async function compareAnswers(
  { name, product, floor, same, peer }: Operation,
  sides: Sides,
): Promise<void> {
  const compare = async (
    others: Requests,
    send: Send,
    equal: (product: unknown, other: unknown) => readonly [unknown, unknown],
  ) => {
    if (typeof product === 'function' || typeof others === 'function') return
    for (const [index, request] of product.entries()) {
      const other = others[index]
      if (!other) throw new Error(`${name}: a question is asked of one side alone.`)
      const [left, right] = equal(await sides.product(request), await send(other))
      if (!isDeepStrictEqual(left, right))
        throw new Error(
          `${name}: the answers differ for ${JSON.stringify(request.variables)}:\n${JSON.stringify(left)}\n${JSON.stringify(right)}`,
        )
    }
  }
  if (same) await compare(floor, sides.floor, same)
  if (peer?.same && sides.peer) await compare(peer.requests, sides.peer, peer.same)
}

const columns = [46, 9, 9, 13, 13]

function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) =>
      index === 0 ? cell.padEnd(columns[0] ?? 0) : cell.padStart(columns[((index - 1) % 4) + 1] ?? 9),
    )
    .join(' ')
}

/** What stands above the rows that `measureOperation` gives. */
export const heading = row(['', ...[1, 16].flatMap((at) => [`ours c${at}`, 'other', 'ratio', 'p50/p99 ms'])])

const rate = ({ throughput }: LoopResult) => Math.round(throughput).toLocaleString('en')

interface Other {
  readonly name: string
  readonly requests: Requests
  readonly send: Send
  readonly least: number
}

/** The two sides turn about, so that a machine that grows slower is slow for both; the first of each warms up. */
async function against(
  other: Other,
  product: Requests,
  send: Send,
  seconds: number,
): Promise<{ line: string; typical: number }> {
  const cells: string[] = []
  let typical = 0
  for (const concurrency of [1, 16]) {
    await closedLoop(send, product, concurrency, 0.5)
    await closedLoop(other.send, other.requests, concurrency, 0.5)
    const ours = await closedLoop(send, product, concurrency, seconds)
    const theirs = await closedLoop(other.send, other.requests, concurrency, seconds)
    const again = await closedLoop(send, product, concurrency, seconds)
    const ratio = (ours.throughput + again.throughput) / 2 / theirs.throughput
    cells.push(
      rate(ours),
      rate(theirs),
      `${ratio.toFixed(2)}${ratio >= other.least ? '' : ' MISSED'}`,
      `${ours.p50.toFixed(2)}/${ours.p99.toFixed(1)}`,
    )
    if (concurrency === 1) typical = (ours.p50 + again.p50) / 2
  }
  return { line: `${row([other.name, ...cells])}  >= ${other.least}`, typical }
}

/** Each question once, half of them by each side first, so that neither finds the database warmer than the other. */
async function once({ name, product, floor, least }: Operation, sides: Sides, store: Store): Promise<string> {
  if (typeof product === 'function' || typeof floor === 'function') return ''
  const half = Math.floor(product.length / 2)
  const first = await closedLoop(sides.product, product.slice(0, half), 1)
  const theirFirst = await closedLoop(sides.floor, floor.slice(0, half), 1)
  const theirSecond = await closedLoop(sides.floor, floor.slice(half), 1)
  const second = await closedLoop(sides.product, product.slice(half), 1)
  const ours = (first.throughput + second.throughput) / 2
  const ratio = ours / ((theirFirst.throughput + theirSecond.throughput) / 2)
  const cells = [
    rate({ ...first, throughput: ours }),
    rate(theirFirst),
    `${ratio.toFixed(2)}${ratio >= least[store] ? '' : ' MISSED'}`,
    `${first.p50.toFixed(2)}/${first.p99.toFixed(1)}`,
  ]
  return `${row([name, ...cells])}  >= ${least[store]}`
}

/**
 * Measures an operation against the floor and, where there is one, the peer.
 * @param seconds how long each stretch takes
 * @returns the lines to print, and milliseconds that an answer typically takes
 */
export async function measureOperation(
  operation: Operation,
  sides: Sides,
  store: Store,
  seconds: number,
): Promise<{ lines: string[]; typical: number }> {
  const { name, product, floor, least, peer } = operation
  if (operation.once) return { lines: [await once(operation, sides, store)], typical: 0 }
  const { line, typical } = await against(
    { name, requests: floor, send: sides.floor, least: least[store] },
    product,
    sides.product,
    seconds,
  )
  if (!peer || !sides.peer) return { lines: [line], typical }
  const theirs = { name: '  against @neo4j/graphql', send: sides.peer, ...peer }
  const second = await against(theirs, product, sides.product, seconds)
  return { lines: [line, second.line], typical }
}
