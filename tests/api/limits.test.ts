import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type RunningConcord, startConcord, temporaryFolder } from '../support/concord.ts'

const folder = temporaryFolder()
let concord: RunningConcord

beforeAll(async () => {
  concord = await startConcord({ CONCORD_STORE: `file:${folder.path}/concord.db` })
})
afterAll(async () => {
  await concord?.stop()
  folder.remove()
})

function nested(levels: number): string {
  return `{ node(id: "state:france") { ${'... on Entry { relations(first: 1) { edges { node { '.repeat(levels)} id ${'} } } }'.repeat(levels)} } }`
}

const many = (count: number, text: (index: number) => string) =>
  `{ ${Array.from({ length: count }, (_, index) => text(index)).join(' ')} }`

describe('a query that asks too much is refused before it is begun:', () => {
  test.each([
    ['levels of fields', nested(5), 'DEPTH_LIMIT', 12],
    [
      'cost',
      '{ states(first: 100) { edges { node { treaties(first: 100) { edges { node { parties(first: 100) { edges { node { id } } } } } } } } } }',
      'COST_LIMIT',
      20_000,
    ],
    [
      'cost hidden in fragments',
      '{ states(first: 100) { ...page } } fragment page on StateConnection { edges { node { ...held } } } fragment held on State { treaties(first: 100) { edges { node { parties(first: 100) { edges { node { id } } } } } } }',
      'COST_LIMIT',
      20_000,
    ],
    ['aliases', `{ node(id: "state:france") ${many(31, (index) => `a${index}: id`)} }`, 'ALIAS_LIMIT', 30],
    ['root fields', many(21, () => 'datasetVersion'), 'ROOT_FIELD_LIMIT', 20],
    [
      'directives',
      `{ datasetVersion ${'@include(if: true) '.repeat(1)} node(id: "state:france") ${many(51, () => 'id @skip(if: false)')} }`,
      'DIRECTIVE_LIMIT',
      50,
    ],
  ])('%s', async (_, query, code, limit) => {
    const { errors, data } = await concord.ask(query)
    expect(data).toBeUndefined()
    expect(errors).toHaveLength(1)
    expect(errors?.[0]?.extensions).toMatchObject({ code, limit })
    // It says what the value is, and what can be done.
    expect(errors?.[0]?.extensions.value).toBeDefined()
    expect(errors?.[0]?.extensions.hint).toMatch(/\w/)
    expect(errors?.[0]?.message).toContain(limit === 20_000 ? '20000' : String(limit))
  })

  test('words and signs', async () => {
    const { errors } = await concord.ask(many(1400, () => 'datasetVersion a: __typename'))
    expect(errors?.[0]?.extensions.code).toBe('TOKEN_LIMIT')
  })

  test('bytes', async () => {
    const response = await fetch(`${concord.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ datasetVersion }', variables: { filler: 'x'.repeat(300_000) } }),
    })
    expect(response.status).toBe(413)
    expect(((await response.json()) as Answer).errors?.[0]?.extensions).toMatchObject({
      code: 'BODY_LIMIT',
      limit: 262_144,
    })
  })

  test('several operations in one body', async () => {
    const response = await fetch(`${concord.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ datasetVersion }' }, { query: '{ datasetVersion }' }]),
    })
    expect(response.status).toBe(400)
    expect(((await response.json()) as Answer).errors?.[0]?.extensions.code).toBe('BATCH_REFUSED')
  })
})

test('every answer says what the query cost', async () => {
  const { extensions } = await concord.ask('{ states(first: 10) { edges { node { id name } } } }')
  expect(extensions?.cost).toMatchObject({ limit: 20_000 })
  const { requested } = (extensions?.cost ?? {}) as { requested?: number }
  expect(requested).toBeGreaterThan(10)
})

describe('what is not a query', () => {
  const post = async (
    body: string,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) => {
    const response = await fetch(`${concord.url}/graphql`, { method: 'POST', headers, body })
    return { status: response.status, text: await response.text() }
  }

  test.each([
    ['{', 400],
    ['{"query": 5}', 400],
    ['{}', 400],
    // As GraphQL over HTTP has it, who asks for plain JSON finds faults of the query in the body.
    ['{"query":"{ states { edges { node { nam } } } }"}', 200],
    ['{"query":"{ states {"}', 200],
  ])('%s gets an error that tells nothing of the inside', async (body, expected) => {
    const { status, text } = await post(body)
    expect(status).toBe(expected)
    expect(JSON.parse(text).errors[0].message.length).toBeGreaterThan(5)
    expect(text).not.toMatch(/node_modules|\.ts:|\.js:|\bat \w+ \(/)
  })

  test('a form of another site is refused', async () => {
    const { status } = await post('query=%7BdatasetVersion%7D', {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect(status).toBe(415)
  })

  test('text is not taken for JSON', async () => {
    expect((await post('{"query":"{ datasetVersion }"}', { 'content-type': 'text/plain' })).status).toBe(415)
  })

  test('a mistyped field is told with the right one', async () => {
    const { errors } = await concord.ask('{ states { edges { node { capitol } } } }')
    expect(errors?.[0]?.message).toContain('capital')
  })
})
