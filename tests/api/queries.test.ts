import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningConcord, startConcord, temporaryFolder } from '../support/concord.ts'

const folder = temporaryFolder()
let concord: RunningConcord

beforeAll(async () => {
  concord = await startConcord({ CONCORD_STORE: `file:${folder.path}/concord.db` })
})
afterAll(async () => {
  await concord?.stop()
  folder.remove()
})

/** The data of an answer that has no errors. */
async function data(query: string, variables?: object) {
  const answer = await concord.ask(query, variables)
  expect(answer.errors).toBeUndefined()
  return answer.data
}

/** The first error of an answer. */
async function error(query: string, variables?: object) {
  const { errors } = await concord.ask(query, variables)
  expect(errors).toBeDefined()
  return { message: errors?.[0]?.message, ...errors?.[0]?.extensions } as Record<string, unknown>
}

interface Listed {
  edges: { cursor: string; node: { id: string; name: string } }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
}

const ids = ({ edges }: Listed) => edges.map(({ node }) => node.id)

describe('an entry', () => {
  test('is found by its id, with the fields of all entries and those of its kind', async () => {
    const { node } = await data(`{ node(id: "treaty:montreal-protocol") {
      __typename id
      ... on Entry { kind name shortName summary revision citations { source { id name } } facts { label values } existsOn(day: "1990-01-01") before: existsOn(day: "1980-01-01") }
      ... on Treaty { adopted { edtf earliest latest } entryIntoForce { edtf } }
    } }`)
    expect(node).toMatchObject({
      __typename: 'Treaty',
      kind: 'TREATY',
      name: 'Montreal Protocol on Substances that Deplete the Ozone Layer',
      revision: 1,
      existsOn: true,
      before: false,
      adopted: { edtf: '1987-09-16', earliest: '1987-09-16', latest: '1987-09-16' },
      entryIntoForce: { edtf: '1989-01-01' },
    })
    expect(node.citations.length).toBeGreaterThan(0)
    expect(node.citations[0].source.id).toMatch(/^source:/)
    expect(node.facts.length).toBeGreaterThan(3)
  })

  test('and many are found at once, in the order of the ids, with null for what is not there', async () => {
    const { nodes } = await data('{ nodes(ids: ["state:france", "state:nowhere", "state:chile"]) { id } }')
    expect(nodes).toEqual([{ id: 'state:france' }, null, { id: 'state:chile' }])
  })

  test('of a kind is found by the whole id or the part after the colon', async () => {
    const found = await data(
      '{ a: state(id: "state:france") { isoAlpha2 } b: state(id: "france") { isoAlpha2 } }',
    )
    expect(found).toEqual({ a: { isoAlpha2: 'FR' }, b: { isoAlpha2: 'FR' } })
  })

  test('that is not there is told with what may be meant', async () => {
    const failure = await error('{ treaty(id: "treaty:montreal-protokol") { id } }')
    expect(failure).toMatchObject({ code: 'NOT_FOUND' })
    expect(failure.near).toContain('treaty:montreal-protocol')
  })

  test('is not of another kind', async () => {
    expect(await error('{ treaty(id: "state:france") { id } }')).toMatchObject({
      code: 'NOT_FOUND',
      hint: 'Ask for it by node(id: "state:france").',
    })
  })
})

