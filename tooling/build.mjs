// Builds dist/server from api, seeds and bench, and dist/web from web. With --if-needed only what is out of date.
// Plain JavaScript, since it runs before anything is built.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const parts = [
  {
    name: 'server',
    entry: 'tsconfig.server.json',
    inputs: [
      'api',
      'seeds',
      'bench',
      'tooling/bundle.mjs',
      'tsconfig.json',
      'tsconfig.server.json',
      'package-lock.json',
    ],
    commands: (output) => [
      ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.server.json', '--outDir', output],
      ['tooling/bundle.mjs', output],
    ],
  },
  {
    name: 'web',
    entry: 'web/index.html',
    inputs: [
      'web',
      'vite.config.ts',
      'tooling/leanCytoscape.ts',
      'tooling/firstPaint.ts',
      'postcss.config.mjs',
      'api/graphql/schema.graphql',
      'package-lock.json',
    ],
    commands: (output) => [
      ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error', '--outDir', output, '--emptyOutDir'],
    ],
  },
]

function files(path) {
  const whole = join(root, path)
  if (!statSync(whole).isDirectory()) return [whole]
  return readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .sort()
}

function fingerprint(inputs) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(files))
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function build({ name, entry, inputs, commands }) {
  if (!existsSync(join(root, entry))) return
  const output = join(root, 'dist', name)
  const stamp = join(root, 'dist', `.built-${name}`)
  const current = fingerprint(inputs)
  if (process.argv.includes('--if-needed') && existsSync(stamp) && readFileSync(stamp, 'utf8') === current)
    return
  const began = performance.now()
  // Made beside it and put in its place, so that what runs from the old one is not pulled away in the middle.
  const draft = `${output}.${process.pid}`
  // What tests and people look at is the same: nothing is built for development here.
  const env = { ...process.env, NODE_ENV: 'production' }
  const succeeds = (command) =>
    spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit', env }).status === 0
  if (!commands(draft).every(succeeds)) {
    rmSync(draft, { recursive: true, force: true })
    process.stderr.write(`Building the ${name} failed.\n`)
    process.exit(1)
  }
  rmSync(output, { recursive: true, force: true })
  renameSync(draft, output)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, current)
  process.stdout.write(`Built the ${name} in ${((performance.now() - began) / 1000).toFixed(1)} s.\n`)
}

const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)
for (const part of parts) if (!only || part.name === only) build(part)
