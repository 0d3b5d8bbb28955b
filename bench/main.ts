import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { readSettings } from '../api/env.ts'
import { openStore } from '../api/store/open.ts'
import {
  closedLoop,
  type GraphqlRequest,
  graphqlClient,
  type LoopResult,
  type Send,
} from './load/closedLoop.ts'
import { type ServerProcess, startServer } from './load/serverProcess.ts'
import { type Operation, operations } from './operations.ts'
import { loadScaleSet } from './scale/loadScaleSet.ts'
import { readScaleSet } from './scale/readScaleSet.ts'
import { measureExports, measureMetrics } from './wholeGraph.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const scaleSet = process.env.CONCORD_SCALE_SET ?? join(root, '..', 'shared', 'datasets', 'scale')
const work = join(root, '.cache', 'bench')
const compiled = (name: string) => fileURLToPath(new URL(name, import.meta.url))

function option(name: string): string | undefined {
  return process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
}

const secondsEach = Number(option('seconds') ?? 3)
const only = option('only') ?? ''

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

const { store: setting } = readSettings()
const kind = setting.kind
const storeVariable = kind === 'sqlite' ? `file:${join(work, 'scale.db')}` : (process.env.CONCORD_STORE ?? '')

/** Loads the scale set where it is not loaded yet, and says how long that took. */
async function prepare(set: Awaited<ReturnType<typeof readScaleSet>>): Promise<void> {
  mkdirSync(work, { recursive: true })
  const file = join(work, 'scale.db')
  if (process.argv.includes('--load') && kind === 'sqlite')
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
  const store = await openStore(kind === 'sqlite' ? { kind, file } : setting)
  try {
    if ((await store.datasetVersion()) > 0)
      return say(
        'The scale set is loaded already; --load measures loading it (into an empty Neo4j, for Neo4j).',
      )
    let told = Date.now()
    const seconds = await loadScaleSet(store, set, (done, total) => {
      if (Date.now() - told < 5000) return
      told = Date.now()
      say(`  ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`)
    })
    const most = kind === 'sqlite' ? 60 : 180
    const size = kind === 'sqlite' && existsSync(file) ? `, ${Math.round(statSync(file).size / 1e6)} MB` : ''
    say(
      `Loading the whole set: ${seconds.toFixed(1)} s (at most ${most} s)${size}${seconds <= most ? '' : '  MISSED'}`,
    )
  } finally {
    await store.close()
  }
}

const concordAddress = (line: string) => /Concord is at (http:\S+)/.exec(line)?.[1]?.concat('/graphql')
const floorAddress = (line: string) => /^(http:\S+)/.exec(line)?.[1]

function startFloor(): Promise<ServerProcess> {
  if (setting.kind === 'sqlite')
    return startServer({
      script: compiled('./floor/sqliteServer.js'),
      arguments: [join(work, 'floor.db'), scaleSet],
      address: floorAddress,
    })
  return startServer({
    script: compiled('./floor/neo4jServer.js'),
    arguments: [setting.url, setting.user, setting.password],
    address: floorAddress,
  })
}

function startProduct(): Promise<ServerProcess> {
  return startServer({
    script: compiled('../start/main.js'),
    environment: { PORT: '0', CONCORD_STORE: storeVariable, CONCORD_LOG: 'error' },
    address: concordAddress,
  })
}

/** Nothing is timed before both sides answer alike. */
async function compareAnswers(
  { name, product, floor, same }: Operation,
  sendProduct: Send,
  sendFloor: Send,
): Promise<void> {
  for (const [index, request] of product.entries()) {
    const [left, right] = same(await sendProduct(request), await sendFloor(floor[index] as GraphqlRequest))
    if (!isDeepStrictEqual(left, right))
      throw new Error(
        `${name}: the answers differ for ${JSON.stringify(request.variables)}:\n${JSON.stringify(left)}\n${JSON.stringify(right)}`,
      )
  }
}

function row(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(46) : cell.padStart(13))).join(' ')
}

const rate = ({ throughput }: LoopResult) => Math.round(throughput).toLocaleString('en')

