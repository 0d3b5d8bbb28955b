import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { Analyst } from './analysis/threads/Analyst.ts'
import { runCompiledCode } from './compiledCode.ts'
import { readSettings, type Settings } from './env.ts'
import { asFailure, Failure } from './errors.ts'
import { createLog } from './log.ts'
import { openStore } from './store/open.ts'
import type { GraphStore } from './store/port.ts'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Lines for people go to the standard output; what happens is logged to the standard error. */
function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** What reads the content is itself loaded only where there is none yet: the second start need not wait for it. */
async function load(store: GraphStore): Promise<void> {
  if ((await store.datasetVersion()) > 0) return
  const { loadIfEmpty } = await import('../seeds/load.ts')
  await loadIfEmpty(store, folder('../../../data'), {
    onProgress: (done, total) =>
      say(`${done === 0 ? 'Loading' : 'Loaded'} the content: ${total} entries and relations.`),
  })
}

async function listen(app: FastifyInstance, { host, port }: Settings): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Failure('PORT_TAKEN', `Port ${port} is used by another program.`, {
      hint: `Set PORT to another one: PORT=${port + 1} npm start`,
    })
  }
}

/** Answers what is under way, then ends. A second signal ends at once. */
function endOnSignals(app: FastifyInstance, analyst: Analyst, store: GraphStore): void {
  let ending = false
  const end = async () => {
    if (ending) process.exit(1)
    ending = true
    // Connections that are kept open once their request is answered would keep the server from ending.
    const sweep = setInterval(() => app.server.closeIdleConnections(), 20)
    await app.close()
    clearInterval(sweep)
    await analyst.close()
    await store.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end())
}

async function main(): Promise<void> {
  runCompiledCode(folder('./chunks'))
  const settings = readSettings()
  // Files are opened and servers answer while the schema is put together.
  const opening = openStore(settings.store)
  const [store, { createServer }, analysis] = await Promise.all([
    opening,
    import('./http/server.ts'),
    import('./analysis/threads/Analyst.ts'),
  ])
  const log = createLog(settings.logLevel)
  const analyst = new analysis.Analyst(settings.store, (cause) =>
    log.error({ cause }, 'The thread that analyses ended'),
  )
  try {
    await load(store)
    const app = await createServer({
      store,
      analyst,
      settings,
      explorer: folder('../../web'),
      log,
    })
    await listen(app, settings)
    endOnSignals(app, analyst, store)
    const address = app.server.address()
    const port = typeof address === 'object' && address ? address.port : settings.port
    say(
      `Concord is at http://${settings.host === '127.0.0.1' || settings.host === '0.0.0.0' ? 'localhost' : settings.host}:${port}`,
    )
    const { product, place } = await store.health()
    say(`The data is in ${place} (${product}).`)
  } catch (error) {
    await store.close()
    throw error
  }
}

// A bundle of CommonJS awaits nothing at its top.
main().catch((error: unknown) => {
  const { message, hint, code, cause } = asFailure(error)
  process.stderr.write(`${message}${hint ? `\n${hint}` : ''}\n`)
  if (code === 'INTERNAL') process.stderr.write(`${(cause as Error | undefined)?.stack ?? cause}\n`)
  process.exitCode = 1
})
