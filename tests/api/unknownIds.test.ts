import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenStore, openWorld } from '../contract/fixture.ts'
import { askOver } from '../support/content.ts'
import { openEmbedded } from '../support/embedded.ts'

let opened: OpenStore

beforeAll(async () => {
  opened = await openWorld(openEmbedded)
})
afterAll(() => opened?.close())

const ask = (query: string) => askOver(opened.store, query)

async function refusal(query: string) {
  const { errors } = await ask(query)
  return { message: errors?.[0]?.message, ...errors?.[0]?.extensions }
}

async function ids(query: string): Promise<string[]> {
  const { data, errors } = await ask(query)
  expect(errors).toBeUndefined()
  return data.found.edges.map(({ node }: { node: { id: string } }) => node.id)
}

const found = (list: string, filter: string) =>
  `{ found: ${list}(filter: ${filter}) { edges { node { id } } } }`

describe('a filter that names an id under which there is nothing', () => {
  test.each([
    ['by an id', found('treaties', '{ id: { equals: "montreal-protocl" } }')],
    [
      'by one of several ids',
      found('entries', '{ id: { in: ["state:france", "treaty:montreal-protocl"] } }'),
    ],
    ['by an id that must not be', found('treaties', '{ not: { id: { equals: "montreal-protocl" } } }')],
    ['by each of several ends', found('states', '{ treaties: { toEach: ["montreal-protocl"] } }')],
    [
      'by the end of a relation, several levels down',
      found(
        'organizations',
        '{ members: { none: { node: { state: { treaties: { some: { node: { id: { equals: "montreal-protocl" } } } } } } } } }',
      ),
    ],
    [
      'by the end of a relation of any type',
      found('entries', '{ relations: { some: { node: { id: { equals: "treaty:montreal-protocl" } } } } }'),
    ],
    [
      'by the other end of what is counted by year',
      '{ states { perYear(type: PARTY_TO, direction: FORWARD, match: { node: { id: { equals: "treaty:montreal-protocl" } } }) { year } } }',
    ],
    [
      'in a question for what is different',
      '{ diff(from: "1990-01-01", to: "2000-01-01", filter: { id: { equals: "treaty:montreal-protocl" } }) { edges { cursor } } }',
    ],
    [
      'in a question for measures',
      '{ metrics(measure: DEGREE, filter: { id: { equals: "treaty:montreal-protocl" } }) { entryCount } }',
    ],
  ])('is refused with the nearest ids: %s', async (_, query) => {
    expect(await refusal(query)).toMatchObject({
      message: "There is no entry 'treaty:montreal-protocl'.",
      code: 'NOT_FOUND',
      id: 'treaty:montreal-protocl',
      near: expect.arrayContaining(['treaty:montreal-protocol']),
    })
  })

  test('names every one of several', async () => {
    expect(
      await refusal(found('states', '{ id: { in: ["france", "franc", "atlantis", "chile"] } }')),
    ).toMatchObject({ code: 'NOT_FOUND', id: 'state:franc', unknown: ['state:franc', 'state:atlantis'] })
  })

  test('is refused too where an entry is of a kind that cannot stand there', async () => {
    expect(await refusal(found('treaties', '{ id: { in: ["state:france"] } }'))).toMatchObject({
      code: 'NOT_FOUND',
      message: "There is no Treaty 'state:france': it is of the kind State.",
    })
    expect(await refusal(found('states', '{ treaties: { toEach: ["topic:ozone"] } }'))).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('a filter that names an entry which was', () => {
  beforeAll(async () => {
    await opened.store.commit({
      author: 'a test',
      summary: 'Two go',
      operations: [
        {
          action: 'createEntry',
          id: 'treaty:ozone-protocol',
          properties: { name: 'Ozone Protocol' },
        },
        { action: 'createEntry', id: 'topic:gone', properties: { name: 'Gone' } },
      ],
    })
    await opened.store.commit({
      author: 'a test',
      summary: 'They go',
      operations: [
        {
          action: 'mergeEntry',
          id: 'treaty:ozone-protocol',
          revision: 1,
          into: 'treaty:montreal-protocol',
          intoRevision: 1,
        },
        { action: 'deleteEntry', id: 'topic:gone', revision: 1 },
      ],
    })
  })

  test('merged means the one that it was merged into, at every level', async () => {
    expect(await ids(found('treaties', '{ id: { in: ["ozone-protocol"] } }'))).toEqual([
      'treaty:montreal-protocol',
    ])
    expect(await ids(found('states', '{ treaties: { toEach: ["ozone-protocol"] } }'))).toEqual([
      'state:chile',
      'state:france',
    ])
    expect(await ids(found('states', '{ not: { treaties: { toEach: ["ozone-protocol"] } } }'))).not.toContain(
      'state:france',
    )
  })

  test('deleted says so', async () => {
    expect(await refusal(found('treaties', '{ concerns: { toEach: ["topic:gone"] } }'))).toMatchObject({
      code: 'NOT_FOUND',
      message: "The entry 'topic:gone' was deleted.",
    })
  })
})
