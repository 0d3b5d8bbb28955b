import { get } from 'node:http'
import { closedLoop, type GraphqlRequest, type LoopResult, type Send } from './load/closedLoop.ts'
import type { ServerProcess } from './load/serverProcess.ts'

/** What was asked of exports and metrics, and is measured here. */
const bars = {
  relationsASecond: 50_000,
  exportMemory: 150,
  metricsSeconds: 20,
  metricsMemory: 700,
  slower: 2,
} as const

type Say = (line: string) => void

/** Notes the largest memory of a server while something is done. */
async function memoryDuring<Result>(
  server: ServerProcess,
  work: () => Promise<Result>,
): Promise<{ result: Result; most: number }> {
  let most = server.memory()
  const timer = setInterval(() => {
    most = Math.max(most, server.memory())
  }, 50)
  try {
    return { result: await work(), most: Math.max(most, server.memory()) }
  } finally {
    clearInterval(timer)
  }
}

/** Takes a whole answer and throws it away; gives how many bytes it had. */
function drain(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, (response) => {
      let bytes = 0
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve(bytes))
      response.on('error', reject)
    }).on('error', reject)
  })
}

const missed = (isMissed: boolean) => (isMissed ? '  MISSED' : '')

const seconds = (began: number) => (performance.now() - began) / 1000

/** Every export of the whole graph: how fast, and in how much memory. */
export async function measureExports(
  server: ServerProcess,
  relations: number,
  hasBar: boolean,
  say: Say,
): Promise<void> {
  const base = server.url.replace(/\/graphql$/, '/export/')
  const idle = server.memory()
  for (const name of [
    'relations.csv',
    'relations.jsonl',
    'graph.graphml',
    'graph.gexf',
    'graph.jsonld',
    'graph.ttl',
    'dataset.zip',
  ]) {
    const began = performance.now()
    const { result: bytes, most } = await memoryDuring(server, () => drain(base + name))
    const rate = relations / seconds(began)
    const isBarred = hasBar && name === 'relations.csv' && rate < bars.relationsASecond
    const above = most - idle
    say(
      `export ${name.padEnd(16)} ${seconds(began).toFixed(1).padStart(6)} s ${Math.round(rate).toLocaleString('en').padStart(9)} relations/s ${Math.round(
        bytes / 1e6,
      )
        .toLocaleString('en')
        .padStart(
          6,
        )} MB, memory ${Math.round(above)} MB above idle (at most ${bars.exportMemory})${missed(isBarred || above > bars.exportMemory)}`,
    )
  }
}

const question = (measure: string): GraphqlRequest => ({
  variables: {},
  query: `{ metrics(measure: ${measure}, first: 1) { entryCount relationCount sample modularity } }`,
})

const lookup: GraphqlRequest = {
  variables: {},
  query: '{ states(first: 20) { edges { node { id name } } } }',
}

/** Others ask while a measurement is made. */
async function besides(send: Send, work: () => Promise<unknown>): Promise<LoopResult> {
  let isDone = false
  const done = work().finally(() => {
    isDone = true
  })
  const times: number[] = []
  let requests = 0
  while (!isDone) {
    const result = await closedLoop(send, [lookup], 1, 0.5)
    times.push(result.p99)
    requests += result.requests
  }
  await done
  times.sort((left, right) => left - right)
  return { throughput: 0, p50: 0, p99: times[Math.floor(times.length / 2)] ?? 0, requests }
}

/** Measures of the whole graph, each by itself, and what others notice of it. */
export async function measureMetrics(server: ServerProcess, send: Send, say: Say): Promise<void> {
  await closedLoop(send, [lookup], 1, 1)
  const idle = await closedLoop(send, [lookup], 1, 3)
  const before = server.memory()
  let basic = 0
  for (const measure of [
    'DEGREE',
    'PAGE_RANK',
    'COMMUNITIES',
    'CLUSTERING',
    'CORE_NUMBER',
    'CLOSENESS',
    'BETWEENNESS',
  ]) {
    const began = performance.now()
    let answer: unknown
    const { result: meanwhile, most } = await memoryDuring(server, () =>
      besides(send, async () => {
        answer = await send(question(measure))
      }),
    )
    const took = seconds(began)
    if (['DEGREE', 'PAGE_RANK', 'COMMUNITIES'].includes(measure)) basic += took
    const { sample, modularity } = (
      answer as { metrics: { sample: number | null; modularity: number | null } }
    ).metrics
    const more = [sample && `from a sample of ${sample}`, modularity && `modularity ${modularity.toFixed(3)}`]
    say(
      `metrics ${measure.padEnd(12)} ${took.toFixed(1).padStart(6)} s, memory ${Math.round(most - before)} MB above idle (at most ${bars.metricsMemory})${missed(most - before > bars.metricsMemory)}; others p99 ${meanwhile.p99.toFixed(1)} ms, ${idle.p99.toFixed(1)} idle${missed(meanwhile.p99 > bars.slower * idle.p99)} ${more.filter(Boolean).join(', ')}`,
    )
  }
  say(
    `metrics: degree with reading the graph, PageRank and communities: ${basic.toFixed(1)} s (at most ${bars.metricsSeconds} s)${missed(basic > bars.metricsSeconds)}`,
  )
}
