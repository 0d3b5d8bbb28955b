import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openNeo4jStore } from '../../../api/store/neo4j/open.ts'
import type { GraphStore } from '../../../api/store/port.ts'
import { type RunningNeo4j, startNeo4j } from '../../support/neo4j.ts'

const named = process.env.CONCORD_TEST_NEO4J !== undefined

/** A server that others use is not ended: this one is the test's own. */
describe.runIf(inject('neo4j').lts && !named)('a server that goes away and comes back', () => {
  let server: RunningNeo4j
  let store: GraphStore

  beforeAll(async () => {
    const started = await startNeo4j('lts')
    if ('unavailable' in started) throw new Error(started.unavailable)
    server = started
    store = await openNeo4jStore(server)
  })
  afterAll(async () => {
    await store.close()
    await server.stop()
  })

  test('is a failure with a hint while it is away, and no matter afterwards', async () => {
    const operations = [
      { action: 'createEntry', id: 'state:france', properties: { name: 'France' }, citations: [] },
    ]
    await store.commit({ author: 'test', summary: 'Before', operations })
    await server.kill()
    const away = { code: 'STORE_UNAVAILABLE', retryAfter: expect.any(Number), hint: expect.any(String) }
    await expect(store.lookup(['state:france'])).rejects.toMatchObject(away)
    await expect(store.commit({ author: 'test', summary: 'Meanwhile', operations })).rejects.toMatchObject(
      away,
    )
    expect(await store.health()).toMatchObject({
      ok: false,
      datasetVersion: null,
      fault: { code: 'STORE_UNAVAILABLE' },
    })
    await server.start()
    expect(await store.lookup(['state:france'])).toMatchObject([{ state: 'live' }])
    const more = [
      { action: 'createEntry', id: 'state:norway', properties: { name: 'Norway' }, citations: [] },
    ]
    expect(await store.commit({ author: 'test', summary: 'After', operations: more })).toMatchObject({
      version: 2,
    })
    expect(await store.health()).toMatchObject({ ok: true, datasetVersion: 2 })
  })
})
