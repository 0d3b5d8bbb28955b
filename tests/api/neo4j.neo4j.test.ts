import { describe, expect, inject, test } from 'vitest'
import { empty } from '../store/neo4j/servers.ts'
import { runConcord, startConcord } from '../support/concord.ts'

const servers = inject('neo4j')

describe.each(['lts', 'latest'] as const)('the program on Neo4j, %s', (release) => {
  const server = servers[release]
  const settings = (more: Readonly<Record<string, string>> = {}) => ({
    CONCORD_STORE: server?.url ?? '',
    CONCORD_NEO4J_USER: server?.user ?? '',
    CONCORD_NEO4J_PASSWORD: server?.password ?? '',
    ...more,
  })

  test.runIf(server)('loads the content into an empty database, serves it, and finds it again', async () => {
    if (server) await empty(server)
    const first = await startConcord(settings())
    expect(first.printed.out).toMatch(/Loaded the content: \d+ entries and relations/)
    const query = `{ datasetVersion
      treaty(id: "paris-agreement") { parties(asOf: "2016-11-04", first: 3) { totalCount edges { since { edtf } node { id } } } }
      search(query: "montreal prot", first: 1) { entry { id } }
      paths(from: "treaty:paris-agreement", to: "treaty:montreal-protocol", count: 1, avoidKinds: [STATE]) { paths { length } } }`
    const { data, errors } = await first.ask(query)
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      datasetVersion: 1,
      treaty: { parties: { totalCount: 74 } },
      search: [{ entry: { id: 'treaty:montreal-protocol' } }],
    })
    expect(data.paths.paths[0].length).toBeGreaterThan(1)
    await first.stop()
    expect(first.child.exitCode).toBe(0)
    expect(first.printed.error).toBe('')

    const second = await startConcord(settings())
    expect(second.printed.out).not.toContain('Loaded')
    expect((await second.ask(query)).data).toEqual(data)
    await second.stop()
    expect(second.printed.out + second.printed.error).not.toContain(server?.password)
  })

  test.runIf(server).each([
    [{ CONCORD_NEO4J_PASSWORD: 'not-the-password' }, /refused the user name or the password/i],
    [{ CONCORD_NEO4J_DATABASE: 'nowhere' }, /nowhere|does not exist/i],
  ])('is told what is wrong with %j', async (wrong, says) => {
    const { code, error } = await runConcord(settings(wrong))
    expect(code).toBe(1)
    expect(error).toMatch(says)
    expect(error).not.toContain('not-the-password')
    expect(error).not.toMatch(/\bat \w+ \(/)
  })
})
