// Builds dist/server from api, seeds and bench, and dist/web from web. With --if-needed only what is out of date.
// Plain JavaScript, since it runs before anything is built.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const parts = [
  {
    name: 'server',
    inputs: ['api', 'seeds', 'bench', 'tsconfig.json', 'tsconfig.server.json', 'package-lock.json'],
    command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.server.json'],
  },
  {
    name: 'web',
    inputs: [
      'web',
      'vite.config.ts',
      'postcss.config.mjs',
      'api/graphql/schema.graphql',
      'package-lock.json',
    ],
    command: ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  },
]

function files(path) {
  const whole = join(root, path)
  if (!existsSync(whole)) return []
  if (
    !readdirSync(dirname(whole), { withFileTypes: true }).some(
      (item) => join(dirname(whole), item.name) === whole && item.isDirectory(),
    )
  )
    return [whole]
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

function build({ name, inputs, command }) {
  const output = join(root, 'dist', name)
  const stamp = join(root, 'dist', `.built-${name}`)
  const current = fingerprint(inputs)
  if (process.argv.includes('--if-needed') && existsSync(stamp) && readFileSync(stamp, 'utf8') === current)
    return
  const began = performance.now()
  rmSync(output, { recursive: true, force: true })
  rmSync(stamp, { force: true })
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' })
  if (status !== 0) {
    process.stderr.write(`Building the ${name} failed.\n`)
    process.exit(1)
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, current)
  process.stdout.write(`Built the ${name} in ${((performance.now() - began) / 1000).toFixed(1)} s.\n`)
}

const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length)
for (const part of parts) if (!only || part.name === only) build(part)
