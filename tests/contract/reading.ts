import { describe, expect, test } from 'vitest'
import type { Condition, EntryFilter, GraphStore, Order, StreamQuery } from '../../api/store/port.ts'
import { entry, failureOf } from './fixture.ts'

const name: Order = { by: 'name' }

async function idsOf(store: GraphStore, filter: EntryFilter, order: Order = name): Promise<string[]> {
  return (await store.list({ ...filter, order, page: { first: 100 } })).edges.map(({ node }) => node.id)
}

/** What stands under an id, lists, counts, facets. */
export function readingContract(use: () => GraphStore): void {
  describe('looking up', () => {
    test('gives entries in the order of the ids, with their values as they were written', async () => {
      const found = await use().lookup(['state:france', 'state:nowhere', 'organization:league-of-nations'])
      expect(found[0]).toMatchObject({
        state: 'live',
        entry: {
          id: 'state:france',
          kind: 'State',
          revision: 1,
          changedIn: 1,
          properties: { name: 'France', isoAlpha2: 'FR' },
        },
      })
      expect(found[1]).toBeNull()
      expect(found[2]).toMatchObject({
        entry: {
          properties: { dissolved: { edtf: '1946-04', earliest: '1946-04-01', latest: '1946-04-30' } },
        },
      })
    })

    test('gives relations by their ids, both spells, and a symmetric one by its one id', async () => {
      const found = await use().relationsById([
        'state:united-states/member-of/organization:unesco/2',
        'state:united-states/member-of/organization:unesco/3',
        'organization:unesco/cooperates-with/organization:world-health-organization',
        'organization:world-health-organization/cooperates-with/organization:unesco',
        'state:france/party-to/treaty:paris-agreement',
      ])
      expect(found[0]).toMatchObject({
        spell: 2,
        since: { edtf: '2003-10-01' },
        until: { edtf: '2018-12-31' },
      })
      expect(found[1]).toBeNull()
      expect(found[2]).toMatchObject({ type: 'cooperates-with', from: 'organization:unesco' })
      expect(found[3]).toBeNull()
      expect(found[4]).toMatchObject({
        properties: { consent: 'ratification', signed: { edtf: '2016-04-22' } },
        citations: [{ source: 'source:register', at: 'XXVII-7-d' }],
      })
    })
  })

  describe('lists', () => {
    test('are in alphabetical order whatever case and accents, ties by id', async () => {
      expect(await idsOf(use(), { kinds: ['State'] })).toEqual([
        'state:chile',
        'state:cote-divoire',
        'state:france',
        'state:united-states',
      ])
      expect(await idsOf(use(), { kinds: ['State'] }, { by: 'name', descending: true })).toEqual([
        'state:united-states',
        'state:france',
        'state:cote-divoire',
        'state:chile',
      ])
    })

    test('put what has no value last, both ways', async () => {
      const organizations = (descending: boolean) =>
        idsOf(use(), { kinds: ['Organization'] }, { by: 'founded', descending })
      const founded = [
        'organization:league-of-nations',
        'organization:united-nations',
        'organization:unesco',
        'organization:world-health-organization',
      ]
      expect(await organizations(false)).toEqual([...founded, 'organization:club'])
      expect(await organizations(true)).toEqual([...founded.reverse(), 'organization:club'])
    })

    test('can be ordered by the number of relations', async () => {
      const ids = await idsOf(use(), { kinds: ['State'] }, { by: { degree: true }, descending: true })
      expect(ids[0]).toBe('state:united-states')
      expect(ids.at(-1)).toBe('state:cote-divoire')
    })

    test.each<[string, Condition, string[]]>([
      [
        'equality',
        { property: 'type', equals: 'specialized-agency' },
        ['unesco', 'world-health-organization'],
      ],
      ['one of several values', { property: 'abbreviations', equals: 'WHO' }, ['world-health-organization']],
      ['a name in any spelling', { property: 'name', equals: 'LEAGUE of nations' }, ['league-of-nations']],
      [
        'a choice among several',
        { property: 'seatCountry', in: ['CH', 'FR'] },
        ['unesco', 'world-health-organization'],
      ],
      ['a part of a name', { property: 'name', contains: 'HÉALTH-org' }, ['world-health-organization']],
      ['the beginning of a name', { property: 'name', startsWith: 'wORLD h' }, ['world-health-organization']],
      ['a part of a text', { property: 'abbreviations', contains: 'H' }, ['world-health-organization']],
      ['marks alone, which are in no name', { property: 'name', contains: '&' }, []],
      [
        'one of a thousand names',
        {
          property: 'name',
          in: [...Array.from({ length: 999 }, (_, index) => `Name ${index}`), 'league of nations'],
        },
        ['league-of-nations'],
      ],
      ['a part of a text in other letters', { property: 'abbreviations', contains: 'h' }, []],
      ['a value that is there', { property: 'dissolved', exists: true }, ['league-of-nations']],
      ['a value that is not there', { property: 'founded', exists: false }, ['club']],
      [
        'a range of days',
        { property: 'founded', from: '1946-01-01', to: '1948-04-07' },
        ['unesco', 'world-health-organization'],
      ],
      [
        'a month that may lie in a range',
        { property: 'dissolved', from: '1946-04-30', to: '1946-12-31' },
        ['league-of-nations'],
      ],
      ['a month that may not', { property: 'dissolved', from: '1946-05-01' }, []],
      [
        'a negation, which holds for what has no value',
        { not: { property: 'type', equals: 'specialized-agency' } },
        ['club', 'league-of-nations', 'united-nations'],
      ],
      [
        'all of several',
        {
          all: [
            { property: 'type', equals: 'specialized-agency' },
            { property: 'founded', from: '1947-01-01' },
          ],
        },
        ['world-health-organization'],
      ],
      [
        'any of several',
        {
          any: [
            { property: 'abbreviations', equals: 'UN' },
            { property: 'dissolved', exists: true },
          ],
        },
        ['league-of-nations', 'united-nations'],
      ],
      ['any of none', { any: [] }, []],
    ])('can be filtered by %s', async (_, where, expected) => {
      const filter = { kinds: ['Organization'], where }
      expect(await idsOf(use(), filter)).toEqual(
        expected
          .map((slug) => `organization:${slug}`)
          .sort((left, right) => order.indexOf(left) - order.indexOf(right)),
      )
      expect(await use().count(filter)).toBe(expected.length)
    })

    test('can be restricted to what existed on a day: from the first day, not on the last', async () => {
      const on = (asOf: string) => idsOf(use(), { kinds: ['Organization'], asOf })
      expect(await on('1945-10-23')).toEqual(['organization:club', 'organization:league-of-nations'])
      expect(await on('1945-10-24')).toEqual([
        'organization:club',
        'organization:league-of-nations',
        'organization:united-nations',
      ])
      expect(await on('1946-04-30')).toEqual(['organization:club', 'organization:united-nations'])
    })

    test('are read page by page, both ways, without a repeat or a gap', async () => {
      const store = use()
      for (const by of ['name', 'founded'] as const)
        for (const descending of [false, true]) {
          const whole = await idsOf(store, { kinds: ['Organization'] }, { by, descending })
          const forward: string[] = []
          let after: string | undefined
          do {
            const page = await store.list({
              kinds: ['Organization'],
              order: { by, descending },
              page: { first: 2, ...(after ? { after } : {}) },
            })
            forward.push(...page.edges.map(({ node }) => node.id))
            expect(page.hasPreviousPage).toBe(after !== undefined)
            after = page.hasNextPage ? page.edges.at(-1)?.cursor : undefined
          } while (after)
          expect(forward).toEqual(whole)
          const backward: string[] = []
          let before: string | undefined
          do {
            const page = await store.list({
              kinds: ['Organization'],
              order: { by, descending },
              page: { last: 2, ...(before ? { before } : {}) },
            })
            backward.unshift(...page.edges.map(({ node }) => node.id))
            before = page.hasPreviousPage ? page.edges[0]?.cursor : undefined
          } while (before)
          expect(backward).toEqual(whole)
        }
    })

    test('neither repeat nor drop an entry while others write', async () => {
      const store = use()
      const first = await store.list({ kinds: ['State'], order: name, page: { first: 2 } })
      await store.commit({
        author: 'other',
        summary: 'More',
        operations: [entry('state:albania', 'Albania'), entry('state:zambia', 'Zambia')],
      })
      const after = first.edges.at(-1)?.cursor as string
      const rest = await store.list({ kinds: ['State'], order: name, page: { first: 10, after } })
      expect(rest.edges.map(({ node }) => node.id)).toEqual([
        'state:france',
        'state:united-states',
        'state:zambia',
      ])
    })

    test('refuse a cursor of another order, a property that cannot be sorted by, a page too large', async () => {
      const store = use()
      const [edge] = (await store.list({ kinds: ['State'], order: name, page: { first: 1 } })).edges
      const cursor = edge?.cursor as string
      expect(
        await failureOf(
          store.list({
            kinds: ['Organization'],
            order: { by: 'founded' },
            page: { first: 1, after: cursor },
          }),
        ),
      ).toMatchObject({ code: 'BAD_INPUT' })
      expect(
        await failureOf(store.list({ order: name, page: { first: 1, after: 'nonsense' } })),
      ).toMatchObject({ code: 'BAD_INPUT' })
      expect(
        await failureOf(store.list({ kinds: ['State'], order: { by: 'capital' }, page: { first: 1 } })),
      ).toMatchObject({ code: 'BAD_INPUT' })
      expect(await failureOf(store.list({ order: name, page: { first: 100_000 } }))).toMatchObject({
        code: 'BAD_INPUT',
      })
      expect(
        await failureOf(
          store.list({ order: name, page: { first: 1 }, where: { property: 'nonsense', equals: '1' } }),
        ),
      ).toMatchObject({ code: 'BAD_INPUT' })
    })
  })

  describe('facets', () => {
    test('count values, the most frequent first, several values of an entry each', async () => {
      const facets = await use().facets({ kinds: ['Organization'], by: ['type', 'seatCountry'], first: 10 })
      expect(facets).toEqual([
        {
          property: 'type',
          values: [
            { value: 'intergovernmental-organization', count: 2 },
            { value: 'specialized-agency', count: 2 },
          ],
        },
        { property: 'seatCountry', values: ['CH', 'FR', 'US'].map((value) => ({ value, count: 1 })) },
      ])
    })

    test('count kinds, under a filter', async () => {
      const [facet] = await use().facets({ by: ['kind'], first: 2 })
      expect(facet).toEqual({
        property: 'kind',
        values: [
          { value: 'Organization', count: 5 },
          { value: 'State', count: 4 },
        ],
      })
    })
  })

  describe('streams', () => {
    test('give every entry and every relation once', async () => {
      const entries: string[] = []
      for await (const item of use().stream({ entries: { kinds: ['State'] } })) entries.push(item.id)
      expect(entries.sort()).toEqual([
        'state:chile',
        'state:cote-divoire',
        'state:france',
        'state:united-states',
      ])
      const relations: string[] = []
      for await (const item of use().stream({ relations: { types: ['member-of'], asOf: '1990-01-01' } }))
        relations.push(item.id)
      expect(relations.sort()).toEqual(
        ['chile', 'cote-divoire', 'france', 'united-states']
          .map((state) => `state:${state}/member-of/organization:united-nations`)
          .concat('state:france/member-of/organization:club', 'state:france/member-of/organization:unesco')
          .sort(),
      )
    })

    test('give the same entries bare, without what nobody needs', async () => {
      const known = async (query: StreamQuery) => {
        const items: unknown[] = []
        for await (const { id, revision, changedIn, ...item } of use().stream(query))
          items.push([id, revision, changedIn, 'kind' in item && item.kind])
        return items
      }
      for (const query of [
        { entries: {} },
        { entries: { where: { property: 'name', contains: 'a' } } },
      ] as const) {
        const whole = await known(query)
        expect(whole.length).toBeGreaterThan(2)
        expect(await known({ ...query, bare: true })).toEqual(whole)
      }
    })

    test('can be left early', async () => {
      for await (const item of use().stream({ entries: {} })) {
        expect(item.id).toBeTruthy()
        break
      }
      expect(await use().datasetVersion()).toBe(1)
    })
  })
}

const order = ['club', 'league-of-nations', 'united-nations', 'unesco', 'world-health-organization'].map(
  (slug) => `organization:${slug}`,
)