async function measureOperation(operation: Operation, product: Send, floor: Send): Promise<number> {
  const cells: string[] = []
  let typical = 0
  for (const concurrency of [1, 16]) {
    // Turn about, so that a machine that grows slower is slow for both; the first of each warms up.
    await closedLoop(product, operation.product, concurrency, 0.5)
    await closedLoop(floor, operation.floor, concurrency, 0.5)
    const ours = await closedLoop(product, operation.product, concurrency, secondsEach)
    const theirs = await closedLoop(floor, operation.floor, concurrency, secondsEach)
    const again = await closedLoop(product, operation.product, concurrency, secondsEach)
    const ratio = (ours.throughput + again.throughput) / 2 / theirs.throughput
    const enough = ratio >= operation.least[kind]
    cells.push(
      rate(ours),
      rate(theirs),
      `${ratio.toFixed(2)}${enough ? '' : ' MISSED'}`,
      `${ours.p50.toFixed(2)}/${ours.p99.toFixed(1)}`,
    )
    if (concurrency === 1) typical = (ours.p50 + again.p50) / 2
  }
  say(row([operation.name, ...cells, `>= ${operation.least[kind]}`]))
  return typical
}

/** What concerns the whole graph is measured on a server of its own: nobody did it by hand. */
async function measureWholeGraph(relations: number): Promise<void> {
  const wanted = (name: string) => name.includes(only) || only.startsWith(name)
  for (const part of ['export', 'metrics'].filter(wanted)) {
    const server = await startProduct()
    const client = graphqlClient(server.url, 4)
    try {
      if (part === 'export') await measureExports(server, relations, kind === 'sqlite', say)
      else await measureMetrics(server, client.send, say)
    } finally {
      client.close()
      await server.stop()
    }
  }
}

async function main(): Promise<void> {
  say(
    `Reading the scale set, then measuring ${kind} against the same queries by hand behind a bare Apollo Server.`,
  )
  const set = await readScaleSet(scaleSet)
  await prepare(set)
  await measureWholeGraph(set.relations.length)
  if (/^(export|metrics)/.test(only)) return
  const [product, floor] = [await startProduct(), await startFloor()]
  const clients = [graphqlClient(product.url, 16), graphqlClient(floor.url, 16)] as const
  try {
    say(
      `First answer after start: ${Math.round(product.firstAnswer)} ms (at most 1,000 ms)${product.firstAnswer <= 1000 ? '' : '  MISSED'}`,
    )
    const all = await operations(set, clients[0].send, kind === 'sqlite' ? 'treaty' : 'Treaty')
    const asked = all.filter(({ name }) => name.includes(only))
    for (const operation of asked) await compareAnswers(operation, clients[0].send, clients[1].send)
    say('The answers are the same.')
    say(
      row([
        '',
        'ours c1',
        'floor c1',
        'ratio',
        'p50/p99 ms',
        'ours c16',
        'floor c16',
        'ratio',
        'p50/p99 ms',
        'asked',
      ]),
    )
    const typical = new Map<string, number>()
    for (const operation of asked)
      typical.set(operation.name, await measureOperation(operation, clients[0].send, clients[1].send))
    const deep = (typical.get('list, page 200') ?? 0) / (typical.get('list, page 1') ?? 1)
    say(
      `List page 200 against page 1: ${deep.toFixed(2)} times (at most 1.5)${deep <= 1.5 ? '' : '  MISSED'}`,
    )
    const most = kind === 'sqlite' ? 300 : 250
    const memory = product.memory()
    say(
      `Memory of the server after all of that: ${Math.round(memory)} MB (at most ${most} MB; the floor ${Math.round(floor.memory())} MB)${memory <= most ? '' : '  MISSED'}`,
    )
  } finally {
    for (const client of clients) client.close()
    await Promise.all([product.stop(), floor.stop()])
  }
}

if (existsSync(scaleSet)) await main()
else say(`THE SCALE SET IS MISSING: there is no ${scaleSet}. Name its folder in CONCORD_SCALE_SET.`)
