import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSettings } from '../api/env.ts'
import { openStore } from '../api/store/open.ts'
import { loadIfEmpty } from '../seeds/load.ts'
import { graphqlClient, type Send } from './load/closedLoop.ts'
import { type ServerProcess, startServer } from './load/serverProcess.ts'
import { compareAnswers, heading, measureOperation, type Sides } from './measure.ts'
import { analysis, writtenQuery } from './operations/analysis.ts'
import { foundations } from './operations/foundations.ts'
import { each, field } from './operations/operation.ts'
import { loadScaleSet } from './scale/loadScaleSet.ts'
import { readScaleSet, type ScaleSet } from './scale/readScaleSet.ts'
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
async function prepare(set: ScaleSet): Promise<void> {
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
      arguments: [join(work, 'floor-3.db'), scaleSet],
      address: floorAddress,
    })
  return startServer({
    script: compiled('./floor/neo4jServer.js'),
    arguments: [setting.url, setting.user, setting.password],
    address: floorAddress,
  })
}

const editToken = randomUUID()

const peerFolder = join(root, 'bench', 'peer')

/** `@neo4j/graphql` on the same database, where it is one and `npm ci` was run in bench/peer. */
function startPeer(): Promise<ServerProcess> | undefined {
  if (setting.kind === 'sqlite') return undefined
  if (existsSync(join(peerFolder, 'node_modules')))
    return startServer({
      script: join(peerFolder, 'server.mjs'),
      arguments: [setting.url, setting.user, setting.password],
      address: floorAddress,
    })
  say('@NEO4J/GRAPHQL IS NOT MEASURED: run npm ci in bench/peer.')
  return undefined
}

/** What `npm start` tells Node. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  return scripts.start.split(' ').filter((part) => part.startsWith('--'))
}

function startProduct(): Promise<ServerProcess> {
  return startServer({
    flags: startFlags(),
    script: compiled('../start/main.js'),
    environment: {
      PORT: '0',
      CONCORD_STORE: storeVariable,
      CONCORD_LOG: 'error',
      CONCORD_EDIT_TOKEN: editToken,
    },
    address: concordAddress,
  })
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

/** Loads the content into an empty store: one of its own, or the Neo4j that is named if nothing is in it yet. */
async function measureContent(): Promise<void> {
  mkdirSync(work, { recursive: true })
  const file = join(work, 'content.db')
  const clear = () => {
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
  }
  clear()
  const began = performance.now()
  const store = await openStore(kind === 'sqlite' ? { kind, file } : setting)
  try {
    const loaded = await loadIfEmpty(store, join(root, 'data'))
    const seconds = (performance.now() - began) / 1000
    const most = kind === 'sqlite' ? 3 : 20
    say(
      loaded
        ? `Loading the content, ${loaded.created.toLocaleString('en')} entries and relations, with the making of the store: ${seconds.toFixed(1)} s (at most ${most} s)${seconds <= most ? '' : '  MISSED'}`
        : 'The content can only be loaded where nothing is yet: name an empty Neo4j.',
    )
  } finally {
    await store.close()
    clear()
  }
}

async function main(): Promise<void> {
  if (only === 'content') return measureContent()
  say(
    `Reading the scale set, then measuring ${kind} against the same queries by hand behind a bare Apollo Server.`,
  )
  const set = await readScaleSet(scaleSet)
  await prepare(set)
  await measureWholeGraph(set.relations.length)
  if (/^(export|metrics)/.test(only)) return
  if (only === '' || only === 'start') await measureStarts()
  if (only === 'start') return
  const servers: ServerProcess[] = []
  const clients: { readonly send: Send; readonly close: () => void }[] = []
  const begin = async (starting: Promise<ServerProcess>, token?: string) => {
    const server = await starting
    const client = graphqlClient(server.url, 16, token)
    servers.push(server)
    clients.push(client)
    return { server, send: client.send }
  }
  try {
    const product = await begin(startProduct(), editToken)
    const floor = await begin(startFloor())
    const starting = startPeer()
    const peer = starting && (await begin(starting))
    await measure(set, product.server, floor.server, {
      product: product.send,
      floor: floor.send,
      peer: peer?.send,
    })
  } finally {
    for (const client of clients) client.close()
    await Promise.all(servers.map((server) => server.stop()))
  }
}

/** Starts again and again, and says how long the one in the middle took: a single start says little on a busy machine. */
async function measureStarts(): Promise<void> {
  const firstAnswers: number[] = []
  for (let starts = 0; starts <= 7; starts += 1) {
    const server = await startProduct()
    await server.stop()
    // The first after a build compiles what the others find compiled.
    if (starts > 0) firstAnswers.push(server.firstAnswer)
  }
  firstAnswers.sort((left, right) => left - right)
  const [least, typical, most] = [0, 3, 6].map((at) => Math.round(firstAnswers[at] ?? Number.NaN))
  say(
    `First answer after start: ${typical} ms in the middle of seven, ${least} to ${most} ms (at most 1,000 ms)${Number(typical) <= 1000 ? '' : '  MISSED'}`,
  )
}

async function measure(
  set: ScaleSet,
  product: ServerProcess,
  floor: ServerProcess,
  sides: Sides,
): Promise<void> {
  const all = [
    ...(await foundations(set, sides.product, kind === 'sqlite' ? 'treaty' : 'Treaty')),
    ...analysis(set),
  ]
  const wanted = all.filter(({ name }) => name.includes(only))
  for (const operation of wanted) if (!operation.once) await compareAnswers(operation, sides)
  say('The answers are the same.')
  say(heading)
  const typical = new Map<string, number>()
  for (const operation of wanted) {
    const measured = await measureOperation(operation, sides, kind, secondsEach)
    typical.set(operation.name, measured.typical)
    for (const line of measured.lines) say(line)
    // What is asked once can only be compared afterwards: an earlier question would be kept.
    if (operation.once) await compareAnswers(operation, sides)
  }
  const deep = (typical.get('list, page 200') ?? 0) / (typical.get('list, page 1') ?? 1)
  if (typical.has('list, page 200'))
    say(
      `List page 200 against page 1: ${deep.toFixed(2)} times (at most 1.5)${deep <= 1.5 ? '' : '  MISSED'}`,
    )
  const most = kind === 'sqlite' ? 300 : 250
  const memory = product.memory()
  say(
    `Memory of the server after all of that: ${Math.round(memory)} MB (at most ${most} MB; the floor ${Math.round(floor.memory())} MB)${memory <= most ? '' : '  MISSED'}`,
  )
  await takeAway(sides)
}

/** What was written is taken away again. */
async function takeAway({ product, floor }: Sides): Promise<void> {
  await floor({ query: 'mutation { takeAway }', variables: {} })
  for (;;) {
    const nodes = each(field(await product(writtenQuery), 'topics', 'edges'), 'node')
    if (nodes.length === 0) return
    const operations = nodes.map((node) => ({ deleteEntry: node }))
    await product({
      query:
        'mutation($operations: [OperationInput!]!) { applyChangeset(summary: "Take away what was measured", operations: $operations) { userErrors { message } } }',
      variables: { operations },
    })
  }
}

if (only === 'content' || existsSync(scaleSet)) await main()
else say(`THE SCALE SET IS MISSING: there is no ${scaleSet}. Name its folder in CONCORD_SCALE_SET.`)
