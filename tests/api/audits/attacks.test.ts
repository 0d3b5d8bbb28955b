import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningConcord, startConcord, temporaryFolder } from '../../support/concord.ts'

const folder = temporaryFolder()
let concord: RunningConcord

beforeAll(async () => {
  concord = await startConcord({ CONCORD_STORE: `file:${folder.path}/concord.db` })
})
afterAll(async () => {
  await concord?.stop()
  folder.remove()
})

const repeated = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')

/** Fragments of which each spreads the next twice: two to the power of their number, in a few lines. */
const doubling = (count: number) =>
  `{ ...f0 } ${repeated(count, (index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`)} fragment f${count} on Query { datasetVersion }`

const nested = (levels: number) =>
  `{ node(id: "state:france") { ${'... on Entry { relations(first: 1) { edges { node { '.repeat(levels)} id ${'} } } }'.repeat(levels)} } }`

/** A filter of filters, as text: to write an object of that depth would be too much for the writer too. */
const deepFilter = (levels: number) =>
  `${'{"not":'.repeat(levels)}{"name":{"exists":true}}${'}'.repeat(levels)}`

const introspection = (levels: number) =>
  `{ __schema { types { ${'fields { type { '.repeat(levels)} name ${'} }'.repeat(levels)} } } }`

type Attack = { readonly query?: unknown; readonly variables?: unknown; readonly [more: string]: unknown }

const listed =
  'query($filter: TreatyFilter) { treaties(filter: $filter, first: 1) { edges { node { id } } } }'

const attacks: readonly (readonly [string, Attack | readonly Attack[] | string, string])[] = [
  ['aliases', { query: `{ ${repeated(500, (index) => `a${index}: datasetVersion`)} }` }, 'ALIAS_LIMIT'],
  [
    'aliases in a fragment',
    { query: `{ ...f } fragment f on Query { ${repeated(500, (index) => `a${index}: datasetVersion`)} }` },
    'ALIAS_LIMIT',
  ],
  [
    'the same field again and again',
    { query: `{ ${'datasetVersion '.repeat(1000)} }` },
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'the same field below a root field',
    { query: `{ states(first: 100) { edges { node { ${'name '.repeat(1000)} } } } }` },
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'directives',
    { query: `{ datasetVersion ${'@include(if: true) '.repeat(300)} }` },
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'directives that do not exist',
    { query: `{ datasetVersion ${repeated(500, (index) => `@d${index}`)} }` },
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'directives on many fields',
    { query: `{ node(id: "state:france") { ${'id @include(if: true) '.repeat(200)} } }` },
    'DIRECTIVE_LIMIT',
  ],
  ['depth', { query: nested(60) }, 'DEPTH_LIMIT'],
  ['depth without an end', { query: '{ '.repeat(100_000) }, 'GRAPHQL_PARSE_FAILED'],
  ['a list of lists without an end', { query: `{ nodes(ids: ${'['.repeat(100_000)} }` }, 'DEPTH_LIMIT'],
  [
    'several operations in one body',
    Array.from({ length: 100 }, () => ({ query: '{ datasetVersion }' })),
    'BATCH_REFUSED',
  ],
  [
    'fragments in a circle',
    { query: '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }' },
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a fragment within itself',
    { query: '{ ...a } fragment a on Query { datasetVersion ...a }' },
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['fragments that double', { query: doubling(60) }, 'COST_LIMIT'],
  [
    'fragments that are never used',
    {
      query: `{ datasetVersion } ${repeated(400, (index) => `fragment f${index} on Query { datasetVersion }`)}`,
    },
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'fields that contradict each other',
    { query: `{ ${repeated(200, (index) => `a: state(id: "${index}") { id }`)} }` },
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a body that is too large',
    { query: '{ datasetVersion }', variables: { filler: 'x'.repeat(2_000_000) } },
    'BODY_LIMIT',
  ],
  [
    'a body nested without an end',
    `{"query":"{datasetVersion}","variables":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
    '',
  ],
  [
    'pages of pages of pages',
    {
      query:
        '{ states(first: 100) { edges { node { treaties(first: 100) { edges { node { parties(first: 100) { edges { node { id } } } } } } } } } }',
    },
    'COST_LIMIT',
  ],
  [
    'a page whose size is a variable',
    {
      query:
        'query($n: Int) { states(first: $n) { edges { node { treaties(first: $n) { edges { node { parties(first: $n) { edges { node { id } } } } } } } } } }',
      variables: { n: 100 },
    },
    'COST_LIMIT',
  ],
  ['a page too large', { query: '{ states(first: 1000000) { edges { node { id } } } }' }, 'COST_LIMIT'],
  ['introspection deeper than the schema', { query: introspection(300) }, 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a filter nested without an end',
    `{"query":${JSON.stringify(listed)},"variables":{"filter":${deepFilter(8000)}}}`,
    'INPUT_LIMIT',
  ],
  [
    'a filter as wide as the body',
    {
      query: listed,
      variables: {
        filter: { or: Array.from({ length: 8000 }, (_, index) => ({ name: { contains: String(index) } })) },
      },
    },
    'INPUT_LIMIT',
  ],
  [
    'ids without an end',
    {
      query: 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: Array.from({ length: 10_000 }, (_, index) => `state:s${index}`) },
    },
    'INPUT_LIMIT',
  ],
  [
    'statements of a database',
    {
      query: 'query($id: ID!) { state(id: $id) { id } }',
      variables: { id: "france' OR 1=1; MATCH (n) DETACH DELETE n //" },
    },
    'NOT_FOUND',
  ],
  [
    'a search without an end',
    {
      query: 'query($q: String!) { search(query: $q) { matchedText } }',
      variables: { q: 'a '.repeat(50_000) },
    },
    'BAD_INPUT',
  ],
  [
    'the prototype of objects',
    `{"query":"{ datasetVersion }","variables":{"__proto__":{"polluted":true}}}`,
    '',
  ],
]

