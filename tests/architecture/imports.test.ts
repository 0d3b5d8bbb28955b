import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** What each part may import of the others, beside itself and `api/errors.ts`. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'api/model': [],
  'api/store': ['api/model'],
  'api/analysis': ['api/model', 'api/store'],
  'api/graphql': ['api/model', 'api/store', 'api/analysis'],
  'api/http': ['api/model', 'api/store', 'api/analysis', 'api/graphql', 'api/env.ts'],
  'api/main.ts': ['api', 'seeds'],
  'api/env.ts': ['api/model'],
  'api/log.ts': ['api/env.ts'],
  'api/compiledCode.ts': [],
  'api/errors.ts': [],
  seeds: ['api/store', 'api/model', 'api/env.ts'],
  web: [],
}

const sources = ['api', 'seeds', 'web'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx)$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name)),
)

/** The files and packages that a file imports, also by `import()`; a worker that a page starts too. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name)
  return found.map((name) =>
    name.startsWith('.') ? relative(root, resolve(root, dirname(file), name.replace(/\?.*$/, ''))) : name,
  )
}

function partOf(file: string): string {
  return Object.keys(mayImport).find((part) => file === part || file.startsWith(`${part}/`)) ?? file
}

test('every source file belongs to a part of the design', () => {
  expect(sources.filter((file) => !(partOf(file) in mayImport))).toEqual([])
  expect(sources.length).toBeGreaterThan(100)
})

test('imports point one way', () => {
  const wrong = sources.flatMap((file) => {
    const part = partOf(file)
    const allowed = [part, 'api/errors.ts', ...(mayImport[part] ?? [])]
    return importsOf(file)
      .filter((name) => /^(api|seeds|web|tests|bench|tooling)\//.test(name))
      .filter((name) => !allowed.some((one) => name === one || name.startsWith(`${one}/`)))
      .map((name) => `${file} imports ${name}`)
  })
  expect(wrong).toEqual([])
})

test('only the stores know their drivers, each its own', () => {
  const drivers = { 'neo4j-driver': 'api/store/neo4j/', '@photostructure/sqlite': 'api/store/sqlite/' }
  const wrong = sources.flatMap((file) =>
    importsOf(file)
      .filter((name) => name in drivers && !file.startsWith(drivers[name as keyof typeof drivers]))
      .map((name) => `${file} imports ${name}`),
  )
  expect(wrong).toEqual([])
})

test('the stores do not know each other', () => {
  const wrong = sources.flatMap((file) =>
    importsOf(file)
      .filter(
        (name) =>
          (file.startsWith('api/store/sqlite/') && name.startsWith('api/store/neo4j/')) ||
          (file.startsWith('api/store/neo4j/') && name.startsWith('api/store/sqlite/')),
      )
      .map((name) => `${file} imports ${name}`),
  )
  expect(wrong).toEqual([])
})

test('no files import each other in a circle', () => {
  const known = new Set(sources)
  const typeOnly = /import type [^;]*?from '([^']+)'/g
  const edges = new Map(
    sources.map((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      const erased = new Set(
        [...text.matchAll(typeOnly)].map(([, name = '']) =>
          relative(root, resolve(root, dirname(file), name)),
        ),
      )
      return [file, importsOf(file).filter((name) => known.has(name) && !erased.has(name))]
    }),
  )
  const state = new Map<string, 'open' | 'done'>()
  const circles: string[] = []
  const walk = (file: string, way: readonly string[]): void => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      circles.push([...way.slice(way.indexOf(file)), file].join(' → '))
      return
    }
    state.set(file, 'open')
    for (const next of edges.get(file) ?? []) walk(next, [...way, file])
    state.set(file, 'done')
  }
  for (const file of sources) walk(file, [])
  expect(circles).toEqual([])
})

test('no folder is named by what it is not about', () => {
  const names = new Set(sources.flatMap((file) => dirname(file).split('/')))
  expect([...names].filter((name) => /^(utils?|common|helpers?|misc|lib|shared)$/.test(name))).toEqual([])
})