describe('a list', () => {
  const page =
    'edges { cursor node { id name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'

  test('of states has all members and observers, once each, over all its pages', async () => {
    const seen: string[] = []
    let after: string | undefined
    for (let pages = 0; pages < 10; pages++) {
      const { states } = await data(
        `query($after: String) { states(first: 60, after: $after) { totalCount ${page} } }`,
        { after },
      )
      expect(states.totalCount).toBeGreaterThanOrEqual(195)
      seen.push(...ids(states))
      after = states.pageInfo.endCursor
      if (!states.pageInfo.hasNextPage) break
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThanOrEqual(195)
  })

  test('is read backwards too, with the same order', async () => {
    const first = (await data(`{ states(first: 5) { ${page} } }`)).states as Listed
    const second = (
      await data(`query($c: String) { states(first: 5, after: $c) { ${page} } }`, {
        c: first.pageInfo.endCursor,
      })
    ).states as Listed
    const back = (
      await data(`query($c: String) { states(last: 5, before: $c) { ${page} } }`, {
        c: second.pageInfo.startCursor,
      })
    ).states as Listed
    expect(ids(back)).toEqual(ids(first))
    expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  })

  test('is filtered, ordered and counted', async () => {
    const { treaties } =
      await data(`{ treaties(filter: { adopted: { from: "1985-01-01", to: "1989-12-31" } }, orderBy: { field: ADOPTED }, first: 50) {
      totalCount edges { node { id adopted { earliest } } } } }`)
    const days = treaties.edges.map(
      (edge: { node: { adopted: { earliest: string } } }) => edge.node.adopted.earliest,
    )
    expect(days.length).toBe(treaties.totalCount)
    expect(days.length).toBeGreaterThanOrEqual(2)
    expect(days).toEqual([...days].sort())
    expect(treaties.edges.map((edge: { node: { id: string } }) => edge.node.id)).toContain(
      'treaty:vienna-convention-for-the-protection-of-the-ozone-layer',
    )
  })

  test('has counts of values', async () => {
    const { states } = await data(
      '{ states { facets(by: ["region"]) { property values { value label count } } } }',
    )
    const counts = states.facets[0].values.map(({ count }: { count: number }) => count)
    expect(states.facets[0].property).toBe('region')
    expect(counts).toEqual([...counts].sort((left: number, right: number) => right - left))
    expect(counts.reduce((sum: number, count: number) => sum + count, 0)).toBeGreaterThanOrEqual(195)
  })

  test.each([
    ['{ states(first: 101) { edges { node { id } } } }', 'BAD_INPUT', '100'],
    ['{ states(first: -1) { edges { node { id } } } }', 'BAD_INPUT', ''],
    ['{ states(first: 5, last: 5) { edges { node { id } } } }', 'BAD_INPUT', ''],
    ['{ states(first: 5, after: "nonsense") { edges { node { id } } } }', 'BAD_INPUT', 'cursor'],
    ['{ states(asOf: "2023-02-29") { edges { node { id } } } }', 'BAD_USER_INPUT', ''],
  ])('%s is refused', async (query, code, says) => {
    const failure = await error(query)
    expect(failure.message).toContain(says)
    expect(['BAD_INPUT', 'GRAPHQL_VALIDATION_FAILED', code]).toContain(failure.code)
  })
})

describe('relations', () => {
  test('of a treaty: its parties on a day, with their dates and what they rest on', async () => {
    const query = `query($day: Day) { treaty(id: "paris-agreement") { parties(asOf: $day, first: 100) {
      totalCount edges { since { edtf } signed { edtf } node { id } relation { citations { source { id } } sentence } } } } }`
    const before = await data(query, { day: '2016-11-03' })
    expect(before.treaty.parties.totalCount).toBe(0)
    const after = await data(query, { day: '2016-11-04' })
    expect(after.treaty.parties.totalCount).toBe(74)
    const france = after.treaty.parties.edges.find(
      (edge: { node: { id: string } }) => edge.node.id === 'state:france',
    )
    expect(france).toMatchObject({ since: { edtf: '2016-11-04' }, signed: { edtf: '2016-04-22' } })
    expect(france.relation.citations[0].source.id).toMatch(/^source:/)
    expect(france.relation.sentence).toContain('France')
  })

  test('as spells: who left and came back has two', async () => {
    const paris: string[] = []
    let after: string | null = null
    do {
      const { state } = await data(
        `{ state(id: "united-states") { relations(types: [PARTY_TO], first: 100, after: ${JSON.stringify(after)}) {
          pageInfo { hasNextPage endCursor } edges { relation { id } } } } }`,
      )
      for (const { relation } of state.relations.edges)
        if (relation.id.includes('paris-agreement')) paris.push(relation.id)
      after = state.relations.pageInfo.hasNextPage ? state.relations.pageInfo.endCursor : null
    } while (after !== null)
    expect(paris.length).toBeGreaterThanOrEqual(2)
    expect(new Set(paris).size).toBe(paris.length)
  })

  test('of any type, each with the way it reads from here', async () => {
    const { node } = await data(`{ node(id: "organization:united-nations") { ... on Entry {
      relationCounts { type direction count } relations(first: 30) { totalCount edges { reading direction node { id } } } } } }`)
    const sum = node.relationCounts.reduce((total: number, { count }: { count: number }) => total + count, 0)
    expect(node.relations.totalCount).toBe(sum)
    expect(sum).toBeGreaterThan(190)
    for (const { reading } of node.relations.edges) expect(reading).toMatch(/^[a-z]/)
  })
})

describe('the search', () => {
  test.each([
    ['cote divoire', 'state:cote-divoire'],
    ["Côte d'Ivoire", 'state:cote-divoire'],
    ['WHO', 'organization:world-health-organization'],
    ['montreal prot', 'treaty:montreal-protocol'],
    ['Kioto Protocol', 'treaty:kyoto-protocol'],
    ['unesco', 'organization:unesco'],
    ['paris agreement', 'treaty:paris-agreement'],
  ])('%s finds %s first', async (query, id) => {
    const { search } = await data(
      'query($query: String!) { search(query: $query, first: 5) { matchedIn matchedText entry { id name } } }',
      { query },
    )
    expect(search[0].entry.id).toBe(id)
  })

  test('forgives a small typing error', async () => {
    const { search } = await data('{ search(query: "Kioto", first: 5) { matchedIn entry { id } } }')
    expect(search.map((hit: { entry: { id: string } }) => hit.entry.id)).toContain('treaty:kyoto-protocol')
    expect(search[0].matchedIn).toBe('SIMILAR')
  })

  test('keeps to kinds', async () => {
    const { search } = await data(
      '{ search(query: "climate", kinds: [TREATY], first: 10) { entry { kind } } }',
    )
    expect(search.length).toBeGreaterThan(0)
    expect(new Set(search.map((hit: { entry: { kind: string } }) => hit.entry.kind))).toEqual(
      new Set(['TREATY']),
    )
  })
})

describe('the graph', () => {
  test('has a neighbourhood, limited for each type, with what there is in all', async () => {
    const { neighborhood } =
      await data(`{ neighborhood(start: ["treaty:montreal-protocol"], depth: 1, perType: 5) {
      entries { id } relations { id from { id } to { id } } groups { type shown total } limited } }`)
    const parties = neighborhood.groups.find(({ type }: { type: string }) => type === 'PARTY_TO')
    expect(parties).toMatchObject({ shown: 5 })
    expect(parties.total).toBeGreaterThan(190)
    const shown = new Set(neighborhood.entries.map(({ id }: { id: string }) => id))
    for (const { from, to } of neighborhood.relations)
      expect(shown.has(from.id) && shown.has(to.id)).toBe(true)
  })

  test('has the part of the graph around several entries, with limits for single types, and says what was cut', async () => {
    const query = `query($start: [ID!]!) { neighborhood(start: $start, depth: 2, perType: 3, types: [PARTY_TO, PROTOCOL_TO, AMENDS],
      limits: [{ type: PARTY_TO, direction: BACKWARD, first: 2 }, { type: PARTY_TO, direction: FORWARD, first: 0 }]) {
      entries { id kind } relations { id } relationsAmong { id } cut { entryId type direction shown total } groups { shown total } } }`
    const start = ['treaty:montreal-protocol', 'treaty:kyoto-protocol']
    const { neighborhood } = await data(query, { start })
    const { entries, relations, relationsAmong, cut, groups } = neighborhood
    expect(entries.slice(0, 2).map(({ id }: { id: string }) => id)).toEqual(start)
    const parties = { type: 'PARTY_TO', direction: 'BACKWARD' }
    for (const entryId of start) {
      const found = cut.find((group: object) =>
        expect.objectContaining({ entryId, ...parties }).asymmetricMatch(group),
      )
      expect(found.total).toBeGreaterThan(180)
      expect(found.shown).toBeLessThan(10)
    }
    const shown = (group: { shown: number; total: number }) => group.shown < group.total
    expect(cut).toHaveLength(groups.filter(shown).length)
    const among = relationsAmong.map(({ id }: { id: string }) => id)
    for (const { id } of relations) expect(among).toContain(id)
    expect(await error(query, { start: ['treaty:montreal-protocl'] })).toMatchObject({
      code: 'NOT_FOUND',
      near: expect.arrayContaining(['treaty:montreal-protocol']),
    })
  })

  test('has paths, which can do without states', async () => {
    const query = `query($avoid: [KindName!]) { paths(from: "treaty:paris-agreement", to: "treaty:montreal-protocol", count: 3, avoidKinds: $avoid) {
      paths { length entries { id kind } steps { sentence } } stoppedAt { hops reason } } }`
    const { paths } = await data(query, { avoid: ['STATE'] })
    expect(paths.paths.length).toBeGreaterThan(0)
    for (const { entries, steps, length } of paths.paths) {
      expect(entries.slice(1, -1).map(({ kind }: { kind: string }) => kind)).not.toContain('STATE')
      expect(steps).toHaveLength(length)
      for (const { sentence } of steps) expect(sentence).toMatch(/\w+ \w+/)
    }
    const through = await data(query, {})
    expect(through.paths.paths[0].length).toBeLessThanOrEqual(paths.paths[0].length)
  })

  test('tells what it knows of itself', async () => {
    const { ontology, datasetVersion } = await data(
      `{ datasetVersion ontology { families { name label } kinds { name label description family { name } } relationTypes { name forward: reading(direction: FORWARD) } } }`.replace(
        ' forward: reading(direction: FORWARD)',
        '',
      ),
    )
    expect(datasetVersion).toBe(1)
    expect(ontology.kinds).toHaveLength(16)
    expect(ontology.relationTypes).toHaveLength(29)
  })
})
