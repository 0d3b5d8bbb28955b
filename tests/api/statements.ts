import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GraphStore } from '../../api/store/port.ts'
import { type Open, type OpenStore, openWorld } from '../contract/fixture.ts'
import { askOver } from '../support/content.ts'

interface Counted {
  readonly statements: number
  readonly rows: number
}

/** Deep queries take one statement for each root field, and one for each level and relation type, however much is there. */
export function statementsContract(open: Open): void {
  let opened: OpenStore
  const store = (): GraphStore => opened.store

  beforeAll(async () => {
    opened = await openWorld(open)
  })
  afterAll(() => opened?.close())

  async function counted(source: string): Promise<Counted> {
    const { errors, extensions } = await askOver(store(), source)
    expect(errors).toBeUndefined()
    return extensions?.database as Counted
  }

  const deep = `{ states(first: 20) { edges { node { treaties(first: 5) { edges { node { parties(first: 5) { edges { node {
    ... on State { memberships(first: 5) { edges { node { id name ${'} '.repeat(14)}`

  // The ids come first, since what they find stands in memory afterwards.
  test.each([
    [
      'many ids',
      '{ nodes(ids: ["state:france", "state:chile", "treaty:kyoto-protocol", "topic:ozone"]) { id } }',
      1,
    ],
    ['a list and three levels below it', deep, 4],
    [
      'two relation types on one level',
      '{ states(first: 20) { edges { node { treaties(first: 5) { edges { node { id } } } memberships(first: 5) { edges { node { id } } } } } } }',
      3,
    ],
    [
      'relations of any type',
      '{ states(first: 20) { edges { node { relations(first: 5) { edges { node { id relations(first: 3) { edges { node { id } } } } } } } } } }',
      3,
    ],
    [
      'pages with their totals, on a day',
      '{ organizations(first: 20) { edges { node { members(asOf: "1990-01-01", first: 2) { edges { node { id } } } } } } }',
      2,
    ],
    [
      'two root fields',
      '{ states(first: 5) { edges { node { id } } } treaties(first: 5, filter: { parties: { some: { node: { state: { region: { equals: EUROPE } } } } } }) { edges { node { id } } } }',
      2,
    ],
    [
      // One more looks up what is named.
      'a list whose filter names entries, at several levels',
      '{ states(first: 5, filter: { treaties: { toEach: ["montreal-protocol"] }, not: { memberships: { some: { node: { id: { in: ["organization:unesco", "organization:club"] } } } } } }) { edges { node { id } } } }',
      2,
    ],
    [
      'counts of relations of each',
      '{ states(first: 20) { edges { node { relationCounts { type count } } } } }',
      2,
    ],
    [
      'counts by year of each',
      '{ organizations(first: 20) { edges { node { perYear(type: MEMBER_OF, direction: BACKWARD, from: 1950, to: 1960) { holding } } } } }',
      // One more looks at the dataset version, where that is a way over the network.
      3,
    ],
  ])('%s', async (_, source, most) => {
    const { statements, rows } = await counted(source)
    expect(statements).toBeGreaterThan(0)
    expect(statements).toBeLessThanOrEqual(most)
    expect(rows).toBeGreaterThan(0)
  })

  test('as many where there is more of everything', async () => {
    const commit = (operations: readonly object[]) =>
      store().commit({ author: 'a test', summary: 'More', operations })
    // What is kept while the dataset version stays would be asked for no more.
    await commit([{ action: 'createEntry', id: 'state:first', properties: { name: 'First' } }])
    const before = await counted(deep)
    const more = Array.from({ length: 12 }, (_, index) => [
      { action: 'createEntry', id: `state:new-${index}`, properties: { name: `New ${index}` } },
      {
        action: 'createRelation',
        type: 'party-to',
        from: `state:new-${index}`,
        to: 'treaty:montreal-protocol',
        since: '2001',
      },
      {
        action: 'createRelation',
        type: 'member-of',
        from: `state:new-${index}`,
        to: 'organization:united-nations',
      },
    ])
    await commit(more.flat())
    const after = await counted(deep)
    expect(after.statements).toBe(before.statements)
    expect(after.rows).toBeGreaterThan(before.rows)
  })
}
