import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindOf } from '../../api/model/ontology.ts'
import type { GraphStore, SharedQuery } from '../../api/store/port.ts'
import { withGraph } from './filters.ts'
import { failureOf, type Open } from './fixture.ts'
import type { NaiveGraph } from './naive/NaiveGraph.ts'
import { day, ids, randomGraph, types } from './naive/randomGraph.ts'

/** The neighbours that entries share. */
export function sharingContract(use: () => GraphStore): void {
  describe('shared neighbours', () => {
    const asked = (more: Partial<SharedQuery> = {}) =>
      use().shared({ of: ['organization:united-nations', 'organization:unesco'], first: 2, ...more })

    test('are told for every set, with how many there are and the first ones by name', async () => {
      const sets = await asked({ types: ['member-of'], direction: 'backward' })
      expect(sets.map(({ of, count, entries }) => [of, count, entries.map(({ id }) => id)])).toEqual([
        [['organization:united-nations', 'organization:unesco'], 2, ['state:france', 'state:united-states']],
        [['organization:united-nations'], 2, ['state:chile', 'state:cote-divoire']],
      ])
    })

    test('are those of a day', async () => {
      const sets = await asked({ types: ['member-of'], direction: 'backward', asOf: '1990-01-01', first: 0 })
      expect(sets).toEqual([
        { of: ['organization:united-nations', 'organization:unesco'], count: 1, entries: [] },
        { of: ['organization:united-nations'], count: 3, entries: [] },
      ])
    })

    test('count a symmetric relation from either end', async () => {
      const sets = await use().shared({
        of: ['organization:unesco', 'organization:world-health-organization'],
        types: ['cooperates-with'],
        direction: 'backward',
        first: 1,
      })
      expect(sets.map(({ of, entries }) => [of, entries.map(({ id }) => id)])).toEqual([
        [['organization:unesco'], ['organization:world-health-organization']],
        [['organization:world-health-organization'], ['organization:unesco']],
      ])
    })

    test('need from two to fifty different entries', async () => {
      for (const of of [
        ['state:france'],
        ['state:france', 'state:france'],
        Array.from({ length: 51 }, (_, index) => `state:s${index}`),
      ])
        expect(await failureOf(asked({ of }))).toMatchObject({ code: 'BAD_INPUT' })
    })
  })
}

function naively(graph: NaiveGraph, { of, types: only, direction, otherKinds, asOf }: SharedQuery) {
  const sets = new Map<string, number>()
  for (const other of ids) {
    const members = of.filter((id) =>
      graph
        .seenFrom(id, asOf)
        .some(
          (each) =>
            each.other === other &&
            (!only || only.includes(each.relation.type)) &&
            (!direction || each.direction === direction || each.relation.type === 'cooperates-with') &&
            (!otherKinds || otherKinds.includes(kindOf(other) ?? '')),
        ),
    )
    if (members.length > 0) sets.set(members.join(' '), (sets.get(members.join(' ')) ?? 0) + 1)
  }
  return sets
}

/** Shared neighbours, compared with the naive model. */
export function sharingProperties(open: Open, runs: number): void {
  describe('with random graphs, shared neighbours', () => {
    const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
    const query = fc.record({
      of: fc.subarray(ids, { minLength: 2, maxLength: 5 }),
      types: maybe(fc.subarray([...types], { minLength: 1 })),
      direction: maybe(fc.constantFrom('forward' as const, 'backward' as const)),
      otherKinds: maybe(fc.constant(['State', 'Organization'])),
      asOf: maybe(day),
      first: fc.constantFrom(0, 100),
    })
    test('are those of the naive model', async () => {
      await fc.assert(
        fc.asyncProperty(
          randomGraph,
          fc.array(query, { minLength: 8, maxLength: 8 }),
          async (graph, queries) =>
            withGraph(open, graph, async (store, naive) => {
              for (const asked of queries) {
                const said = Object.entries(asked).filter(([, value]) => value !== undefined)
                const sets = await store.shared(Object.fromEntries(said) as unknown as SharedQuery)
                const found = sets.map(({ of, count }): [string, number] => [of.join(' '), count])
                expect(new Map(found)).toEqual(naively(naive, asked as SharedQuery))
                for (const { count, entries } of sets) expect(entries.length).toBe(asked.first && count)
              }
            }),
        ),
        { numRuns: Math.ceil(runs / 2) },
      )
    }, 600_000)
  })
}
