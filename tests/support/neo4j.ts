import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import neo4j from 'neo4j-driver'
import { findJdk } from './jdk.ts'
import { neo4jJars, type Release, releases, startingClass } from './neo4jJars.ts'

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
  /** Lets it hang: connections stay open and nothing answers, until `resume`. */
  pause(): Promise<void>
  /** Lets it go on after `pause`. */
  resume(): Promise<void>
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
    // 256 MB for each database that would be written at every start.
    'db.tx_log.preallocate=false',
    // A test of wrong passwords must not lock out the tests after it.
    'dbms.security.auth_max_failed_attempts=0',
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

/** Takes away a folder that a server may still be writing to. */
function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
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
  private readonly onExit = () => {
    this.child?.kill('SIGKILL')
    remove(this.home)
  }

  constructor(release: Release, jdk: string, classPath: string, port: number) {
    this.version = releases[release].version
    this.home = mkdtempSync(join(tmpdir(), 'concord-neo4j-'))
    this.url = `bolt://127.0.0.1:${port}`
    this.java = join(jdk, 'bin', 'java')
    mkdirSync(join(this.home, 'conf'))
    writeFileSync(join(this.home, 'conf', 'neo4j.conf'), configuration(this.home, port))
    const opened = ['java.base/java.nio', 'java.base/java.io', 'java.base/sun.nio.ch'].map(
      (name) => `--add-opens=${name}=ALL-UNNAMED`,
    )
    const settings = [
      '-Xmx1g',
      // Starting and the first run of each query are what tests wait for; the thorough compiler takes a core from them.
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      '-Dio.netty.tryReflectionSetAccessible=true',
      '-Dlog4j2.disable.jmx=true',
      ...opened,
    ]
    const places = [`--home-dir=${this.home}`, `--config-dir=${join(this.home, 'conf')}`, '--console-mode']
    this.command = [...settings, '-cp', classPath, startingClass, ...places]
    process.on('exit', this.onExit)
  }

  async start(): Promise<void> {
    const log = createWriteStream(join(this.home, 'server.log'), { flags: 'a' })
    // The input stays open for as long as this process lives: the server ends when it closes.
    const child = spawn(this.java, this.command, { cwd: this.home, stdio: 'pipe' })
    child.stdout.pipe(log)
    child.stderr.pipe(log)
    this.child = child
    const limit = Date.now() + startLimit
    while (!(await answers(this.url))) {
      const ended = child.exitCode !== null || child.signalCode !== null
      if (ended || Date.now() > limit) {
        await this.kill()
        const tail = readFileSync(join(this.home, 'server.log'), 'utf8').split('\n').slice(-15).join('\n')
        const why = ended ? 'ended while starting' : `did not answer within ${startLimit / 1000} s`
        throw new Error(`Neo4j ${this.version} ${why}:\n${tail}`)
      }
      await wait(100)
    }
  }

  async kill(): Promise<void> {
    const child = this.child
    this.child = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
  }

  // Nothing of it is kept, so it need not end in good order, which takes it eleven seconds.
  async stop(): Promise<void> {
    await this.kill()
    remove(this.home)
    process.off('exit', this.onExit)
  }

  async pause(): Promise<void> {
    this.child?.kill('SIGSTOP')
  }

  async resume(): Promise<void> {
    this.child?.kill('SIGCONT')
  }
}

/** A server that somebody else runs. */
async function namedFromOutside(address: string): Promise<RunningNeo4j> {
  const { protocol, host, username, password: secret } = new URL(address)
  const url = `${protocol}//${host}`
  const user = decodeURIComponent(username) || 'neo4j'
  const password = decodeURIComponent(secret)
  const driver = neo4j.driver(url, neo4j.auth.basic(user, password))
  const { agent } = await driver.getServerInfo().finally(() => driver.close())
  const refuse = async () => {
    throw new Error('A server that was named by CONCORD_TEST_NEO4J is not ended, paused or started.')
  }
  return {
    url,
    user,
    password,
    version: agent?.replace(/^Neo4j\//, '') ?? 'unknown',
    stop: async () => undefined,
    kill: refuse,
    start: refuse,
    pause: refuse,
    resume: refuse,
  }
}

/**
 * Brings up a Neo4j for tests: the one that `CONCORD_TEST_NEO4J` names (neo4j://user:password@host:port), or one of
 * its own on a free port, with its own folder.
 * @returns the server, or why this machine cannot have one
 * @throws if it could, and yet the server does not start: with the end of its log
 */
export async function startNeo4j(release: Release): Promise<RunningNeo4j | { unavailable: string }> {
  const named = process.env.CONCORD_TEST_NEO4J
  if (named && release === 'lts') return namedFromOutside(named)
  const { java } = releases[release]
  const jdk = await findJdk(java)
  if (!jdk) return { unavailable: `there is no JDK of at least ${java} on this machine` }
  let classPath: string
  try {
    classPath = await neo4jJars(release, jdk)
  } catch (error) {
    return { unavailable: (error as Error).message }
  }
  const server = new OwnNeo4j(release, jdk, classPath, await freePort())
  try {
    await server.start()
  } catch (error) {
    await server.stop()
    throw error
  }
  return server
}
