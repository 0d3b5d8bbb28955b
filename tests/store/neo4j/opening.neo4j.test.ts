import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openNeo4jStore } from '../../../api/store/neo4j/open.ts'
import { membersOn, withUndatedMember } from '../undated.ts'
import { ask, empty, onEachServer } from './servers.ts'

const nobodyThere = 'bolt://127.0.0.1:1'

onEachServer('opening', (address) => {
  test('makes an empty database ready, and finds it ready the next time', async () => {
    await empty(address)
    const lines: string[] = []
    const store = await openNeo4jStore({ ...address, log: (line) => lines.push(line) })
    expect(await store.datasetVersion()).toBe(0)
    expect(await store.health()).toMatchObject({
      ok: true,
      datasetVersion: 0,
      product: expect.stringMatching(/^Neo4j .* community$/),
    })
    await store.close()
    const before = await ask(
      address,
      'SHOW INDEXES YIELD name, state RETURN count(*) AS number, collect(DISTINCT state) AS states',
    )
    expect(before[0]?.states).toEqual(['ONLINE'])
    const again = await openNeo4jStore({ ...address, log: (line) => lines.push(line) })
    await again.close()
    expect(await ask(address, 'SHOW INDEXES YIELD name RETURN count(*) AS number')).toEqual([
      { number: before[0]?.number },
    ])
    expect(lines.filter((line) => line.includes('makes')).length).toBeLessThanOrEqual(1)
  })

  test('with a wrong password is refused, without telling it', async () => {
    const opening = openNeo4jStore({ ...address, password: 'not the password' })
    await expect(opening).rejects.toMatchObject({
      code: 'STORE_REFUSED',
      hint: expect.stringContaining('password'),
    })
    await expect(opening).rejects.not.toThrow(/not the password/)
  })

  test('a database that is not there says so', async () => {
    await expect(openNeo4jStore({ ...address, database: 'nowhere' })).rejects.toMatchObject({
      code: 'STORE_MISSING',
      message: expect.stringContaining('nowhere'),
    })
  })

  test('data of the first version is brought up to date: what has no beginning begins with its ends', async () => {
    await empty(address)
    const first = await openNeo4jStore(address)
    await first.commit(withUndatedMember)
    await first.close()
    await ask(address, 'MATCH ()-[r:MEMBER_OF]->() SET r.holdsFrom = 0')
    await ask(address, 'MATCH (d:Dataset) SET d.schema = 1')
    const store = await openNeo4jStore(address)
    expect(await membersOn(store, '1951-12-04')).toEqual([])
    expect(await membersOn(store, '1951-12-05')).toEqual(['state:chile'])
    await store.close()
    await empty(address)
  })

  test('data of a newer version is left alone', async () => {
    await (await openNeo4jStore(address)).close()
    await ask(address, 'MATCH (d:Dataset) SET d.schema = 999')
    await expect(openNeo4jStore(address)).rejects.toMatchObject({ code: 'STORE_NEWER' })
    await empty(address)
  })
})

test('where nobody answers, opening says so soon', async () => {
  const opening = openNeo4jStore({ url: nobodyThere, user: 'neo4j', password: 'x' })
  await expect(opening).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryAfter: expect.any(Number) })
})

test('what is no Neo4j is told apart', async () => {
  const server = createServer((_, response) => response.end('hello'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const opening = openNeo4jStore({ url: `bolt://127.0.0.1:${port}`, user: 'neo4j', password: 'x' })
  await expect(opening).rejects.toMatchObject({
    code: expect.stringMatching(/STORE_WRONG_VERSION|STORE_UNAVAILABLE/),
  })
  server.close()
})

test('an address of another form is a wrong setting', async () => {
  await expect(openNeo4jStore({ url: 'postgres://x', user: 'a', password: 'b' })).rejects.toMatchObject({
    code: 'BAD_SETTING',
  })
})
