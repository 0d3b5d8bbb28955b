import { fileURLToPath } from 'node:url'
import { readSettings } from '../api/env.ts'
import { asFailure } from '../api/errors.ts'
import { openStore } from '../api/store/open.ts'
import { checkContent } from './check.ts'
import { type LoadReport, loadContent } from './load.ts'
import { readFolder } from './read/folder.ts'

// From where the compiled file lies, dist/server/seeds/, to the folder beside it in the checkout.
const folder = fileURLToPath(new URL('../../../data', import.meta.url))

function tell({ version, created, updated, removed, kept, missing }: LoadReport): void {
  const lines = [`Dataset version ${version}: ${created} created, ${updated} updated, ${removed} removed.`]
  if (kept.length > 0) lines.push(`Left as an editor made it:`, ...kept.map((line) => `  ${line}`))
  if (missing.length > 0)
    lines.push(
      'No longer in the files, and left in place (take it away with --prune):',
      ...missing.map((line) => `  ${line}`),
    )
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function load(prune: boolean): Promise<void> {
  const store = await openStore(readSettings().store)
  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort())
  try {
    tell(await loadContent(store, folder, { prune, signal: interrupted.signal }))
  } finally {
    await store.close()
  }
}

try {
  if (process.argv.includes('--check')) {
    const { length } = checkContent(readFolder(folder))
    process.stdout.write(`Nothing is wrong with ${length} entries and relations.\n`)
  } else await load(process.argv.includes('--prune'))
} catch (error) {
  const { message, hint } = asFailure(error)
  process.stderr.write(`${message}${hint ? `\n${hint}` : ''}\n`)
  process.exitCode = 1
}
