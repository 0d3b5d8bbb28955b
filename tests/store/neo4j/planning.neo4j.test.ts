import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNeo4jStore } from '../../../api/store/neo4j/open.ts'
import type { GraphStore, Meter } from '../../../api/store/port.ts'
import { empty, onEachServer } from './servers.ts'

const states = 600
const organizations = 10

/** Every state is a member of every organization. */
function graph(): object[] {
  const entry = (id: string, properties: object = {}) => ({
    action: 'createEntry',
    id,
    properties: { name: id, ...properties },
    citations: [],
  })
  const membership = (state: string, organization: string) => ({
    action: 'createRelation',
    type: 'member-of',
    from: state,
    to: organization,
    since: '1960',
    properties: {},
    citations: [],
  })
  const stateIds = Array.from({ length: states }, (_, index) => `state:s${index}`)
  const organizationIds = Array.from({ length: organizations }, (_, index) => `organization:o${index}`)
  return [
    ...stateIds.map((id) => entry(id)),
    ...organizationIds.map((id) => entry(id, { founded: '1950' })),
    ...stateIds.flatMap((state) => organizationIds.map((organization) => membership(state, organization))),
  ]
}

onEachServer('what was just written', (address) => {
  let store: GraphStore
  const relations = states * organizations

  beforeAll(async () => {
    await empty(address)
    store = await openNeo4jStore(address)
    await store.commit({ author: 'test', summary: 'Everything at once', operations: graph() })
  })
  afterAll(async () => {
    await store.close()
    await empty(address)
  })

  // To look at all of the relations once for each entry would be hundreds of times as much.
  const some = 10 * relations

  const meter = (): Meter => ({ statements: 0, rows: 0, hits: 0, milliseconds: 0 })

  test('is read relation by relation on a day', async () => {
    const used = meter()
    const asked = { types: ['member-of'], asOf: '1970-01-01', most: { entries: 10_000, relations: 10_000 } }
    const structure = await store.structure(asked, { meter: used })
    expect(structure.relations).toMatchObject([{ type: 'member-of', origins: { length: relations } }])
    expect(used.hits).toBeLessThan(some)
  })

  test('is filtered by relations on a day', async () => {
    const used = meter()
    const members = {
      quantifier: 'some',
      type: 'member-of',
      direction: 'forward',
      asOf: '1970-01-01',
      other: { property: 'founded', from: '1950-01-01' },
    } as const
    expect(await store.count({ kinds: ['State'], where: members }, { meter: used })).toBe(states)
    expect(used.hits).toBeLessThan(some)
  })
})
