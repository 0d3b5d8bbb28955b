import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry, PartialDate, Relation } from '../../api/model/domain.ts'
import { entryStretch, holdsOn, ownStretch } from '../../api/model/time.ts'
import type { Difference, DiffQuery, GraphStore } from '../../api/store/port.ts'
import { withGraph } from './filters.ts'
import { failureOf, type Open } from './fixture.ts'
import { meeting } from './naive/meets.ts'
import { NaiveGraph } from './naive/NaiveGraph.ts'
import { day, randomCondition, randomGraph } from './naive/randomGraph.ts'
import { applied, beginning, holdsForHistories } from './properties.ts'

const idOf = (found: Difference) => (found.subject === 'entry' ? found.entry.id : found.relation.id)

const told = (found: Difference) => [found.change, found.day, idOf(found), ...found.dates]

async function everything(store: GraphStore, query: Omit<DiffQuery, 'page'>): Promise<Difference[]> {
  const found: Difference[] = []
  for (let after: string | undefined; ; ) {
    const page = await store.diff({ ...query, page: { first: 4, ...(after ? { after } : {}) } })
    found.push(...page.edges.map(({ node }) => node))
    after = page.edges.at(-1)?.cursor
    if (!page.hasNextPage) return found
  }
}

/** What is different on two days, and what stood at a dataset version. */
export function pastContract(use: () => GraphStore): void {
  describe('what is different on two days', () => {
    test('is told by day: what began, ended and changed', async () => {
      const found = await everything(use(), { from: '2016-04-01', to: '2016-11-30' })
      expect(found.map(told)).toEqual([
        ['changed', '2016-11-04', 'treaty:paris-agreement', 'entryIntoForce'],
        // Both signed in April; what began is told on the day on which they were bound.
        [
          'began',
          '2016-11-04',
          'state:france/party-to/treaty:paris-agreement',
          'since',
          'signed',
          'consented',
        ],
        [
          'began',
          '2016-11-04',
          'state:united-states/party-to/treaty:paris-agreement',
          'since',
          'signed',
          'consented',
        ],
      ])
    })

    test('knows what ended, what came and went, and what was only signed', async () => {
      const found = await everything(use(), { from: '1983-01-01', to: '1984-12-31' })
      expect(found.map(told)).toEqual([
        ['ended', '1984-12-31', 'state:united-states/member-of/organization:unesco', 'until'],
      ])
      const signed = await everything(use(), { from: '1998-01-01', to: '1998-12-31', subject: 'relation' })
      expect(signed.map(told)).toEqual([
        ['changed', '1998-11-12', 'state:united-states/party-to/treaty:kyoto-protocol', 'signed'],
      ])
      const around = await everything(use(), {
        from: '2000-01-01',
        to: '2019-01-01',
        types: ['member-of'],
        subject: 'relation',
      })
      expect(around.map(told)).toEqual([
        ['changed', '2003-10-01', 'state:united-states/member-of/organization:unesco/2', 'since', 'until'],
      ])
    })

    test('can be restricted to entries that meet a filter, and to relations that one of them has', async () => {
      const query = {
        from: '1944-01-01',
        to: '1948-12-31',
        entries: { where: { ids: ['organization:unesco'] } },
      }
      expect((await everything(use(), query)).map(told)).toEqual([
        ['began', '1946-11-04', 'organization:unesco', 'founded'],
        ['began', '1946-11-04', 'state:france/member-of/organization:unesco', 'since'],
        ['began', '1946-11-04', 'state:united-states/member-of/organization:unesco', 'since'],
      ])
      const entries = await everything(use(), {
        ...query,
        entries: { kinds: ['Organization'] },
        subject: 'entry',
      })
      expect(entries.map(told)).toEqual([
        ['began', '1945-10-24', 'organization:united-nations', 'founded'],
        ['ended', '1946-04-30', 'organization:league-of-nations', 'dissolved'],
        ['began', '1946-11-04', 'organization:unesco', 'founded'],
        ['began', '1948-04-07', 'organization:world-health-organization', 'founded'],
      ])
    })

    test('needs a day before another', async () => {
      const asked = use().diff({ from: '2000-01-01', to: '2000-01-01', page: { first: 1 } })
      expect(await failureOf(asked)).toMatchObject({ code: 'BAD_INPUT' })
    })
  })

  describe('at a dataset version', () => {
    test('entries and relations are as they were then', async () => {
      const store = use()
      const ids = [
        'state:france',
        'state:chile',
        'state:chile/member-of/organization:united-nations',
        'state:new',
      ]
      await store.commit({
        author: 'a test',
        summary: 'Changes',
        operations: [
          { action: 'updateEntry', id: 'state:france', revision: 1, set: { name: 'French Republic' } },
          { action: 'deleteEntry', id: 'state:chile', revision: 1 },
          { action: 'createEntry', id: 'state:new', properties: { name: 'New' } },
        ],
      })
      const names = async (version: number) =>
        (await store.atVersion(ids, version)).map(
          (found) => found && ('kind' in found ? found.properties.name : found.type),
        )
      expect(await names(0)).toEqual([null, null, null, null])
      expect(await names(1)).toEqual(['France', 'Chile', 'member-of', null])
      expect(await names(2)).toEqual(['French Republic', null, null, 'New'])
    })
  })
}

