import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningConcord, runConcord, startConcord, temporaryFolder } from '../support/concord.ts'

const folder = temporaryFolder()
const token = 'a-token-of-the-tests'
const name = 'query name($id: ID!) { node(id: $id) { ... on Entry { name } } }'
const manifest = join(folder.path, 'documents.json')
let concord: RunningConcord
let closed: RunningConcord

beforeAll(async () => {
  writeFileSync(
    manifest,
    JSON.stringify({ operations: [{ id: 'name-of-entry', name: 'name', type: 'query', body: name }] }),
  )
  concord = await startConcord({
    CONCORD_STORE: `file:${folder.path}/concord.db`,
    CONCORD_EDIT_TOKEN: token,
    CONCORD_ALLOWED_ORIGINS: 'https://analysts.example',
    CONCORD_LOG: 'debug',
  })
  closed = await startConcord({
    CONCORD_STORE: `file:${folder.path}/closed.db`,
    CONCORD_TRUSTED_DOCUMENTS: manifest,
  })
})
afterAll(async () => {
  await Promise.all([concord?.stop(), closed?.stop()])
  folder.remove()
})

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const variables = JSON.stringify({ id: 'state:france' })

function get(parameters: Record<string, string>, headers: Record<string, string> = {}, server = concord) {
  return fetch(`${server.url}/graphql?${new URLSearchParams(parameters)}`, { headers })
}

function post(body: object, server = concord, headers: Record<string, string> = {}) {
  return fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

describe('a query asked by GET', () => {
  test('is answered, with a tag by which it can be kept until the graph changes', async () => {
    const first = await get({ query: name, variables })
    expect(await first.json()).toMatchObject({ data: { node: { name: 'France' } } })
    expect(first.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^W\/"1-/)

    const again = await get({ query: name, variables }, { 'if-none-match': tag })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect(again.headers.get('etag')).toBe(tag)

    const other = await get({ query: name, variables: '{"id":"state:chile"}' }, { 'if-none-match': tag })
    expect(other.status).toBe(200)

    const changed = await concord.ask(
      'mutation { applyChangeset(summary: "Test", operations: [{ createEntry: { id: "topic:tags", properties: [{ property: "name", values: ["Tags"] }], citations: [] } }]) { userErrors { message } } }',
      {},
      { authorization: `Bearer ${token}` },
    )
    expect(changed.errors).toBeUndefined()
    const after = await get({ query: name, variables }, { 'if-none-match': tag })
    expect(after.status).toBe(200)
    expect(after.headers.get('etag')).toMatch(/^W\/"2-/)
  })

  test('is kept by nobody if it failed, and by the caller alone if it came with a token', async () => {
    const failed = await get({ query: '{ state(id: "nowhere") { id } }' })
    expect(failed.headers.get('etag')).toBeNull()
    expect(failed.headers.get('cache-control')).toBe('no-store')
    const own = await get({ query: name, variables }, { authorization: `Bearer ${token}` })
    expect(own.headers.get('cache-control')).toMatch(/^private/)
  })

  test('cannot change anything', async () => {
    const response = await get(
      { query: 'mutation { revertChangeset(version: 1) { userErrors { message } } }' },
      { authorization: `Bearer ${token}` },
    )
    expect(response.status).toBe(405)
  })
})

test('a query asked before can be asked again by its hash alone', async () => {
  const query = '{ state(id: "chile") { name } }'
  const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(query) } }
  const unknown = await (await get({ extensions: JSON.stringify(extensions) })).json()
  expect(unknown).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] })
  await post({ query, extensions })
  const known = await (await get({ extensions: JSON.stringify(extensions) })).json()
  expect(known).toMatchObject({ data: { state: { name: 'Chile' } } })
  const forged = { persistedQuery: { version: 1, sha256Hash: sha256('{ datasetVersion }') } }
  expect((await post({ query, extensions: forged })).status).toBe(400)
})

test('a hash that is not that of the query is a fault of the caller', async () => {
  const before = concord.printed.error.length
  const answer = await post({
    query: name,
    extensions: { persistedQuery: { version: 1, sha256Hash: sha256('another query') } },
  })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({
    errors: [
      {
        message: 'The hash is not that of the query.',
        extensions: { code: 'BAD_INPUT', hint: 'Send the SHA-256 of the text of the query, in hexadecimal.' },
      },
    ],
  })
  expect(concord.printed.error.slice(before)).not.toContain('"level":50')
})

