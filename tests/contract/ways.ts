import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindOf } from '../../api/model/ontology.ts'
import type { GraphStore, PathsQuery } from '../../api/store/port.ts'
import { withGraph } from './filters.ts'
import { failureOf, type Open } from './fixture.ts'
import type { NaiveGraph } from './naive/NaiveGraph.ts'
import { day, ids, randomGraph, types } from './naive/randomGraph.ts'

/** Paths through and around what is named, and all of a length. */
export function waysContract(use: () => GraphStore): void {
  describe('paths that are asked for more closely', () => {
    const ask = async (more: Partial<PathsQuery>) =>
      use().paths({ from: 'state:france', to: 'state:united-states', maxHops: 3, count: 20, ...more })
    const middles = async (more: Partial<PathsQuery>) =>
      (await ask(more)).paths.map(({ entries }) => entries.slice(1, -1).join(' ')).sort()

    test('have exactly so many hops', async () => {
      expect(await middles({ length: 2 })).toEqual([
        'organization:unesco',
        'organization:united-nations',
        'treaty:paris-agreement',
      ])
      expect(await middles({ length: 1 })).toEqual([])
      const longer = await ask({ length: 4, maxHops: 4 })
      expect(longer.paths.length).toBeGreaterThan(0)
      for (const { entries } of longer.paths) expect(entries).toHaveLength(5)
    })

    test('go through entries and kinds, and around them', async () => {
      expect(await middles({ through: ['organization:unesco'], maxHops: 2 })).toEqual(['organization:unesco'])
      expect(await middles({ throughKinds: ['Treaty'], maxHops: 2 })).toEqual(['treaty:paris-agreement'])
      expect(await middles({ avoid: ['organization:unesco'], avoidKinds: ['Treaty'], maxHops: 2 })).toEqual([
        'organization:united-nations',
      ])
      const far = await ask({
        through: ['organization:unesco', 'organization:world-health-organization'],
        maxHops: 6,
        count: 1,
        withSteps: true,
      })
      expect([...(far.paths[0]?.entries ?? [])].sort()).toEqual([
        'organization:unesco',
        'organization:united-nations',
        'organization:world-health-organization',
        'state:france',
        'state:united-states',
      ])
      expect(far.paths[0]?.steps).toHaveLength(4)
    })

    test('say whether there are more', async () => {
      expect((await ask({ maxHops: 2, count: 2, withMore: true })).more).toBe(true)
      expect((await ask({ maxHops: 2, count: 3, withMore: true })).more).toBe(false)
      expect((await ask({ maxHops: 2, count: 3 })).more).toBeUndefined()
    })

    test('are refused where they cannot be', async () => {
      expect(await failureOf(ask({ length: 4 }))).toMatchObject({ code: 'BAD_INPUT' })
      expect(await failureOf(ask({ through: ['state:france'] }))).toMatchObject({ code: 'BAD_INPUT' })
      expect(
        await failureOf(
          ask({ through: ['state:chile', 'topic:ozone'], throughKinds: ['Treaty', 'Instrument'] }),
        ),
      ).toMatchObject({ code: 'BAD_INPUT' })
      expect(await failureOf(ask({ through: ['state:nowhere'] }))).toMatchObject({ code: 'NOT_FOUND' })
    })
  })
}

/** Every simple path, found by trying. */
function naively(graph: NaiveGraph, query: PathsQuery): string[] {
  const { from, to, maxHops, length, asOf, types: only } = query
  const { avoid = [], avoidKinds = [], through = [], throughKinds = [] } = query
  const found: string[] = []
  const walk = (path: readonly string[]): void => {
    const at = path.at(-1) as string
    const middle = path.slice(1, -1)
    if (at === to) {
      const kinds = middle.map((id) => kindOf(id))
      const meets =
        through.every((id) => middle.includes(id)) && throughKinds.every((kind) => kinds.includes(kind))
      if (meets && (length === undefined || path.length - 1 === length)) found.push(path.join(' '))
      return
    }
    if (path.length > maxHops) return
    if (path.length > 1 && (avoid.includes(at) || avoidKinds.includes(kindOf(at) ?? ''))) return
    const next = graph.seenFrom(at, asOf).filter(({ relation }) => !only || only.includes(relation.type))
    for (const id of new Set(next.map(({ other }) => other))) if (!path.includes(id)) walk([...path, id])
  }
  walk([from])
  return found
}

/** Paths, compared with those that the naive model finds by trying. */
export function waysProperties(open: Open, runs: number): void {
  describe('with random graphs, paths', () => {
    const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
    const query = fc
      .record({
        ends: fc.shuffledSubarray(ids, { minLength: 2, maxLength: 2 }),
        maxHops: fc.integer({ min: 1, max: 4 }),
        count: fc.constantFrom(1, 3, 100),
        exact: maybe(fc.integer({ min: 1, max: 4 })),
        types: maybe(fc.subarray([...types], { minLength: 1 })),
        asOf: maybe(day),
        avoid: maybe(fc.subarray(ids, { maxLength: 2 })),
        avoidKinds: maybe(fc.constant(['Organization'])),
        through: maybe(fc.subarray(ids, { maxLength: 2 })),
        throughKinds: maybe(fc.constant(['Treaty'])),
      })
      .map(({ ends, exact, through, ...more }) => {
        const said = Object.entries({
          ...more,
          length: exact && exact <= more.maxHops ? exact : undefined,
          through: through?.filter((id) => !ends.includes(id)),
        }).filter(([, value]) => value !== undefined)
        return {
          from: ends[0],
          to: ends[1],
          withMore: true,
          ...Object.fromEntries(said),
        } as unknown as PathsQuery
      })

    test('are those that are found by trying, the shortest first', async () => {
      await fc.assert(
        fc.asyncProperty(
          randomGraph,
          fc.array(query, { minLength: 8, maxLength: 8 }),
          async (graph, queries) =>
            withGraph(open, graph, async (store, naive) => {
              for (const asked of queries) {
                const all = naively(naive, asked)
                const { paths, more, stoppedAt } = await store.paths(asked)
                const told = paths.map(({ entries }) => entries.join(' '))
                const lengths = all.map((path) => path.split(' ').length).sort((left, right) => left - right)
                expect(new Set(told).size).toBe(told.length)
                expect(all).toEqual(expect.arrayContaining(told))
                const found = paths.map(({ entries }) => entries.length)
                expect(found).toEqual([...found].sort((left, right) => left - right))
                // Out of time is an answer too; there is no work here that would be too much.
                expect(stoppedAt?.reason).not.toBe('work')
                if (stoppedAt) continue
                expect([asked, found]).toEqual([asked, lengths.slice(0, asked.count)])
                expect(more).toBe(all.length > asked.count)
              }
            }),
        ),
        { numRuns: Math.ceil(runs / 2) },
      )
    }, 600_000)
  })
}
