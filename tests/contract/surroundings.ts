import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../api/model/domain.ts'
import { captionOf, sortName } from '../../api/model/names.ts'
import { kindOf, ontology } from '../../api/model/ontology.ts'
import type { GraphStore, Neighborhood, NeighborhoodQuery } from '../../api/store/port.ts'
import { withGraph } from './filters.ts'
import { failureOf, type Open } from './fixture.ts'
import type { NaiveGraph } from './naive/NaiveGraph.ts'
import { day, ids, randomGraph, types } from './naive/randomGraph.ts'

/** What surrounds entries. */
export function surroundingsContract(use: () => GraphStore): void {
  describe('neighbourhoods', () => {
    const around = (more: Partial<NeighborhoodQuery> = {}) =>
      use().neighborhood({
        start: ['organization:united-nations'],
        depth: 1,
        perType: 10,
        limit: 100,
        ...more,
      })
    const idsOf = ({ entries }: Neighborhood) => entries.map(({ id }) => id)
    const members = { entry: 'organization:united-nations', type: 'member-of', direction: 'backward' }

    test('are limited for each type and say how many there are', async () => {
      const found = await around({ perType: 2 })
      expect(idsOf(found).sort()).toEqual([
        'organization:league-of-nations',
        'organization:united-nations',
        'organization:world-health-organization',
        'state:chile',
        'state:cote-divoire',
      ])
      expect(found.groups).toContainEqual({ ...members, shown: 2, total: 4 })
      expect(found.limited).toBe(false)
    })

    test('take other limits for single types, in one direction or both', async () => {
      const found = await around({ perType: 0, limits: [{ type: 'member-of', first: 3 }] })
      expect(idsOf(found)).toEqual([
        'organization:united-nations',
        'state:chile',
        'state:cote-divoire',
        'state:france',
      ])
      expect(found.groups).toContainEqual({ ...members, shown: 3, total: 4 })
      const none = await around({
        limits: [
          { type: 'member-of', first: 3 },
          { type: 'member-of', direction: 'backward', first: 0 },
        ],
      })
      expect(idsOf(none)).toEqual([
        'organization:united-nations',
        'organization:world-health-organization',
        'organization:league-of-nations',
      ])
      expect(none.groups).toContainEqual({ ...members, shown: 0, total: 4 })
    })

    test('begin at several entries, and count what was followed from the other end as shown', async () => {
      const found = await around({
        start: ['organization:unesco', 'state:chile', 'state:united-states'],
        types: ['member-of'],
        depth: 2,
        limits: [{ type: 'member-of', direction: 'backward', first: 1 }],
      })
      expect(idsOf(found)).toEqual([
        'organization:unesco',
        'state:chile',
        'state:united-states',
        'state:france',
        'organization:united-nations',
        'organization:club',
      ])
      // Both spells of the United States were followed from there.
      expect(found.groups).toContainEqual({
        entry: 'organization:unesco',
        type: 'member-of',
        direction: 'backward',
        shown: 3,
        total: 3,
      })
      expect(found.groups).toContainEqual({ ...members, shown: 3, total: 4 })
    })

    test('go further, over chosen types, as of a day', async () => {
      const found = await around({
        start: ['treaty:vienna-convention'],
        depth: 2,
        types: ['protocol-to', 'party-to'],
        asOf: '1989-06-01',
      })
      expect(idsOf(found)).toEqual(['treaty:vienna-convention', 'treaty:montreal-protocol', 'state:france'])
    })

    test('stop at a number of entries and say so', async () => {
      const found = await around({ depth: 3, limit: 3 })
      expect(found.entries).toHaveLength(3)
      expect(found.limited).toBe(true)
      expect(found.groups).toContainEqual({ ...members, shown: 2, total: 4 })
    })

    test('are refused without a start, out of bounds, and with limits that are none', async () => {
      const limit = { type: 'member-of', first: 3 }
      for (const wrong of [
        { start: [] },
        { depth: 4 },
        { perType: 101 },
        { limits: [{ ...limit, first: -1 }] },
        { limits: [{ ...limit, type: 'member-off' }] },
        { limits: [limit, { ...limit, first: 5 }] },
      ])
        expect(await failureOf(around(wrong))).toMatchObject({ code: 'BAD_INPUT' })
    })
  })
}

