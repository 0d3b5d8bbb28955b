import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { findJdk, neo4jJars, type Release, releases } from './neo4jJars.ts'

/** How to reach a Neo4j. */
export interface Neo4jAddress {
  readonly url: string
  readonly user: string
  readonly password: string
}

/** A Neo4j that runs for the tests. */
export interface RunningNeo4j extends Neo4jAddress {
  readonly version: string
  /** Ends it and deletes its folder. Leaves a server alone that was named from outside. */
  stop(): Promise<void>
  /** Ends it at once, as a crash would, and keeps its data. */
  kill(): Promise<void>
  /** Starts it again after `kill`, at the same address with the same data. */
  start(): Promise<void>
}

const password = 'concord-test'
const startLimit = 120_000

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

function configuration(home: string, port: number): string {
  const folders = ['data', 'logs', 'plugins', 'run', 'import', 'lib'].map(
    (name) => `server.directories.${name}=${join(home, name)}`,
  )
  return [
    ...folders,
    `server.directories.transaction.logs.root=${join(home, 'data', 'transactions')}`,
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.usage_report.enabled=false',
    'server.memory.pagecache.size=256m',
    '',
  ].join('\n')
}

/** Sets the password of a server that still has the initial one. */
async function setPassword(url: string): Promise<void> {
  const driver = neo4j.driver(url, neo4j.auth.basic('neo4j', 'neo4j'))
  try {
    await driver.executeQuery(
      "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password",
      { password },
      { database: 'system' },
    )
  } finally {
    await driver.close()
  }
}

async function answers(url: string): Promise<boolean> {
  const driver = neo4j.driver(url, neo4j.auth.basic('neo4j', password), {
    connectionTimeout: 2000,
    maxTransactionRetryTime: 0,
  })
  try {
    await driver.executeQuery('RETURN 1')
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== 'Neo.ClientError.Security.Unauthorized') return false
    await setPassword(url).catch(() => undefined)
    return false
  } finally {
    await driver.close()
  }
}

/** One server in a folder of its own. */
class OwnNeo4j implements RunningNeo4j {
  readonly url: string
  readonly user = 'neo4j'
  readonly password = password
  readonly version: string
  private readonly home: string
  private readonly command: readonly string[]
  private readonly java: string
  private child: ChildProcess | undefined

  constructor(release: Release, jdk: string, jars: string, port: number) {
    this.version = releases[release].version
    this.home = mkdtempSync(join(tmpdir(), 'concord-neo4j-'))
    this.url = `bolt://127.0.0.1:${port}`
    this.java = join(jdk, 'bin', 'java')
    mkdirSync(join(this.home, 'conf'))
    writeFileSync(join(this.home, 'conf', 'neo4j.conf'), configuration(this.home, port))
    const main = release === 'lts' ? 'org.neo4j.server.CommunityEntryPoint' : 'CommunityStart'
    const opened = ['java.base/java.nio', 'java.base/java.io', 'java.base/sun.nio.ch'].map(
      (name) => `--add-opens=${name}=ALL-UNNAMED`,
    )
    const settings = [
      '-Xmx1g',
      '-Dio.netty.tryReflectionSetAccessible=true',
      '-Dlog4j2.disable.jmx=true',
      ...opened,
    ]
    const places = [`--home-dir=${this.home}`, `--config-dir=${join(this.home, 'conf')}`, '--console-mode']
    this.command = [...settings, '-cp', `${join(jars, '*')}:${jars}`, main, ...places]
    // A run that ends before it can tidy up must not leave a server behind.
    process.on('exit', () => this.child?.kill('SIGKILL'))
  }

  async start(): Promise<void> {
    const log = createWriteStream(join(this.home, 'server.log'), { flags: 'a' })
    const child = spawn(this.java, this.command, { cwd: this.home, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.pipe(log)
    child.stderr.pipe(log)
    this.child = child
    const limit = Date.now() + startLimit
    while (!(await answers(this.url))) {
      if (child.exitCode !== null || Date.now() > limit) {
        const tail = readFileSync(join(this.home, 'server.log'), 'utf8').split('\n').slice(-15).join('\n')
        await this.kill()
        throw new Error(`Neo4j ${this.version} did not start:\n${tail}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM')
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 })
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child
    this.child = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    const impatient = setTimeout(() => child.kill('SIGKILL'), 20_000)
    await ended
    clearTimeout(impatient)
  }
}

function namedFromOutside(address: string): RunningNeo4j {
  const { protocol, host, username, password: secret } = new URL(address)
  const refuse = async () => {
    throw new Error('A server that was named by CONCORD_TEST_NEO4J is not ended or started.')
  }
  return {
    url: `${protocol}//${host}`,
    user: username || 'neo4j',
    password: decodeURIComponent(secret),
    version: 'named',
    stop: async () => undefined,
    kill: refuse,
    start: refuse,
  }
}

/**
 * Brings up a Neo4j for tests: the one that `CONCORD_TEST_NEO4J` names (neo4j://user:password@host:port), or one of
 * its own on a free port, with its own folder.
 * @returns the server, or why there is none
 */
export async function startNeo4j(release: Release): Promise<RunningNeo4j | { unavailable: string }> {
  const named = process.env.CONCORD_TEST_NEO4J
  if (named && release === 'lts') return namedFromOutside(named)
  const jdk = await findJdk(releases[release].java)
  if (!jdk) return { unavailable: `there is no JDK of at least ${releases[release].java}` }
  try {
    const server = new OwnNeo4j(release, jdk, await neo4jJars(release, jdk), await freePort())
    await server.start()
    return server
  } catch (error) {
    return { unavailable: (error as Error).message }
  }
}
