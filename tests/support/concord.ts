import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** What a GraphQL server answers. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into data of every shape
  readonly data?: any
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: Readonly<Record<string, unknown>> & { readonly code: string }
  }[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** The whole program, started as people start it. */
export interface RunningConcord {
  readonly url: string
  readonly child: ChildProcess
  /** What it has printed so far, by stream. */
  readonly printed: { out: string; error: string }
  /** Asks the API. */
  ask(query: string, variables?: object, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** Settles when it has ended. */
  readonly ended: Promise<void>
  stop(): Promise<void>
}

/** How it ended, where it did not come up. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

/** An empty folder for a test; `remove` takes it away. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'concord-test-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

function run(environment: Readonly<Record<string, string>>) {
  const main = fileURLToPath(new URL('../../dist/server/start/main.js', import.meta.url))
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, NODE_ENV: 'production', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = { out: '', error: '' }
  child.stderr.on('data', (text: Buffer) => {
    printed.error += text
  })
  return { child, printed }
}

/** Runs the program until it ends by itself. */
export async function runConcord(environment: Readonly<Record<string, string>>): Promise<Ended> {
  const { child, printed } = run(environment)
  child.stdout.on('data', (text: Buffer) => {
    printed.out += text
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, ...printed }
}

/** Starts the built program on a free port; an empty store is filled with the content. */
export async function startConcord(environment: Readonly<Record<string, string>>): Promise<RunningConcord> {
  const { child, printed } = run(environment)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`Concord ended with ${code} before it answered: ${printed.error}`)),
    )
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed.out += `${line}\n`
      const address = /Concord is at (http:\S+)/.exec(line)?.[1]
      if (address) resolve(address)
    })
  })
  return {
    url,
    child,
    printed,
    ended,
    ask: async (query, variables = {}, headers = {}) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      })
      return (await response.json()) as Answer
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await ended
    },
  }
}
