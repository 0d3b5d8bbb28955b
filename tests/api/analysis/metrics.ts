import { createClient } from 'graphql-sse'
import { describe, expect, test } from 'vitest'
import type { RunningConcord } from '../../support/concord.ts'

/** What is told while a question is answered, and the answer. */
async function follow(
  url: string,
  query: string,
): Promise<{ stage: string; share: number; result: unknown }[]> {
  const client = createClient({ url: `${url}/graphql/stream`, retryAttempts: 0 })
  const events: { stage: string; share: number; result: unknown }[] = []
  for await (const { data, errors } of client.iterate<{ metrics: (typeof events)[number] }>({ query })) {
    expect(errors).toBeUndefined()
    if (data) events.push(data.metrics)
  }
  client.dispose()
  return events
}

/** What every store's metrics must be. */
export function metricsAreMeasured(running: () => RunningConcord, token: string): void {
  const data = async (query: string) => {
    const answer = await running().ask(query)
    expect(answer.errors).toBeUndefined()
    return answer.data
  }

  describe('metrics', () => {
    test('of the whole graph count everything, and the degree is that of the entry itself', async () => {
      const { metrics, entries } = await data(`{
        metrics(measure: DEGREE, first: 3, ids: ["topic:nothing", "state:chile"]) {
          measure datasetVersion entryCount relationCount sample communityCount
          top { value entry { id ... on Entry { relations(first: 0) { totalCount } } } }
          values { value entry { id ... on Entry { relations(first: 0) { totalCount } } } }
        }
        entries(first: 0) { totalCount }
      }`)
      expect(metrics).toMatchObject({ measure: 'DEGREE', sample: null, communityCount: null })
      expect(metrics.entryCount).toBe(entries.totalCount)
      for (const { value, entry } of [...metrics.top, metrics.values[1]])
        expect(value).toBe(entry.relations.totalCount)
      expect(metrics.top.map(({ value }: { value: number }) => value)).toEqual(
        metrics.top
          .map(({ value }: { value: number }) => value)
          .sort((left: number, right: number) => right - left),
      )
      expect(metrics.values[0]).toEqual({ value: null, entry: null })
    })

    test('of a part on a day know only what existed and held', async () => {
      const { metrics, organization } = await data(`{
        metrics(measure: DEGREE, kinds: [STATE, ORGANIZATION], types: [MEMBER_OF], asOf: "1970-01-01", ids: ["organization:united-nations"]) {
          entryCount values { value }
        }
        organization(id: "united-nations") { members(asOf: "1970-01-01", kinds: [STATE], first: 0) { totalCount } }
      }`)
      expect(metrics.values[0].value).toBe(organization.members.totalCount)
      expect(metrics.entryCount).toBeGreaterThan(100)
    })

    test('take the filters of lists', async () => {
      const { metrics, treaties, states } = await data(`{
        metrics(measure: PAGE_RANK, filter: { or: [{ treaty: { type: { equals: PROTOCOL } } }, { kinds: [STATE] }] }, first: 100) {
          entryCount top { value entry { id } }
        }
        treaties(filter: { type: { equals: PROTOCOL } }, first: 100) { totalCount edges { node { id } } }
        states(first: 0) { totalCount }
      }`)
      expect(metrics.entryCount).toBe(treaties.totalCount + states.totalCount)
      const protocols = new Set(treaties.edges.map(({ node }: { node: { id: string } }) => node.id))
      // States lead to treaties, so the protocols with the most parties are where one ends up.
      expect(protocols).toContain(metrics.top[0].entry.id)
    })

    test.each(['BETWEENNESS', 'CLOSENESS', 'CLUSTERING', 'CORE_NUMBER'])(
      '%s has a value for each entry',
      async (measure) => {
        const { metrics } = await data(
          `{ metrics(measure: ${measure}, first: 5) { sample top { value entry { id name } } } }`,
        )
        expect(metrics.top).toHaveLength(5)
        for (const { value } of metrics.top) expect(value).toBeGreaterThan(0)
      },
    )

    test('communities are groups, with their centre and how well they are told apart', async () => {
      const query =
        '{ metrics(measure: COMMUNITIES, first: 3, ids: ["state:chile"]) { entryCount modularity communityCount values { value } communities { number size central { id } } } }'
      const { metrics } = await data(query)
      expect(metrics.modularity).toBeGreaterThan(0.1)
      expect(metrics.communityCount).toBeGreaterThan(1)
      expect(metrics.communities.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3])
      expect(metrics.communities[0].central).toHaveLength(10)
      expect(metrics.values[0].value).toBeLessThanOrEqual(metrics.communityCount)
      expect(await data(query)).toEqual({ metrics })
    })

    test('can be followed', async () => {
      const events = await follow(
        running().url,
        'subscription { metrics(measure: CLOSENESS, types: [PARTY_TO], first: 1) { stage share result { top { entry { name } } } } }',
      )
      expect(events.at(-1)).toMatchObject({
        share: 1,
        result: { top: [{ entry: { name: expect.any(String) } }] },
      })
      expect(events.slice(0, -1).every(({ result }) => result === null)).toBe(true)
    })

    test('are measured anew when the graph has changed', async () => {
      const query = '{ metrics(measure: DEGREE, first: 0) { datasetVersion entryCount } }'
      const before = (await data(query)).metrics
      await running().ask(
        'mutation { applyChangeset(summary: "One more", operations: [{ createEntry: { id: "topic:one-more", properties: [{ property: "name", values: ["One more"] }], citations: [] } }]) { userErrors { message } } }',
        {},
        { authorization: `Bearer ${token}` },
      )
      const after = (await data(query)).metrics
      expect(after).toEqual({ datasetVersion: before.datasetVersion + 1, entryCount: before.entryCount + 1 })
    })

    test.each([
      ['first: 101', 'first'],
      ['first: -1', 'first'],
      ['kinds: []', 'kinds'],
      ['filter: { treaty: { not: {} } }', 'filter'],
    ])('%s is refused', async (argument, named) => {
      const { errors } = await running().ask(`{ metrics(measure: DEGREE, ${argument}) { entryCount } }`)
      expect(errors?.[0]?.extensions.code).toBe('BAD_INPUT')
      expect(errors?.[0]?.message).toContain(named)
    })
  })
}
