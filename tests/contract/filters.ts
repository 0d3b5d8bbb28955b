import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { captionOf, sortName } from '../../api/model/names.ts'
import type { EntryFilter, GraphStore, Order } from '../../api/store/port.ts'
import type { Open } from './fixture.ts'
import { meeting, relationNumber } from './naive/meets.ts'
import { NaiveGraph } from './naive/NaiveGraph.ts'
import { day, number, randomCondition, randomGraph } from './naive/randomGraph.ts'

/** Opens a store with a random graph in it, and the same graph in the naive model. */
export async function withGraph(
  open: Open,
  operations: readonly unknown[],
  use: (store: GraphStore, naive: NaiveGraph) => Promise<void>,
): Promise<void> {
  const { store, close } = await open()
  try {
    const naive = new NaiveGraph()
    expect(naive.commit(operations)).toEqual({ version: 1 })
    await store.commit({ author: 'random', summary: 'A random graph', operations })
    await use(store, naive)
  } finally {
    await close()
  }
}

async function idsOf(store: GraphStore, filter: EntryFilter, order: Order): Promise<string[]> {
  const found: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await store.list({ ...filter, order, page: { first: 5, ...(after ? { after } : {}) } })
    found.push(...page.edges.map(({ node }) => node.id))
    after = page.edges.at(-1)?.cursor
    if (!page.hasNextPage) return found
  }
}

const filter: fc.Arbitrary<EntryFilter> = fc
  .record({ where: randomCondition, asOf: fc.option(day, { nil: undefined, freq: 4 }) })
  .map(({ where, asOf }) => ({ where, ...(asOf ? { asOf } : {}) }))

/** Filters and orders, compared with the naive model. */
export function filtersContract(open: Open, runs: number): void {
  describe('with random graphs', () => {
    test('lists, counts and streams what meets a filter, and nothing else', async () => {
      await fc.assert(
        fc.asyncProperty(
          randomGraph,
          fc.array(filter, { minLength: 15, maxLength: 15 }),
          async (graph, filters) =>
            withGraph(open, graph, async (store, naive) => {
              for (const asked of filters) {
                const expected = meeting(naive, asked)
                const name = (entry: (typeof expected)[number]) =>
                  `${sortName(captionOf(entry))}\u0000${entry.id}`
                const byName = [...expected].sort((left, right) => (name(left) < name(right) ? -1 : 1))
                expect([asked, await idsOf(store, asked, { by: 'name' })]).toEqual([
                  asked,
                  byName.map(({ id }) => id),
                ])
                expect(await store.count(asked)).toBe(expected.length)
                const streamed: string[] = []
                for await (const { id } of store.stream({ entries: asked })) streamed.push(id)
                expect(streamed.sort()).toEqual(expected.map(({ id }) => id).sort())
              }
            }),
        ),
        { numRuns: runs },
      )
    }, 600_000)

    test('orders by the number of relations of a type, on a day too', async () => {
      await fc.assert(
        fc.asyncProperty(
          randomGraph,
          fc.array(fc.tuple(number, fc.boolean(), fc.boolean()), { minLength: 6, maxLength: 6 }),
          async (graph, orders) =>
            withGraph(open, graph, async (store, naive) => {
              for (const [number, counted, descending] of orders) {
                const by = counted ? { ...number, counted } : number
                const kinds = ['State', 'Organization', 'Treaty']
                const key = (id: string) => relationNumber(naive, id, by)
                const expected = meeting(naive, { kinds })
                  .map(({ id }) => id)
                  .sort((left, right) => key(left) - key(right) || (left < right ? -1 : 1))
                if (descending) expected.reverse()
                expect([by, await idsOf(store, { kinds }, { by, descending })]).toEqual([by, expected])
              }
            }),
        ),
        { numRuns: Math.ceil(runs / 2) },
      )
    }, 600_000)
  })
}
