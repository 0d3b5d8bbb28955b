// Names what has changed in the schema since the branch began, breaking changes first. With --strict those fail,
// with --breaking they alone are named.
// --old=FILE compares with a file; CONCORD_SCHEMA_BASE names another commit than the one that is found.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CriticalityLevel, diff } from '@graphql-inspector/core'
import { buildSchema } from 'graphql'

const root = fileURLToPath(new URL('..', import.meta.url))
const place = 'api/graphql/schema.graphql'
const option = (name) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)

function git(...args) {
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' })
  return status === 0 ? stdout : undefined
}

/** Where the branch left the main one; on the main one itself, the commit before. */
function base() {
  if (process.env.CONCORD_SCHEMA_BASE) return process.env.CONCORD_SCHEMA_BASE
  const head = git('rev-parse', 'HEAD')?.trim()
  for (const main of ['origin/main', 'main']) {
    const common = git('merge-base', 'HEAD', main)?.trim()
    if (common && common !== head) return common
  }
  return git('rev-parse', '--verify', 'HEAD~1')?.trim()
}

/** The schema to compare with, and where it is from. */
function before() {
  const file = option('old')
  if (file) return { text: readFileSync(file, 'utf8'), from: file }
  const commit = base()
  return { text: commit && git('show', `${commit}:${place}`), from: commit?.slice(0, 10) }
}

const { text, from } = before()
if (!text) {
  process.stderr.write(
    '\nTHE SCHEMA WAS NOT COMPARED: there is no earlier commit here to compare it with.\n\n',
  )
  process.exit(0)
}
const changes = await diff(buildSchema(text), buildSchema(readFileSync(`${root}/${place}`, 'utf8')))
const of = (level) => changes.filter(({ criticality }) => criticality.level === level)
const breaking = of(CriticalityLevel.Breaking)
const list = (title, found) => {
  if (found.length === 0) return
  process.stdout.write(`${title}\n${found.map(({ message }) => `  ${message}\n`).join('')}`)
}
list(`BREAKING CHANGES of the schema since ${from}:`, breaking)
if (!process.argv.includes('--breaking'))
  list('Changes that may surprise clients:', of(CriticalityLevel.Dangerous))
process.stdout.write(
  `The schema has ${changes.length} changes since ${from}, ${breaking.length} of them breaking.\n`,
)
if (breaking.length > 0 && process.argv.includes('--strict')) process.exitCode = 1
