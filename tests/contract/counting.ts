import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PartialDate, Relation } from '../../api/model/domain.ts'
import { holdsOn, relationStretch } from '../../api/model/time.ts'
import type { GraphStore, YearCount, YearsQuery } from '../../api/store/port.ts'
import { withGraph } from './filters.ts'
import { failureOf, type Open } from './fixture.ts'
import { meeting, suchRelations } from './naive/meets.ts'
import type { NaiveGraph } from './naive/NaiveGraph.ts'
import { ids, number, randomCondition, randomGraph, randomRelationTest } from './naive/randomGraph.ts'

type End = 'forward' | 'backward'

function seen(graph: NaiveGraph, id: string, type: string, direction: End, asOf?: string) {
  const symmetric = type === 'cooperates-with'
  return graph
    .seenFrom(id, asOf)
    .filter((each) => each.relation.type === type && (symmetric || each.direction === direction))
}

const yearOf = (date: PartialDate | undefined, bound: 'earliest' | 'latest') =>
  date && Number(date[bound].slice(0, 4))

/** Counts year by year, from what a reader of the definition would do: look at each relation on each last day. */
function yearsOf(relations: readonly Relation[], from: number, to: number): YearCount[] {
  const counts: YearCount[] = []
  for (let year = from; year <= to; year++)
    counts.push({
      year,
      holding: relations.filter((each) => holdsOn(relationStretch(each), `${year}-12-31`)).length,
      began: relations.filter(({ since }) => yearOf(since, 'earliest') === year).length,
      // A relation of a type that has to begin ends only if it began.
      ended: relations.filter(
        ({ type, since, until }) =>
          yearOf(until, 'latest') === year && (type !== 'party-to' || since !== undefined),
      ).length,
    })
  return counts
}

/** Facets and counts by year. */
export function countingContract(use: () => GraphStore): void {
  describe('counts', () => {
    test('are by the decade in which a date begins', async () => {
      const [facet] = await use().facets({ kinds: ['Organization'], by: [{ decade: 'founded' }], first: 10 })
      expect(facet).toEqual({
        property: 'founded',
        values: [
          { value: '1940', count: 3 },
          { value: '1920', count: 1 },
        ],
      })
    })

    test('are by the kinds at the other ends, each entry once for each kind, on a day too', async () => {
      const members = { type: 'member-of', direction: 'backward' } as const
      const by = (asOf?: string) => [{ otherKind: { ...members, ...(asOf ? { asOf } : {}) } }]
      const values = async (asOf?: string) =>
        (await use().facets({ kinds: ['Organization'], by: by(asOf), first: 10 }))[0]?.values
      expect(await values()).toEqual([{ value: 'State', count: 3 }])
      expect(await values('1940-01-01')).toEqual([{ value: 'State', count: 1 }])
    })

    test('are told by year: members of an entry, each spell for itself', async () => {
      const [years] = await use().years({
        count: { relation: { type: 'member-of', direction: 'backward' } },
        of: ['organization:unesco'],
        from: 1983,
        to: 1985,
      })
      expect(years).toEqual([
        { year: 1983, holding: 2, began: 0, ended: 0 },
        { year: 1984, holding: 1, began: 0, ended: 1 },
        { year: 1985, holding: 1, began: 0, ended: 0 },
      ])
    })

    test('are told by year: only relations that are such, by their properties and by the other end', async () => {
      const members = { type: 'member-of', direction: 'backward' } as const
      const began = async (more: object, of: YearsQuery['of'] = ['organization:united-nations']) => {
        const [years] = await use().years({ count: { relation: { ...members, ...more } }, of })
        return years?.flatMap(({ year, began: number }) => (number > 0 ? [[year, number]] : []))
      }
      expect(await began({})).toEqual([
        [1945, 3],
        [1960, 1],
      ])
      expect(await began({ where: { property: 'status', equals: 'founding' } })).toEqual([[1945, 1]])
      expect(await began({ other: { property: 'region', in: ['americas', 'africa'] } })).toEqual([
        [1945, 2],
        [1960, 1],
      ])
      const inUnesco = { quantifier: 'some', type: 'member-of', direction: 'forward' } as const
      expect(
        await began(
          { other: { ...inUnesco, other: { ids: ['organization:unesco'] } } },
          { kinds: ['Organization'] },
        ),
      ).toEqual([
        [1945, 2],
        [1946, 2],
        [2003, 1],
      ])
      expect(await failureOf(began({ where: { property: 'statuss', exists: true } }))).toMatchObject({
        code: 'BAD_INPUT',
      })
    })

    test('are told by year: entries by a date, and by the time in which they exist', async () => {
      const store = use()
      const [dates] = await store.years({ count: { date: 'entryIntoForce' }, of: { kinds: ['Treaty'] } })
      expect(dates?.filter(({ began }) => began > 0)).toEqual([
        { year: 1988, holding: 1, began: 1, ended: 0 },
        { year: 1989, holding: 2, began: 1, ended: 0 },
        { year: 2016, holding: 3, began: 1, ended: 0 },
      ])
      const [existing] = await store.years({
        count: { existence: true },
        of: { kinds: ['Organization'] },
        from: 1945,
        to: 1946,
      })
      // One organization has no dates: it was always there.
      expect(existing).toEqual([
        { year: 1945, holding: 3, began: 1, ended: 0 },
        { year: 1946, holding: 3, began: 1, ended: 1 },
      ])
    })

    test('refuse dates that are not there and years without bounds', async () => {
      const store = use()
      const asked = (more: object) =>
        failureOf(store.years({ count: { date: 'entryIntoForce' }, of: { kinds: ['Treaty'] }, ...more }))
      expect(await asked({ count: { date: 'entryintoforce' } })).toMatchObject({ code: 'BAD_INPUT' })
      expect(await asked({ from: 1, to: 3000 })).toMatchObject({ code: 'BAD_INPUT' })
      expect(await asked({ from: 2000, to: 1990 })).toMatchObject({ code: 'BAD_INPUT' })
      expect(await failureOf(store.facets({ by: [{ decade: 'type' }], first: 5 }))).toMatchObject({
        code: 'BAD_INPUT',
      })
    })

    test('follow what is written', async () => {
      const store = use()
      const asked = { count: { date: 'adopted' }, of: { kinds: ['Treaty'] }, from: 1987, to: 1987 } as const
      expect(await store.years(asked)).toEqual([[{ year: 1987, holding: 2, began: 1, ended: 0 }]])
      await store.commit({
        author: 'other',
        summary: 'Another one',
        operations: [
          { action: 'createEntry', id: 'treaty:new', properties: { name: 'New', adopted: '1987-05' } },
        ],
      })
      expect(await store.years(asked)).toEqual([[{ year: 1987, holding: 3, began: 2, ended: 0 }]])
    })
  })
}

