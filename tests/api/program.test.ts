import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { runConcord, startConcord, temporaryFolder } from '../support/concord.ts'

let folder = temporaryFolder()
afterEach(() => {
  folder.remove()
  folder = temporaryFolder()
})
const store = () => `file:${folder.path}/concord.db`

async function listening(): Promise<{ server: Server; port: number }> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as { port: number }).port }
}

describe('the start', () => {
  test('loads the content once, and says where it is', async () => {
    const first = await startConcord({ CONCORD_STORE: store() })
    expect(first.printed.out).toMatch(/Loaded the content: \d+ entries and relations/)
    expect((await first.ask('{ datasetVersion }')).data).toEqual({ datasetVersion: 1 })
    await first.stop()
    expect(first.child.exitCode).toBe(0)
    expect(first.printed.out).toContain(`The data is in ${folder.path}/concord.db (SQLite`)
    expect(first.printed.error).toBe('')

    const second = await startConcord({ CONCORD_STORE: store() })
    expect(second.printed.out).not.toContain('Loaded')
    expect((await second.ask('{ datasetVersion }')).data).toEqual({ datasetVersion: 1 })
    await second.stop()
    expect(second.printed.error).toBe('')
  })

  test('reads the code that an earlier one compiled, and does without where it is spoilt', async () => {
    const bundle = fileURLToPath(new URL('../../dist/server/start/chunks/', import.meta.url))
    const kept = () => readdirSync(bundle).filter((name) => name.startsWith('compiled-'))
    for (const folderOfCode of kept()) rmSync(bundle + folderOfCode, { recursive: true })
    const answers = async () => {
      const concord = await startConcord({ CONCORD_STORE: store() })
      expect((await concord.ask('{ datasetVersion }')).data).toEqual({ datasetVersion: 1 })
      await concord.stop()
      expect(concord.printed.error).toBe('')
    }
    await answers()
    const [folderOfCode, ...others] = kept()
    expect(others).toEqual([])
    const files = readdirSync(bundle + folderOfCode).map((name) => `${bundle}${folderOfCode}/${name}`)
    const server = files.find((file) => /server-[\w-]+\.js$/.test(file)) ?? ''
    expect(existsSync(server)).toBe(true)
    const writtenAt = files.map((file) => statSync(file).mtimeMs)
    await answers()
    expect(files.map((file) => statSync(file).mtimeMs)).toEqual(writtenAt)

    for (const file of files) writeFileSync(file, readFileSync(file).subarray(0, 500))
    await answers()
    expect(statSync(server).size).toBeGreaterThan(500)
  })

  test('on a port that is taken says so, and what to do', async () => {
    const { server, port } = await listening()
    const { code, error } = await runConcord({ PORT: String(port), CONCORD_STORE: store() })
    server.close()
    expect(code).toBe(1)
    expect(error).toContain(`Port ${port} is used by another program.`)
    expect(error).toContain(`PORT=${port + 1} npm start`)
    expect(error).not.toMatch(/\bat \w+ \(/)
  })

  test.each([
    [{ PORT: 'http' }, "PORT is 'http': must be a whole number"],
    [{ PORT: '70000' }, 'PORT'],
    [{ CONCORD_STOR: 'file:x' }, "CONCORD_STOR is not a setting. Did you mean 'CONCORD_STORE'?"],
    [{ CONCORD_STORE: 'postgres://localhost' }, 'neo4j://localhost:7687'],
    [{ CONCORD_EDIT_TOKEN: 'short' }, 'at least 16 characters'],
    [{ CONCORD_LIMIT_DEPTH: '-1' }, 'CONCORD_LIMIT_DEPTH'],
    [{ CONCORD_STORE: 'file:/nowhere/at/all/concord.db' }, 'The folder /nowhere/at/all does not exist.'],
    [{ CONCORD_STORE: 'bolt://127.0.0.1:1', CONCORD_NEO4J_PASSWORD: 'secret-word' }, 'bolt://127.0.0.1:1'],
  ])('with %j is refused with a sentence', async (environment, says) => {
    const { code, error } = await runConcord({ CONCORD_STORE: store(), ...environment })
    expect(code).toBe(1)
    expect(error).toContain(says)
    expect(error).not.toContain('secret-word')
    expect(error).not.toMatch(/\bat \w+ \(/)
  })

  test('on a file that is something else leaves it as it is', async () => {
    const file = `${folder.path}/notes.txt`
    writeFileSync(file, 'These are my notes. '.repeat(500))
    const { code, error } = await runConcord({ CONCORD_STORE: `file:${file}` })
    expect(code).toBe(1)
    expect(error.length).toBeGreaterThan(10)
    expect(readdirSync(folder.path)).toEqual(['notes.txt'])
  })
})

describe('the end', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s comes after what is under way is answered',
    async (signal) => {
      const concord = await startConcord({ CONCORD_STORE: store() })
      // Many, and none of them trivial, so that some are under way when the signal comes.
      const asked = Array.from({ length: 40 }, () =>
        concord.ask(
          '{ neighborhood(start: ["organization:united-nations"], depth: 2, perType: 20) { entries { id } } }',
        ),
      )
      await asked[0]
      concord.child.kill(signal)
      const answers = await Promise.allSettled(asked)
      await concord.ended
      expect(concord.child.exitCode).toBe(0)
      for (const answer of answers) {
        // One that had not been taken yet is refused; one that was taken is answered in whole.
        if (answer.status === 'fulfilled')
          expect(answer.value.data.neighborhood.entries.length).toBeGreaterThan(20)
        else expect(String(answer.reason)).toMatch(/fetch failed/)
      }
      expect(answers[0]?.status).toBe('fulfilled')
      expect(existsSync(`${folder.path}/concord.db`)).toBe(true)
    },
  )
})

