import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The whole program, started as people start it, on a store of its own. */
export interface RunningConcord {
  readonly url: string
  stop(): Promise<void>
}

/** Starts the built program on a free port with an empty store, which it fills with the content. */
export async function startConcord(): Promise<RunningConcord> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-explorer-'))
  const main = fileURLToPath(new URL('../../dist/server/start/main.js', import.meta.url))
  const environment = { ...process.env, PORT: '0', CONCORD_STORE: `file:${join(folder, 'concord.db')}` }
  const child = spawn(process.execPath, [main], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Concord ended with ${code} before it answered`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /Concord is at (http:\S+)/.exec(line)?.[1]
      if (address) resolve(address)
    })
  })
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
