import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../api/errors.ts'
import type { Entry, Relation } from '../../api/model/domain.ts'
import { captionOf, sortName } from '../../api/model/names.ts'
import { ontology } from '../../api/model/ontology.ts'
import type { GraphStore } from '../../api/store/port.ts'
import type { Open } from './fixture.ts'
import { NaiveGraph } from './naive/NaiveGraph.ts'
import { inWords, wordsOf } from './structure.ts'

// Few ids, so that operations meet; two of them have names that are equal in search form.
const ids = ['state:a', 'state:b', 'state:c', 'organization:x', 'organization:y', 'treaty:t']
const id = fc.constantFrom(...ids)
const name = fc.constantFrom('Alpha', 'álpha', 'Beta', 'Gamma Delta', 'Zeta')
const year = fc.option(fc.integer({ min: 1900, max: 1910 }).map(String), { nil: undefined })
const revision = fc.integer({ min: 1, max: 3 })

const ends = fc.constantFrom(
  ...(['state:a', 'state:b', 'state:c'] as const).flatMap((from) => [
    ['member-of', from, 'organization:x'],
    ['member-of', from, 'organization:y'],
    ['party-to', from, 'treaty:t'],
    ['cooperates-with', from, 'state:b'],
  ]),
  ['part-of', 'organization:x', 'organization:y'],
  ['protocol-to', 'state:a', 'treaty:t'],
)

const operation: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      action: fc.constant('createEntry'),
      id,
      properties: name.map((each) => ({ name: each })),
    }),
  },
  {
    weight: 6,
    arbitrary: fc
      .record({ end: ends, spell: fc.integer({ min: 1, max: 2 }), since: year, until: year })
      .map(({ end: [type, from, to], spell, since, until }) => ({
        action: 'createRelation',
        type,
        from,
        to,
        spell,
        ...(since ? { since } : {}),
        ...(until ? { until } : {}),
      })),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      action: fc.constant('updateEntry'),
      id,
      revision,
      set: name.map((each) => ({ name: each })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        end: ends,
        revision,
        until: fc.option(
          year.map((each) => each ?? null),
          { nil: null },
        ),
      })
      .map(({ end: [type, from, to], revision: seen, until }) => ({
        action: 'updateRelation',
        id: `${from}/${type}/${to}`,
        revision: seen,
        until,
        set: {},
      })),
  },
  { weight: 1, arbitrary: fc.record({ action: fc.constant('deleteEntry'), id, revision }) },
  {
    weight: 1,
    arbitrary: fc.record({ end: ends, revision }).map(({ end: [type, from, to], revision: seen }) => ({
      action: 'deleteRelation',
      id: `${from}/${type}/${to}`,
      revision: seen,
    })),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      action: fc.constant('mergeEntry'),
      id,
      revision,
      into: id,
      intoRevision: revision,
    }),
  },
)

/** An entry under each id, with which histories begin. */
export const beginning = ids.map((each) => ({
  action: 'createEntry',
  id: each,
  properties: { name: `Entry ${each}` },
}))
/** Random histories: some changesets, not all of which can be applied. */
const changesets = fc.array(fc.array(operation, { minLength: 1, maxLength: 5 }), {
  minLength: 1,
  maxLength: 10,
})

type History = typeof changesets extends fc.Arbitrary<infer Each> ? Each : never

/** Checks something with random histories, each on a store of its own. */
export async function holdsForHistories(
  open: Open,
  numRuns: number,
  check: (store: GraphStore, history: History) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(changesets, async (history) => {
      const { store, close } = await open()
      try {
        await check(store, history)
      } finally {
        await close()
      }
    }),
    { numRuns },
  )
}

/** Applies operations, or says with which code and at which of them they are refused. */
export async function applied(
  store: GraphStore,
  operations: readonly unknown[],
): Promise<{ version: number } | { code: string; at: string[] }> {
  try {
    const { version } = await store.commit({ author: 'random', summary: 'Random', operations })
    return { version }
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    return { code: thrown.code, at: [...new Set(thrown.problems.map(({ path }) => String(path[1])))] }
  }
}

/** The operations that a refusal names: of several faults of one kind a store may name more of the other kind. */
function comparable(answer: { version: number } | { code: string; at: string[] }): unknown {
  return 'version' in answer ? answer : { code: answer.code }
}

async function all(store: GraphStore): Promise<{ entries: Entry[]; relations: Relation[] }> {
  const entries: Entry[] = []
  const relations: Relation[] = []
  for await (const item of store.stream({ entries: {} })) entries.push(item as Entry)
  for await (const item of store.stream({ relations: {} })) relations.push(item as Relation)
  return { entries: byId(entries), relations: byId(relations) }
}

function byId<Item extends { id: string }>(items: Iterable<Item>): Item[] {
  return [...items].sort((left, right) => (left.id < right.id ? -1 : 1))
}

function ranked(entries: readonly Entry[]): string[] {
  const key = (entry: Entry) => [sortName(captionOf(entry)), entry.id].join('\u0000')
  return [...entries].sort((left, right) => (key(left) < key(right) ? -1 : 1)).map((entry) => entry.id)
}

