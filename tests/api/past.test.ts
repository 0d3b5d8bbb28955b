import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenContent, openContent } from '../support/content.ts'

let content: OpenContent

beforeAll(async () => {
  content = await openContent()
})
afterAll(() => content?.close())

describe('the difference between two days', () => {
  test('is told in words, with the dates that lie between, page by page', async () => {
    const query = `query($after: String) { diff(from: "2020-01-01", to: "2021-12-31", kinds: [TREATY], types: [PARTY_TO], first: 10, after: $after) {
      edges { node { change day sentence dates { property label date { text } } entry { id } relation { id from { id } citations { source { id } } } } }
      pageInfo { hasNextPage endCursor } } }`
    const found: { change: string; day: string; sentence: string; relation: { id: string } | null }[] = []
    let after: string | undefined
    do {
      const { diff } = await content.data(query, { after })
      found.push(...diff.edges.map(({ node }: { node: never }) => node))
      after = diff.pageInfo.hasNextPage ? diff.pageInfo.endCursor : undefined
    } while (after)
    expect(found.map(({ day }) => day)).toEqual(found.map(({ day }) => day).sort())
    const states = found.filter(({ relation }) =>
      relation?.id.startsWith('state:united-states/party-to/treaty:paris'),
    )
    // It left in 2020, consented again in January 2021, and was bound in February: that is when it began.
    expect(states.map(({ change, day }) => [change, day])).toEqual([
      ['ENDED', '2020-11-04'],
      ['BEGAN', '2021-02-19'],
    ])
    expect(states[0]?.sentence).toMatch(
      /^United States of America was a party to the Paris Agreement, 4 Nov 2016 to 4 Nov 2020$|was a party to/,
    )
    expect(states[0]).toMatchObject({ dates: [{ property: 'until', label: 'Ceased to be a party' }] })
  })

  test('needs two days in their order', async () => {
    const { errors } = await content.ask(
      '{ diff(from: "2020-01-02", to: "2020-01-01") { edges { cursor } } }',
    )
    expect(errors?.[0]?.message).toMatch(/must be before/)
  })
})

describe('the past of an entry', () => {
  test('is its history, and what it looked like at a dataset version', async () => {
    const version = await content.store.datasetVersion()
    await content.store.commit({
      author: 'an editor',
      summary: 'Another name',
      operations: [
        { action: 'updateEntry', id: 'state:france', revision: 1, set: { capital: 'Lutetia' } },
        { action: 'deleteEntry', id: 'claim:french-diplomacy-created-the-indaba', revision: 1 },
      ],
    })
    const data = await content.data(
      `query($ids: [ID!]!, $old: Int!, $new: Int!) {
        old: nodesAtVersion(ids: $ids, version: $old) { ...what } new: nodesAtVersion(ids: $ids, version: $new) { ...what }
        history(id: "claim:french-diplomacy-created-the-indaba") { edges { node { action version before { id } after { id } } } } }
       fragment what on Node { id ... on State { capital revision } ... on Claim { standing } }`,
      { ids: ['state:france', 'claim:french-diplomacy-created-the-indaba'], old: version, new: version + 1 },
    )
    expect(data.old[0]).toEqual({ id: 'state:france', capital: 'Paris', revision: 1 })
    expect(data.new[0]).toEqual({ id: 'state:france', capital: 'Lutetia', revision: 2 })
    expect(data.old[1].standing).toBeTruthy()
    expect(data.new[1]).toBeNull()
    expect(data.history.edges.map(({ node }: { node: { action: string } }) => node.action)).toEqual([
      'CREATED',
      'DELETED',
    ])
  })

  test('has the claims about it, with what supports and disputes them', async () => {
    const { treaty } = await content.data(
      `{ treaty(id: "montreal-protocol") { subjectOf(kinds: [CLAIM], first: 50) { edges { node { id ... on Claim {
          standing supportedBy { edges { node { id } since { edtf } relation { citations { source { id } } } } } disputedBy { edges { node { id } } } } } } } } }`,
    )
    const claims = treaty.subjectOf.edges.map(({ node }: { node: object }) => node)
    expect(claims.length).toBeGreaterThan(2)
    const evidence = claims.flatMap((claim: { supportedBy: { edges: object[] } }) => claim.supportedBy.edges)
    expect(evidence.length).toBeGreaterThan(0)
  })
})

describe('paths', () => {
  test('go through and around what is named, with the reason in words, dates and citations', async () => {
    const { paths } = await content.data(
      `{ paths(from: "state:france", to: "state:chile", through: ["treaty:montreal-protocol"], maxHops: 2, count: 1) {
          more paths { length reason entries { id } steps { sentence relations { since { text } citations { source { id } } } } } } }`,
    )
    expect(paths.more).toBe(false)
    const [path] = paths.paths
    expect(path.entries.map(({ id }: { id: string }) => id)).toEqual([
      'state:france',
      'treaty:montreal-protocol',
      'state:chile',
    ])
    expect(path.reason).toMatch(/^France is a party to .+; Chile is a party to .+/)
    expect(path.steps[0].relations[0].since.text).toMatch(/\d{4}/)
  })

  test('name the ids that may be meant where an end is unknown', async () => {
    const { errors } = await content.ask(
      '{ paths(from: "state:frankreich", to: "treaty:montreal-protocoll") { paths { length } } }',
    )
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND')
    const near = await content.ask(
      '{ paths(from: "state:france", to: "treaty:montreal-protocoll") { paths { length } } }',
    )
    expect(near.errors?.[0]?.extensions.near).toContain('treaty:montreal-protocol')
  })
})