describe('over HTTP', () => {
  test('there is health, headers, the explorer at its addresses, and nothing else', async () => {
    const concord = await startConcord({ CONCORD_STORE: store() })
    const get = (path: string, headers: Record<string, string> = {}) => fetch(concord.url + path, { headers })
    expect(await (await get('/health')).json()).toMatchObject({ ok: true, datasetVersion: 1 })
    expect(await (await get('/health/live')).json()).toEqual({ ok: true })

    const page = await get('/explore?shown=state%3Afrance')
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await page.text()).toContain('<div id="root">')

    const answer = await get('/graphql?query=%7BdatasetVersion%7D', { 'apollo-require-preflight': 'true' })
    expect(await answer.json()).toMatchObject({ data: { datasetVersion: 1 } })
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()

    const missing = await get('/assets/nothing.js')
    expect(missing.status).toBe(404)
    expect(await (await get('/..%2f..%2fpackage.json')).text()).not.toContain('"dependencies"')
    await concord.stop()
  })

  test('pages of other sites may ask only if they are named', async () => {
    const concord = await startConcord({
      CONCORD_STORE: store(),
      CONCORD_ALLOWED_ORIGINS: 'https://notebook.example',
    })
    const origin = async (name: string) =>
      (
        await fetch(`${concord.url}/graphql`, {
          method: 'OPTIONS',
          headers: { origin: name, 'access-control-request-method': 'POST' },
        })
      ).headers.get('access-control-allow-origin')
    expect(await origin('https://notebook.example')).toBe('https://notebook.example')
    expect(await origin('https://elsewhere.example')).toBeNull()
    await concord.stop()
  })
})

describe('changes over the API', () => {
  const create = `mutation($operations: [OperationInput!]!) { applyChangeset(summary: "A test", operations: $operations) { version userErrors { code path message } } }`
  const topic = (id: string, name: string) => ({
    createEntry: { id, properties: [{ property: 'name', values: [name] }] },
  })

  test('need the token, are refused with all problems, are kept, and can be taken back', async () => {
    const token = 'a-token-of-some-length'
    const concord = await startConcord({ CONCORD_STORE: store(), CONCORD_EDIT_TOKEN: token })
    const operations = [topic('topic:whales', 'Whales')]
    const strangers: Record<string, string>[] = [{}, { authorization: 'Bearer a-token-of-some-lengtH' }]
    for (const headers of strangers)
      expect((await concord.ask(create, { operations }, headers)).errors?.[0]?.extensions.code).toBe(
        'UNAUTHORIZED',
      )

    const authorization = { authorization: `Bearer ${token}` }
    const refused = await concord.ask(
      create,
      {
        operations: [
          topic('topic:whales', 'Whales'),
          { createEntry: { id: 'topik:x', properties: [] } },
          { deleteEntry: { id: 'topic:nothing', revision: 1 } },
        ],
      },
      authorization,
    )
    expect(refused.data.applyChangeset.version).toBeNull()
    expect(refused.data.applyChangeset.userErrors.length).toBeGreaterThanOrEqual(1)
    expect((await concord.ask('{ node(id: "topic:whales") { id } datasetVersion }')).data).toEqual({
      node: null,
      datasetVersion: 1,
    })

    const applied = await concord.ask(create, { operations }, authorization)
    expect(applied.data.applyChangeset).toEqual({ version: 2, userErrors: [] })
    expect((await concord.ask('{ search(query: "whales") { entry { id } } }')).data.search[0].entry.id).toBe(
      'topic:whales',
    )

    const reverted = await concord.ask(
      'mutation { revertChangeset(version: 2) { version userErrors { code } } }',
      {},
      authorization,
    )
    expect(reverted.data.revertChangeset).toEqual({ version: 3, userErrors: [] })
    const after = await concord.ask(
      '{ node(id: "topic:whales") { id } changesets(first: 5) { edges { node { version author summary } } } }',
    )
    expect(after.data.node).toBeNull()
    expect(
      after.data.changesets.edges.map((edge: { node: { version: number } }) => edge.node.version),
    ).toEqual([3, 2, 1])
    expect(JSON.stringify(after.data) + concord.printed.error + concord.printed.out).not.toContain(token)
    await concord.stop()
  })
})