interface Reply {
  readonly status: number
  readonly text: string
}

async function send(body: unknown): Promise<Reply> {
  const response = await fetch(`${concord.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, text: await response.text() }
}

const memory = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${concord.child.pid}/status`, 'utf8'))?.[1]) / 1024

/** The processor's time that the server has used, in hundredths of a second. */
function worked(): number {
  const fields = readFileSync(`/proc/${concord.child.pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return Number(fields[11]) + Number(fields[12])
}

describe('is refused with a code, and tells nothing of the inside:', () => {
  test.each(attacks)('%s', async (_, body, code) => {
    const { status, text } = await send(body)
    expect(status).toBeLessThan(500)
    expect(text).not.toMatch(/node_modules|\.[jt]s:\d|\bat \w+ \(|SELECT|MATCH \(n:|sqlite/i)
    if (code !== '') expect(text).toContain(`"code":"${code}"`)
    expect(text.length).toBeLessThan(70_000)
  })
})

test('refusing all of them again and again takes little work, and no memory', async () => {
  const all = attacks.filter(([, body]) => JSON.stringify(body).length < 200_000)
  const rounds = 20
  const stretch = async () => {
    const [before, began] = [memory(), worked()]
    for (let count = 0; count < rounds; count++) for (const [, body] of all) await send(body)
    return { grown: memory() - before, work: ((worked() - began) * 10) / (rounds * all.length) }
  }
  await stretch()
  const stretches = [await stretch(), await stretch(), await stretch()]
  // Of processor time, so that it does not matter what else the machine does: less than 50 ms for each.
  expect(Math.min(...stretches.map(({ work }) => work))).toBeLessThan(50)
  // What is not let go of grows in every stretch; a heap that is not swept yet grows in one.
  expect(Math.min(...stretches.map(({ grown }) => grown))).toBeLessThan(20)
  expect((await concord.ask('{ datasetVersion }')).data).toEqual({ datasetVersion: 1 })
}, 180_000)

test('what the schema says of itself is open to everybody, on purpose', async () => {
  const { data } = await concord.ask('{ __schema { queryType { name } types { name description } } }')
  expect(data.__schema.types.length).toBeGreaterThan(100)
})

test('nothing is learned of objects by their prototype', async () => {
  const { data, errors } = await concord.ask(
    '{ node(id: "constructor") { id } other: node(id: "__proto__/x/y") { id } }',
  )
  expect(errors).toBeUndefined()
  expect(data).toEqual({ node: null, other: null })
})
