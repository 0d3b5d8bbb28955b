import { describe, expect, test } from 'vitest'
import type { GraphStore, RelationFilter, RelationsQuery } from '../../api/store/port.ts'
import { entry, failureOf, relation } from './fixture.ts'

async function others(store: GraphStore, id: string, query: Partial<RelationsQuery> = {}): Promise<string[]> {
  const pages = await store.relations({ of: [id], page: { first: 100 }, ...query })
  return (pages.get(id)?.edges ?? []).map(({ other, relation }) =>
    relation.spell === 1 ? other.id : `${other.id} ${relation.spell}`,
  )
}

/** Reads all pages from one end, and tells other ends and spells in their order. */
async function walked(
  store: GraphStore,
  query: Omit<RelationsQuery, 'page'>,
  size: number,
  backwards: boolean,
): Promise<string[]> {
  const found: string[] = []
  for (let cursor: string | undefined; ; ) {
    const at = backwards
      ? { last: size, ...(cursor ? { before: cursor } : {}) }
      : { first: size, ...(cursor ? { after: cursor } : {}) }
    const page = (await store.relations({ ...query, page: at })).get(query.of[0] as string)
    const edges = page?.edges ?? []
    const told = edges.map(({ other, relation }) => `${other.id} ${relation.spell}`)
    if (backwards) found.unshift(...told)
    else found.push(...told)
    if (!(backwards ? page?.hasPreviousPage : page?.hasNextPage)) return found
    cursor = (backwards ? edges[0] : edges.at(-1))?.cursor
  }
}

