import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** A server that was started for a measurement. */
export interface ServerProcess {
  /** Where it answers GraphQL. */
  readonly url: string
  /** Milliseconds from its start to its first answer. */
  readonly firstAnswer: number
  /** Resident memory in megabytes, now. */
  memory(): number
  stop(): Promise<void>
}

/** How to start a server. */
export interface ServerStart {
  /** What Node is told beside the script. */
  readonly flags?: readonly string[]
  /** The compiled file. */
  readonly script: string
  readonly arguments?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** The address in a line that it prints; undefined if the line has none. */
  readonly address: (line: string) => string | undefined
}

async function untilAnswered(url: string): Promise<void> {
  for (;;) {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{__typename}"}',
      })
      if (answer.ok) return
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

function memoryOf({ pid }: ChildProcess): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1024
}

/** Starts a server in a process of its own and waits for its first answer. */
export async function startServer({
  flags = [],
  script,
  arguments: args = [],
  environment = {},
  address,
}: ServerStart): Promise<ServerProcess> {
  const began = performance.now()
  const child = spawn(process.execPath, [...flags, script, ...args], {
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it answered`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = address(line)
      if (found) resolve(found)
    })
  })
  await untilAnswered(url)
  return {
    url,
    firstAnswer: performance.now() - began,
    memory: () => memoryOf(child),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