/** The relations of an entry by type and direction, each group in the order of names. */
function groupsOf(graph: NaiveGraph, id: string, { types: only, otherKinds, asOf }: NeighborhoodQuery) {
  const place = ({ relation, other }: ReturnType<NaiveGraph['seenFrom']>[number]) => [
    sortName(captionOf(graph.entries.get(other) as Entry)),
    other,
    relation.from === id ? 0 : 1,
    relation.spell,
  ]
  const seen = graph
    .seenFrom(id, asOf)
    .filter(({ other }) => !otherKinds || otherKinds.includes(kindOf(other) as string))
    .sort((left, right) => (place(left).join('\u0000') < place(right).join('\u0000') ? -1 : 1))
  return [...ontology.relationTypes.keys()]
    .filter((type) => !only || only.includes(type))
    .flatMap((type) =>
      (['forward', 'backward'] as const).map((direction) => ({
        type,
        direction,
        seen: seen.filter((each) => each.relation.type === type && each.direction === direction),
      })),
    )
    .filter((group) => group.seen.length > 0)
}

/** What a reader of the definition would do. */
function naively(graph: NaiveGraph, query: NeighborhoodQuery) {
  const entries = new Set(query.start)
  const relations = new Set<string>()
  const followed: { entry: string; type: string; direction: string; all: string[] }[] = []
  let limited = false
  let level = [...entries]
  for (let step = 0; step < query.depth; step++) {
    const before = entries.size
    for (const entry of level)
      for (const { type, direction, seen } of groupsOf(graph, entry, query)) {
        followed.push({ entry, type, direction, all: seen.map(({ relation }) => relation.id) })
        const named = (query.limits ?? []).filter((limit) => limit.type === type)
        const limit =
          named.find((each) => each.direction === direction) ??
          named.find((each) => each.direction === undefined)
        for (const { relation, other } of seen.slice(0, limit ? limit.first : query.perType)) {
          if (!entries.has(other) && entries.size === query.limit) limited = true
          else {
            entries.add(other)
            relations.add(relation.id)
          }
        }
      }
    level = [...entries].slice(before)
  }
  const groups = followed.map(({ all, ...group }) => ({
    ...group,
    shown: all.filter((id) => relations.has(id)).length,
    total: all.length,
  }))
  return { entries: [...entries], relations: [...relations], groups, limited }
}

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

const question: fc.Arbitrary<NeighborhoodQuery> = fc
  .record({
    start: fc.subarray(ids, { minLength: 1, maxLength: 3 }),
    depth: fc.integer({ min: 1, max: 3 }),
    perType: fc.integer({ min: 0, max: 3 }),
    limit: fc.constantFrom(5, 100, 100),
    limits: maybe(
      fc.uniqueArray(
        fc.record(
          {
            type: fc.constantFrom(...types),
            direction: fc.constantFrom('forward' as const, 'backward' as const),
            first: fc.integer({ min: 0, max: 4 }),
          },
          { requiredKeys: ['type', 'first'] },
        ),
        { selector: ({ type, direction }) => `${type} ${direction ?? ''}`, maxLength: 4 },
      ),
    ),
    types: maybe(fc.subarray(types, { minLength: 1 })),
    otherKinds: maybe(fc.subarray(['State', 'Organization', 'Treaty'], { minLength: 1 })),
    asOf: maybe(day),
  })
  .map(
    (made) =>
      Object.fromEntries(
        Object.entries(made).filter(([, value]) => value !== undefined),
      ) as unknown as NeighborhoodQuery,
  )

/** Neighbourhoods, compared with the naive model. */
export function surroundingsProperties(open: Open, runs: number): void {
  describe('with random graphs, neighbourhoods', () => {
    test('are those of the naive model', async () => {
      await fc.assert(
        fc.asyncProperty(
          randomGraph,
          fc.array(question, { minLength: 10, maxLength: 10 }),
          async (graph, questions) =>
            withGraph(open, graph, async (store, naive) => {
              for (const asked of questions) {
                const { entries, relations, groups, limited } = await store.neighborhood(asked)
                expect([
                  asked,
                  {
                    entries: entries.map(({ id }) => id),
                    relations: relations.map(({ id }) => id),
                    groups,
                    limited,
                  },
                ]).toEqual([asked, naively(naive, asked)])
              }
            }),
        ),
        { numRuns: Math.ceil(runs / 2) },
      )
    }, 600_000)
  })
}