function datesOf(subject: Entry | Relation): { name: string; day: string }[] {
  const last = (name: string) => ['until', 'dissolved', 'ended', 'terminated'].includes(name)
  const { since, until } = subject as Relation
  return Object.entries({ since, until, ...subject.properties }).flatMap(([name, value]) => {
    const date = value as PartialDate | undefined
    return typeof date === 'object' && 'edtf' in date
      ? [{ name, day: last(name) ? date.latest : date.earliest }]
      : []
  })
}

const turnNames = [
  'since',
  'until',
  'founded',
  'dissolved',
  'adopted',
  'terminated',
  'began',
  'ended',
  'born',
  'died',
  'proposed',
]

function naively(
  graph: NaiveGraph,
  { from, to, entries, types, subject }: Omit<DiffQuery, 'page'>,
): unknown[] {
  const meant = new Set(meeting(graph, entries ?? {}).map(({ id }) => id))
  const none = subject === undefined ? types !== undefined : subject === 'relation'
  const some = none ? [] : [...graph.entries.values()].filter(({ id }) => meant.has(id))
  const more = [...graph.relations.values()].filter(
    (relation) =>
      subject !== 'entry' &&
      (!types || types.includes(relation.type)) &&
      (!entries || meant.has(relation.from) || meant.has(relation.to)),
  )
  const found = [...some, ...more].flatMap((item) => {
    const within = datesOf(item).filter((date) => from < date.day && date.day <= to)
    if (within.length === 0) return []
    const stretch = 'kind' in item ? entryStretch(item) : ownStretch(item)
    const [before, after] = [holdsOn(stretch, from), holdsOn(stretch, to)]
    const change = before === after ? 'changed' : after ? 'began' : 'ended'
    // Where it began or ended goes before what else happened to it.
    const turns = within.filter(({ name }) => turnNames.includes(name))
    const days = (turns.length > 0 ? turns : within).map((date) => date.day)
    const first = days.sort()[0] as string
    return [
      {
        change,
        first,
        rank: 'kind' in item ? 0 : 1,
        id: item.id,
        names: within.map(({ name }) => name).sort(),
      },
    ]
  })
  const key = ({ first, rank, id }: (typeof found)[number]) => `${first} ${rank} ${id}`
  found.sort((left, right) => (key(left) < key(right) ? -1 : 1))
  return found.map(({ change, first, id, names }) => [change, first, id, ...names])
}

/** What is different on two days, and every past state, compared with the naive model. */
export function pastProperties(open: Open, runs: number): void {
  describe('with random graphs, the past', () => {
    test('is different on two days as in the naive model', async () => {
      const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
      const query = fc
        .record({
          days: fc.uniqueArray(day, { minLength: 2, maxLength: 2 }),
          entries: maybe(randomCondition.map((where) => ({ where }))),
          types: maybe(fc.constant(['party-to', 'member-of'])),
          subject: maybe(fc.constantFrom('entry' as const, 'relation' as const)),
        })
        .map(({ days, ...more }) => {
          const [from = '', to = ''] = [...days].sort()
          const said = Object.entries(more).filter(([, value]) => value !== undefined)
          return { from, to, ...Object.fromEntries(said) } as Omit<DiffQuery, 'page'>
        })
      await fc.assert(
        fc.asyncProperty(
          randomGraph,
          fc.array(query, { minLength: 6, maxLength: 6 }),
          async (graph, queries) =>
            withGraph(open, graph, async (store, naive) => {
              for (const asked of queries) {
                const found = (await everything(store, asked)).map((each) => [
                  each.change,
                  each.day,
                  idOf(each),
                  ...[...each.dates].sort(),
                ])
                expect([asked, found]).toEqual([asked, naively(naive, asked)])
              }
            }),
        ),
        { numRuns: Math.ceil(runs / 2) },
      )
    }, 600_000)

    test('is shown as it was at every dataset version', async () => {
      await holdsForHistories(open, Math.ceil(runs / 2), async (store, history) => {
        const naive = new NaiveGraph()
        const states: Map<string, Entry | Relation>[] = [new Map()]
        for (const operations of [beginning, ...history]) {
          await applied(store, operations)
          naive.commit(operations)
          states[naive.version] = new Map<string, Entry | Relation>([...naive.entries, ...naive.relations])
        }
        const ids = [...new Set(states.flatMap((state) => [...state.keys()]))]
        for (const [version, state] of states.entries())
          expect(await store.atVersion(ids, version)).toEqual(ids.map((id) => state.get(id) ?? null))
      })
    }, 600_000)
  })
}