async function compareReads(store: GraphStore, naive: NaiveGraph): Promise<void> {
  expect(await all(store)).toEqual({
    entries: byId(naive.entries.values()),
    relations: byId(naive.relations.values()),
  })
  const most = { entries: 1000, relations: 1000 }
  expect(inWords(await store.structure({ most }))).toEqual(
    wordsOf(naive.entries.values(), naive.relations.values()),
  )
  const listed = await store.list({ order: { by: 'name' }, page: { first: 50 } })
  expect(listed.edges.map(({ node }) => node.id)).toEqual(ranked([...naive.entries.values()]))
  const lookups = await store.lookup(ids)
  expect(lookups.map((found) => found?.state ?? null)).toEqual(
    ids.map((each) => (naive.entries.has(each) ? 'live' : (naive.gone.get(each)?.state ?? null))),
  )
  for (const day of [undefined, '1905-06-01']) {
    const query = { of: ids, ...(day ? { asOf: day } : {}) }
    const pages = await store.relations({ ...query, page: { first: 50 }, withTotal: true })
    const counts = await store.relationCounts(query)
    for (const each of ids) {
      const seen = naive.entries.has(each) ? naive.seenFrom(each, day) : []
      const place = ({ relation, other, direction }: (typeof seen)[number]) =>
        [
          sortName(captionOf(naive.entries.get(other) as Entry)),
          other,
          relation.type,
          direction === 'forward' ? 0 : 1,
          relation.spell,
        ].join('\u0000')
      const expected = [...seen]
        .sort((left, right) => (place(left) < place(right) ? -1 : 1))
        .map(({ relation }) => relation.id)
      expect(pages.get(each)?.edges.map(({ relation }) => relation.id) ?? []).toEqual(expected)
      expect(pages.get(each)?.total ?? 0).toBe(expected.length)
      const types = [...ontology.relationTypes.keys()]
      const groups = types.flatMap((type) =>
        (['forward', 'backward'] as const).flatMap((direction) => {
          const count = seen.filter(
            (item) => item.relation.type === type && item.direction === direction,
          ).length
          return count > 0 ? [{ type, direction, count }] : []
        }),
      )
      expect(counts.get(each) ?? []).toEqual(groups)
    }
  }
  await comparePaths(store, naive)
}

async function comparePaths(store: GraphStore, naive: NaiveGraph): Promise<void> {
  const live = ids.filter((each) => naive.entries.has(each))
  for (const [from, to] of live.slice(1).map((each) => [live[0] as string, each] as const))
    for (const avoid of [undefined, 'State']) {
      const { paths } = await store.paths({
        from,
        to,
        maxHops: 6,
        count: 1,
        withSteps: true,
        ...(avoid ? { avoidKinds: [avoid] } : {}),
      })
      expect(paths[0]?.steps?.length).toBe(naive.hops(from, to, 6, avoid))
    }
}

/** Random histories, applied to the store and to the naive model: both accept the same, and answer the same. */
export function propertiesContract(open: Open, runs: number): void {
  describe('with random histories', () => {
    test('accepts what the naive model accepts, and answers what it answers', async () => {
      await holdsForHistories(open, runs, async (store, history) => {
        const naive = new NaiveGraph()
        for (const operations of [beginning, ...history])
          expect(comparable(await applied(store, operations))).toEqual(comparable(naive.commit(operations)))
        await compareReads(store, naive)
      })
    }, 600_000)

    test('applies what comes at once as if one came after the other', async () => {
      await holdsForHistories(open, runs, async (store, history) => {
        await applied(store, beginning)
        const answers = await Promise.all(history.map((operations) => applied(store, operations)))
        const accepted = history
          .flatMap((operations, index) => {
            const answer = answers[index]
            return answer && 'version' in answer ? [{ operations, version: answer.version }] : []
          })
          .sort((left, right) => left.version - right.version)
        const states = [beginning, ...accepted.map(({ operations }) => operations)]
        const naiveAfter = (count: number) => {
          const naive = new NaiveGraph()
          for (const operations of states.slice(0, count)) naive.commit(operations)
          return naive
        }
        expect(accepted.map(({ version }) => version)).toEqual(accepted.map((_, index) => index + 2))
        for (const count of states.keys()) {
          const { version, entries } = naiveAfter(count + 1)
          expect(version).toBe(count + 1)
          expect(await store.atVersion(ids, version)).toEqual(ids.map((each) => entries.get(each) ?? null))
        }
        for (const [index, operations] of history.entries()) {
          const answer = answers[index]
          if (!answer || 'version' in answer) continue
          const refusals = [...states.keys()].map((count) => naiveAfter(count + 1).commit(operations))
          expect(refusals).toContainEqual(expect.objectContaining({ code: answer.code }))
        }
        await compareReads(store, naiveAfter(states.length))
      })
    }, 600_000)

    test('shows every past state of an entry by its changes', async () => {
      await holdsForHistories(open, Math.ceil(runs / 2), async (store, history) => {
        const naive = new NaiveGraph()
        const states = new Map<string, (Entry | null)[]>(ids.map((each) => [each, []]))
        for (const operations of [beginning, ...history]) {
          await applied(store, operations)
          naive.commit(operations)
          for (const each of ids) {
            const now = naive.entries.get(each) ?? null
            const past = states.get(each) as (Entry | null)[]
            if (JSON.stringify(past.at(-1) ?? null) !== JSON.stringify(now)) past.push(now)
          }
        }
        for (const each of ids) {
          const { edges } = await store.changes({ entry: each, page: { first: 100 } })
          expect(edges.map(({ node }) => node.after)).toEqual(states.get(each))
          expect(edges.map(({ node }) => node.before)).toEqual([
            null,
            ...(states.get(each) as (Entry | null)[]).slice(0, -1),
          ])
        }
      })
    }, 600_000)
  })
}
