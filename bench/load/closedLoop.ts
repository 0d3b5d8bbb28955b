import { Agent, request } from 'node:http'

/** A GraphQL operation as it goes over the wire. */
export interface GraphqlRequest {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** What is asked in turn: from the first again after the last; or new ones, each made when it is needed. */
export type Requests = readonly GraphqlRequest[] | (() => GraphqlRequest)

/** What a closed loop measured. */
export interface LoopResult {
  /** Answers a second. */
  readonly throughput: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  readonly requests: number
}

/** Sends one operation and gives the answer's data. */
export type Send = (body: GraphqlRequest) => Promise<unknown>

/**
 * A client that keeps its connections open. `close` ends them.
 * @param token lets it change things
 */
export function graphqlClient(
  url: string,
  connections: number,
  token?: string,
): { send: Send; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const target = new URL(url)
  const post = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      }
      const sent = request(target, { method: 'POST', agent, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve(Buffer.concat(chunks).toString()))
        response.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(text)
    })
  const send: Send = async (body) => {
    const answer = JSON.parse(await post(JSON.stringify(body))) as {
      data?: unknown
      errors?: { message: string }[]
    }
    if (answer.errors) throw new Error(answer.errors.map(({ message }) => message).join('; '))
    return answer.data
  }
  return { send, close: () => agent.destroy() }
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/**
 * Keeps `concurrency` requests under way for a time: each answered one is followed by the next.
 * @param seconds how long; if absent, until each request was sent once
 */
export async function closedLoop(
  send: Send,
  requests: Requests,
  concurrency: number,
  seconds?: number,
): Promise<LoopResult> {
  const times: number[] = []
  let next = 0
  const began = performance.now()
  const end = seconds === undefined ? Number.POSITIVE_INFINITY : began + seconds * 1000
  const take = (): GraphqlRequest | undefined => {
    if (typeof requests === 'function') return requests()
    const place = next++
    return requests[seconds === undefined ? place : place % requests.length]
  }
  const worker = async () => {
    while (performance.now() < end) {
      const body = take()
      if (!body) return
      const sent = performance.now()
      await send(body)
      times.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  const elapsed = (performance.now() - began) / 1000
  times.sort((left, right) => left - right)
  return {
    throughput: times.length / elapsed,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    requests: times.length,
  }
}