/** Facets and counts by year, compared with the naive model. */
export function countingProperties(open: Open, runs: number): void {
  describe('with random graphs, counts', () => {
    test('are those of the naive model', async () => {
      await fc.assert(
        fc.asyncProperty(
          randomGraph,
          fc.array(fc.tuple(randomCondition, number, randomRelationTest), { minLength: 6, maxLength: 6 }),
          async (graph, questions) =>
            withGraph(open, graph, async (store, naive) => {
              for (const [where, asked, { quantifier: _, asOf: __, ...such }] of questions) {
                const meant = meeting(naive, { where })
                const counts = new Map<string, number>()
                for (const { id } of meant) {
                  const others = seen(naive, id, asked.type, asked.direction, asked.asOf)
                  for (const kind of new Set(others.map(({ other }) => naive.entries.get(other)?.kind ?? '')))
                    counts.set(kind, (counts.get(kind) ?? 0) + 1)
                }
                const [facet] = await store.facets({ where, by: [{ otherKind: asked }], first: 10 })
                const expected = [...counts].map(([value, count]) => ({ value, count }))
                expected.sort(
                  (left, right) => right.count - left.count || (left.value < right.value ? -1 : 1),
                )
                expect(facet?.values).toEqual(expected)

                const relation = { type: asked.type, direction: asked.direction }
                const range = { from: 1900, to: 1913 }
                const relationsOf = (id: string) =>
                  seen(naive, id, asked.type, asked.direction).map((each) => each.relation)
                const each = await store.years({ count: { relation }, of: ids, ...range })
                expect(each).toEqual(ids.map((id) => yearsOf(relationsOf(id), 1900, 1913)))
                const [all] = await store.years({ count: { relation }, of: { where }, ...range })
                expect(all).toEqual(
                  yearsOf(
                    meant.flatMap(({ id }) => relationsOf(id)),
                    1900,
                    1913,
                  ),
                )
                const those = await store.years({ count: { relation: such }, of: ids, ...range })
                const expectedOf = (id: string) =>
                  yearsOf(
                    suchRelations(naive, id, such).map((each) => each.relation),
                    1900,
                    1913,
                  )
                expect([such, those]).toEqual([such, ids.map(expectedOf)])
              }
            }),
        ),
        { numRuns: Math.ceil(runs / 2) },
      )
    }, 600_000)
  })
}