/** Relations of entries, paths. */
export function graphContract(use: () => GraphStore): void {
  describe('relations', () => {
    test('of several entries at once, each with its own page and total, by the name at the other end', async () => {
      const pages = await use().relations({
        of: ['organization:united-nations', 'organization:unesco', 'topic:lonely'],
        types: ['member-of'],
        direction: 'backward',
        page: { first: 2 },
        withTotal: true,
      })
      const summary = [...pages].map(([id, { edges, total, hasNextPage }]) => [
        id,
        edges.map(({ other }) => other.id),
        total,
        hasNextPage,
      ])
      expect(summary).toEqual([
        ['organization:united-nations', ['state:chile', 'state:cote-divoire'], 4, true],
        ['organization:unesco', ['state:france', 'state:united-states'], 3, true],
        ['topic:lonely', [], 0, false],
      ])
    })

    test('come with the entry itself if it is asked for and there', async () => {
      const of = ['organization:unesco', 'organization:nowhere']
      const pages = await use().relations({ of, page: { first: 1 }, withEntry: true })
      expect(of.map((id) => pages.get(id)?.entry?.properties.abbreviations)).toEqual([['UNESCO'], undefined])
      const without = await use().relations({ of, page: { first: 1 } })
      expect(without.get('organization:unesco')).not.toHaveProperty('entry')
    })

    test('of every type and both directions, ties by id, type, direction and spell', async () => {
      expect(await others(use(), 'state:united-states')).toEqual([
        'treaty:kyoto-protocol',
        'treaty:paris-agreement',
        'treaty:paris-agreement 2',
        'organization:united-nations',
        'organization:unesco',
        'organization:unesco 2',
      ])
    })

    test.each<[string, RelationFilter, string[]]>([
      ['a type', { types: ['party-to'] }, ['treaty:montreal-protocol', 'treaty:paris-agreement']],
      [
        'a kind at the other end',
        { otherKinds: ['Treaty'] },
        ['treaty:montreal-protocol', 'treaty:paris-agreement'],
      ],
      [
        'a day: it holds from the first day',
        { types: ['party-to'], asOf: '1989-03-28' },
        ['treaty:montreal-protocol'],
      ],
      ['a day: not before', { types: ['party-to'], asOf: '1989-03-27' }, []],
      [
        'a property',
        { where: { property: 'status', equals: 'founding' }, types: ['member-of'] },
        ['organization:united-nations'],
      ],
      [
        'its dates',
        { where: { property: 'since', from: '2016-01-01' }, types: ['party-to'] },
        ['treaty:paris-agreement'],
      ],
      ['a direction', { direction: 'backward' }, []],
    ])('can be filtered by %s', async (_, filter, expected) => {
      const store = use()
      expect(await others(store, 'state:france', filter)).toEqual(expected)
      const pages = await store.relations({
        of: ['state:france'],
        ...filter,
        page: { first: 0 },
        withTotal: true,
      })
      expect(pages.get('state:france')?.total).toBe(expected.length)
    })

    test('are in one order page by page, however many have one name or are spells of one', async () => {
      const store = use()
      const council = 'organization:security-council'
      const terms = Array.from({ length: 9 }, (_, index) => ({
        spell: index + 1,
        since: `${2000 - index * 4}`,
        until: `${2002 - index * 4}`,
      }))
      const twins = Array.from({ length: 9 }, (_, index) => `state:georgia-${9 - index}`)
      await store.commit({
        author: 'editor',
        summary: 'Many terms, and many of one name',
        operations: [
          entry(council, 'Security Council'),
          ...twins.map((id) => entry(id, 'Georgia')),
          ...terms.map((term) => relation('state:france', 'member-of', council, term)),
          ...twins.map((id) => relation(id, 'member-of', council, { since: '1992' })),
        ],
      })
      const byName = [
        ...terms.map(({ spell }) => `state:france ${spell}`),
        ...twins.toSorted().map((id) => `${id} 1`),
      ]
      const bySince = [
        ...terms.filter(({ since }) => since >= '1992').map(({ spell }) => `state:france ${spell}`),
        ...twins.toSorted().map((id) => `${id} 1`),
        ...terms.filter(({ since }) => since < '1992').map(({ spell }) => `state:france ${spell}`),
      ]
      for (const [order, expected] of [
        ['name', byName],
        ['since', bySince],
      ] as const)
        for (const size of [1, 2, 5, 7, 17, 18]) {
          const forward = await walked(store, { of: [council], order }, size, false)
          expect([order, size, forward]).toEqual([order, size, expected])
          const backward = await walked(store, { of: [council], order }, size, true)
          expect([order, size, backward]).toEqual([order, size, expected])
        }
    })

    test('know spells: who left and came back is a party again', async () => {
      const parties = (asOf: string) => others(use(), 'treaty:paris-agreement', { types: ['party-to'], asOf })
      expect(await parties('2020-11-03')).toEqual(['state:france', 'state:united-states'])
      expect(await parties('2020-11-04')).toEqual(['state:france'])
      expect(await parties('2021-02-19')).toEqual(['state:france', 'state:united-states 2'])
    })

    test('who only signed is no party on any day', async () => {
      expect(await others(use(), 'treaty:kyoto-protocol', { asOf: '2024-01-01' })).toEqual([])
      expect(await others(use(), 'treaty:kyoto-protocol')).toEqual(['state:united-states'])
    })

    test('a month holds from its first day', async () => {
      expect(await others(use(), 'state:chile', { types: ['party-to'], asOf: '1990-06-01' })).toEqual([
        'treaty:montreal-protocol',
      ])
      expect(await others(use(), 'state:chile', { types: ['party-to'], asOf: '1990-05-31' })).toEqual([])
    })

    test('a symmetric one is seen from both ends, in either direction, as forward', async () => {
      const store = use()
      for (const [id, other] of [
        ['organization:unesco', 'organization:world-health-organization'],
        ['organization:world-health-organization', 'organization:unesco'],
      ] as const)
        for (const direction of ['forward', 'backward', undefined] as const) {
          const pages = await store.relations({
            of: [id],
            types: ['cooperates-with'],
            direction,
            page: { first: 5 },
          })
          expect(pages.get(id)?.edges.map((edge) => [edge.other.id, edge.direction])).toEqual([
            [other, 'forward'],
          ])
        }
    })

    test('can be ordered by their beginning, the most recent first, unknown ones last', async () => {
      expect(await others(use(), 'state:france', { order: 'since' })).toEqual([
        'treaty:paris-agreement',
        'treaty:montreal-protocol',
        'organization:unesco',
        'organization:united-nations',
        'organization:club',
      ])
    })

    test.each(['name', 'since'] as const)(
      'are read page by page by %s, both ways, without a repeat or a gap',
      async (order) => {
        const store = use()
        const id = 'state:united-states'
        const whole = await others(store, id, { order })
        const key = (edge: { other: { id: string }; relation: { spell: number } }) =>
          edge.relation.spell === 1 ? edge.other.id : `${edge.other.id} ${edge.relation.spell}`
        const forward: string[] = []
        let after: string | undefined
        do {
          const page = (
            await store.relations({ of: [id], order, page: { first: 1, ...(after ? { after } : {}) } })
          ).get(id)
          forward.push(...(page?.edges ?? []).map(key))
          after = page?.hasNextPage ? page.edges.at(-1)?.cursor : undefined
        } while (after)
        expect(forward).toEqual(whole)
        const backward: string[] = []
        let before: string | undefined
        do {
          const page = (
            await store.relations({ of: [id], order, page: { last: 2, ...(before ? { before } : {}) } })
          ).get(id)
          backward.unshift(...(page?.edges ?? []).map(key))
          before = page?.hasPreviousPage ? page.edges[0]?.cursor : undefined
        } while (before)
        expect(backward).toEqual(whole)
      },
    )

    test('are counted by type and direction, on a day too', async () => {
      const store = use()
      const counts = async (asOf?: string) =>
        (await store.relationCounts({ of: ['organization:unesco'], ...(asOf ? { asOf } : {}) })).get(
          'organization:unesco',
        )
      expect(await counts()).toEqual([
        { type: 'member-of', direction: 'backward', count: 3 },
        { type: 'cooperates-with', direction: 'forward', count: 1 },
      ])
      expect(await counts('1990-01-01')).toEqual([
        { type: 'member-of', direction: 'backward', count: 1 },
        { type: 'cooperates-with', direction: 'forward', count: 1 },
      ])
    })

    test('among some entries, by id', async () => {
      const among = await use().relationsAmong({
        entries: ['state:france', 'organization:united-nations', 'organization:unesco', 'state:nowhere'],
        limit: 10,
      })
      expect(among.map(({ id }) => id)).toEqual([
        'state:france/member-of/organization:unesco',
        'state:france/member-of/organization:united-nations',
      ])
      expect(
        await use().relationsAmong({
          entries: ['state:france', 'organization:unesco'],
          asOf: '1940-01-01',
          limit: 10,
        }),
      ).toEqual([])
    })
  })

  describe('paths', () => {
    const ask = (store: GraphStore, more: Partial<Parameters<GraphStore['paths']>[0]> = {}) =>
      store.paths({
        from: 'organization:world-health-organization',
        to: 'topic:ozone',
        maxHops: 6,
        count: 5,
        ...more,
      })

    test('are simple and come in the order of their length, each hop with its relations', async () => {
      const { paths, stoppedAt } = await ask(use(), { withSteps: true })
      const lengths = paths.map(({ entries }) => entries.length - 1)
      expect(lengths[0]).toBe(4)
      expect(lengths).toEqual([...lengths].sort())
      for (const { entries, steps = [] } of paths) {
        expect(new Set(entries).size).toBe(entries.length)
        expect(entries).toHaveLength(steps.length + 1)
        for (const [index, relations] of steps.entries())
          for (const { from, to } of relations)
            expect([entries[index], entries[index + 1]].sort()).toEqual([from, to].sort())
      }
      expect(new Set(paths.map(({ entries }) => entries.join())).size).toBe(paths.length)
      expect(stoppedAt).toBeUndefined()
    })

    test('can leave states out as middle stops', async () => {
      expect((await ask(use(), { avoidKinds: ['State'] })).paths).toEqual([])
      const [direct] = (
        await use().paths({
          from: 'state:france',
          to: 'state:chile',
          maxHops: 2,
          count: 1,
          avoidKinds: ['State'],
        })
      ).paths
      expect(direct?.entries).toHaveLength(3)
    })

    test('go over chosen types, and relations that hold on a day', async () => {
      const { paths } = await use().paths({
        from: 'state:united-states',
        to: 'state:france',
        maxHops: 2,
        count: 5,
        types: ['party-to'],
        asOf: '2019-01-01',
      })
      expect(paths.map(({ entries }) => entries)).toEqual([
        ['state:united-states', 'treaty:paris-agreement', 'state:france'],
      ])
      expect(
        (
          await use().paths({
            from: 'state:united-states',
            to: 'state:france',
            maxHops: 2,
            count: 5,
            types: ['party-to'],
            asOf: '2020-12-01',
          })
        ).paths,
      ).toEqual([])
    })

    test('come without the relations unless they are asked for', async () => {
      const { paths } = await ask(use())
      expect(paths.length).toBeGreaterThan(0)
      for (const path of paths) expect(path.steps).toBeUndefined()
    })

    test('have all relations between two entries in one step', async () => {
      const { paths } = await use().paths({
        from: 'state:united-states',
        to: 'organization:unesco',
        maxHops: 1,
        count: 5,
        withSteps: true,
      })
      expect(paths).toHaveLength(1)
      expect(paths[0]?.steps?.[0]?.map(({ spell }) => spell)).toEqual([1, 2])
    })

    test('are none where there is no way, or no short one', async () => {
      expect((await ask(use(), { to: 'topic:lonely' })).paths).toEqual([])
      expect((await ask(use(), { maxHops: 3 })).paths).toEqual([])
    })

    test('need two ends that are there and differ', async () => {
      expect(await failureOf(ask(use(), { to: 'topic:nowhere' }))).toMatchObject({ code: 'NOT_FOUND' })
      expect(await failureOf(ask(use(), { to: 'organization:world-health-organization' }))).toMatchObject({
        code: 'BAD_INPUT',
      })
    })
  })
}
