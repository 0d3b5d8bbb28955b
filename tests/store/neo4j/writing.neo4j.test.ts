import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Entry } from '../../../api/model/domain.ts'
import { openNeo4jStore } from '../../../api/store/neo4j/open.ts'
import type { GraphStore } from '../../../api/store/port.ts'
import { ask, empty, onEachServer } from './servers.ts'

const create = (id: string, name: string, more: object = {}) => ({
  action: 'createEntry',
  id,
  properties: { name, ...more },
  citations: [],
})

onEachServer('writing', (address) => {
  let store: GraphStore
  const commit = (...operations: object[]) => store.commit({ author: 'test', summary: 'Test', operations })

  beforeAll(async () => {
    await empty(address)
    store = await openNeo4jStore(address)
  })
  afterAll(async () => {
    await store.close()
    await empty(address)
  })

  test('commits from several sides at once get versions without gaps', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) => commit(create(`topic:at-once-${index}`, `At once ${index}`))),
    )
    expect(results.map(({ version }) => version).sort((left, right) => left - right)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    )
  })

  test('what a person sees in Neo4j has its native form', async () => {
    const source = create('source:charter', 'Charter')
    const organization = create('organization:who', 'World Health Organization', {
      founded: '1948-04-07',
      abbreviations: ['WHO', 'OMS'],
      coordinates: '46.2327, 6.1344',
      localNames: ['fr: Organisation mondiale de la Santé'],
    })
    const membership = {
      action: 'createRelation',
      type: 'member-of',
      from: 'state:france',
      to: 'organization:who',
      since: '1948-06',
      properties: { status: 'full' },
      citations: [{ source: 'source:charter', at: 'Article 3' }],
    }
    await commit(source, organization, create('state:france', 'France'), membership)
    const [row] = await ask(
      address,
      'MATCH (s:Entry:State)-[r:MEMBER_OF]->(o:Entry:Organization) RETURN labels(o) AS labels, properties(o) AS o, properties(r) AS r',
    )
    expect(row).toMatchObject({
      labels: ['Entry', 'Organization'],
      o: {
        id: 'organization:who',
        name: 'World Health Organization',
        founded: '1948-04-07',
        abbreviations: ['WHO', 'OMS'],
        coordinates: { x: 6.1344, y: 46.2327 },
        localNames: ['fr: Organisation mondiale de la Santé'],
        existsFrom: 19480407,
        revision: 1,
      },
      r: {
        since: '1948-06',
        sinceEarliest: '1948-06-01',
        sinceLatest: '1948-06-30',
        holdsFrom: 19480601,
        status: 'full',
        spell: 1,
      },
    })
    const [found] = await store.lookup(['organization:who'])
    expect(found).toMatchObject({
      entry: {
        properties: {
          founded: { edtf: '1948-04-07', earliest: '1948-04-07', latest: '1948-04-07' },
          coordinates: { latitude: 46.2327, longitude: 6.1344 },
          localNames: [{ language: 'fr', text: 'Organisation mondiale de la Santé' }],
        },
      },
    })
  })

  test('a stream shows what was there when it began, whatever is written meanwhile', async () => {
    const many = Array.from({ length: 5_000 }, (_, index) =>
      create(`topic:streamed-${String(index).padStart(4, '0')}`, `Streamed ${index}`),
    )
    await commit(...many)
    const seen: Entry[] = []
    const isMeant = { entries: { kinds: ['Topic'], where: { property: 'name', startsWith: 'STREAMED' } } }
    for await (const item of store.stream(isMeant)) {
      seen.push(item as Entry)
      if (seen.length !== 1) continue
      await commit(
        { action: 'updateEntry', id: 'topic:streamed-4000', revision: 1, set: { name: 'Renamed' } },
        { action: 'deleteEntry', id: 'topic:streamed-4001', revision: 1 },
        create('topic:streamed-4002-new', 'Streamed later'),
      )
      await commit({
        action: 'updateEntry',
        id: 'topic:streamed-4000',
        revision: 2,
        set: { name: 'Renamed twice' },
      })
    }
    expect(seen.length).toBe(5_000)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(5_000)
    expect(seen.find(({ id }) => id === 'topic:streamed-4000')).toMatchObject({
      revision: 1,
      properties: { name: 'Streamed 4000' },
    })
    expect(seen.some(({ id }) => id === 'topic:streamed-4001')).toBe(true)
  })

  test('a changeset and its undoing leave a history that adds up', async () => {
    const { version } = await commit(create('treaty:a', 'A'), {
      action: 'createRelation',
      type: 'party-to',
      from: 'state:france',
      to: 'treaty:a',
      since: '1990',
      properties: {},
      citations: [],
    })
    await commit({ action: 'updateEntry', id: 'treaty:a', revision: 1, set: { name: 'B' } })
    await commit({ action: 'deleteEntry', id: 'treaty:a', revision: 2 })
    const { edges } = await store.changes({ version, page: { first: 10 } })
    expect(edges.map(({ node }) => [node.id, node.action, node.before])).toEqual([
      ['treaty:a', 'created', null],
      ['state:france/party-to/treaty:a', 'created', null],
    ])
    expect(edges[0]?.node.after).toMatchObject({ revision: 1, properties: { name: 'A' } })
    const history = await store.changes({ entry: 'treaty:a', page: { first: 10 } })
    expect(history.edges.map(({ node }) => node.action)).toEqual(['created', 'updated', 'deleted'])
    expect(history.edges[1]?.node).toMatchObject({
      before: { properties: { name: 'A' } },
      after: { properties: { name: 'B' } },
    })
    expect(await store.lookup(['treaty:a'])).toMatchObject([
      { state: 'deleted', revision: 2, changedIn: version + 2 },
    ])
    const { edges: versions } = await store.changesets({ entry: 'treaty:a', page: { first: 10 } })
    expect(versions.map(({ node }) => node.version)).toEqual([version + 2, version + 1, version])
    expect(
      (await store.changesets({ entry: 'state:france', page: { first: 2 } })).edges.map(
        ({ node }) => node.version,
      ),
    ).toEqual([version + 2, version])
  })

  test('an entry that was merged away leads to the other, with its relations and names', async () => {
    await commit(
      create('coalition:old', 'Old group', { abbreviations: ['OG'] }),
      create('coalition:new', 'New group'),
      {
        action: 'createRelation',
        type: 'member-of',
        from: 'state:france',
        to: 'coalition:old',
        properties: {},
        citations: [],
      },
    )
    expect((await store.search({ text: 'og', first: 5 }))[0]?.entry.id).toBe('coalition:old')
    await commit({
      action: 'mergeEntry',
      id: 'coalition:old',
      revision: 1,
      into: 'coalition:new',
      intoRevision: 1,
    })
    expect(await store.lookup(['coalition:old'])).toMatchObject([{ state: 'merged', into: 'coalition:new' }])
    expect(await store.relationsById(['state:france/member-of/coalition:new'])).toMatchObject([
      { revision: 1 },
    ])
    const hits = await store.search({ text: 'og', first: 5 })
    expect(hits.map(({ entry }) => entry.id)).toEqual(['coalition:new'])
    await commit(create('coalition:old', 'Old group again'))
    expect(await store.lookup(['coalition:old'])).toMatchObject([{ state: 'live', entry: { revision: 2 } }])
  })
})