test('long answers are compressed, short ones are not worth it', async () => {
  const headers = { 'accept-encoding': 'gzip' }
  const long = await get({ query: '{ states(first: 100) { edges { node { id name summary } } } }' }, headers)
  expect(long.headers.get('content-encoding')).toBe('gzip')
  expect(long.headers.get('vary')).toMatch(/accept-encoding/i)
  expect(((await long.json()) as { data: { states: { edges: [] } } }).data.states.edges).toHaveLength(100)
  const short = await get({ query: '{ datasetVersion }' }, headers)
  expect(short.headers.get('content-encoding')).toBeNull()
})

describe('pages of other sites', () => {
  const from = (origin: string, server = concord) => get({ query: '{ datasetVersion }' }, { origin }, server)

  test('may ask if they are on the list', async () => {
    const response = await from('https://analysts.example')
    expect(response.headers.get('access-control-allow-origin')).toBe('https://analysts.example')
    expect(response.headers.get('access-control-expose-headers')).toContain('etag')
  })

  test('may not otherwise, and by default none may', async () => {
    expect((await from('https://elsewhere.example')).headers.get('access-control-allow-origin')).toBeNull()
    expect(
      (await from('https://analysts.example', closed)).headers.get('access-control-allow-origin'),
    ).toBeNull()
  })
})

describe('a server with a manifest of documents', () => {
  const answered = { data: { node: { name: 'France' } } }

  test.each([
    ['the id', { documentId: 'name-of-entry' }],
    ['the hash', { documentId: `sha256:${sha256(name)}` }],
    [
      'the hash as Apollo sends it',
      { extensions: { persistedQuery: { version: 1, sha256Hash: sha256(name) } } },
    ],
    ['the very text', { query: name }],
  ])('answers a document named by %s, by POST and by GET', async (_, named) => {
    const posted = await post({ ...named, variables: { id: 'state:france' } }, closed)
    expect(await posted.json()).toMatchObject(answered)
    const parameters = Object.fromEntries(
      Object.entries(named).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    )
    const got = await get({ ...parameters, variables }, {}, closed)
    expect(await got.json()).toMatchObject(answered)
    const kept = await get(
      { ...parameters, variables },
      { 'if-none-match': got.headers.get('etag') ?? '' },
      closed,
    )
    expect(kept.status).toBe(304)
  })

  test.each([
    ['another text', { query: '{ datasetVersion }' }],
    ['an id that is not in it', { documentId: 'nothing' }],
    ['the name of what every object has', { documentId: 'constructor' }],
    ['a text under an id of its own', { documentId: 'mine', query: '{ datasetVersion }' }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['nothing', {}],
  ])('refuses %s', async (_, body) => {
    const response = await post(body, closed)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNTRUSTED_DOCUMENT' } }] })
  })

  test.each([
    ['is not there', join(folder.path, 'missing.json')],
    ['is no manifest', join(import.meta.dirname, 'http.test.ts')],
  ])('does not start if the file %s', async (_, file) => {
    const { code, error } = await runConcord({
      CONCORD_STORE: `file:${folder.path}/unstarted.db`,
      CONCORD_TRUSTED_DOCUMENTS: file,
    })
    expect(code).toBe(1)
    expect(error).toContain('CONCORD_TRUSTED_DOCUMENTS')
    expect(error).not.toMatch(/\bat \w+ \(/)
  })
})

test('a caller that goes away before the answer is no failure of the server', async () => {
  const query = '{ entries(first: 100) { edges { node { id name summary citations { source { name } } } } } }'
  const noticed = () => concord.printed.error.includes('The caller went away before the answer')
  // How long an answer takes is the machine's affair: those who leave are more or less patient.
  for (let round = 0; round < 50 && !noticed(); round += 1)
    for (let patience = 0; patience < 30 && !noticed(); patience += 1) {
      const leaving = new AbortController()
      const asked = fetch(`${concord.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-encoding': 'br' },
        body: JSON.stringify({ query }),
        signal: leaving.signal,
      }).catch(() => undefined)
      await setTimeout(patience)
      leaving.abort()
      await asked
    }
  await expect.poll(noticed).toBe(true)
  expect(concord.printed.error).not.toContain('"level":50')
})

test('a request with much under way at once leaves no warning', async () => {
  const fields = Array.from(
    { length: 15 },
    (_, index) =>
      `p${index}: paths(from: "state:france", to: "state:chile", count: ${index + 1}) { paths { length } }`,
  )
  const { data, errors } = await concord.ask(`{ ${fields.join(' ')} }`)
  expect(errors).toBeUndefined()
  expect(data.p14.paths).toHaveLength(15)
  expect(concord.printed.error).not.toContain('MaxListeners')
})
