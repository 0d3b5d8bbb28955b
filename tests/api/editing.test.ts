import { describe, expect, test } from 'vitest'
import { editToken, servedFromFile } from '../support/served.ts'

const { concord } = servedFromFile({ CONCORD_EDIT_TOKEN: editToken })

const apply = (operations: object[], summary = 'A test') =>
  concord().ask(
    'mutation($summary: String!, $operations: [OperationInput!]!) { applyChangeset(summary: $summary, operations: $operations) { version userErrors { code path message } } }',
    { summary, operations },
    { authorization: `Bearer ${editToken}` },
  )

const coalition = (id: string, properties: { property: string; values: string[] }[]) => ({
  createEntry: { id, properties, citations: [] },
})

describe('what would be lost is refused', () => {
  test.each([
    ['two values', [{ property: 'name', values: ['One', 'Two'] }]],
    [
      'the same property twice',
      [
        { property: 'name', values: ['One'] },
        { property: 'name', values: ['Two'] },
      ],
    ],
  ])('%s of what has one', async (_, properties) => {
    const { data } = await apply([coalition('coalition:two-names', properties)])
    expect(data.applyChangeset.version).toBeNull()
    expect(data.applyChangeset.userErrors).toMatchObject([{ code: 'BAD_VALUE' }])
    expect(data.applyChangeset.userErrors[0].message).toMatch(/One.*Two/)
  })

  test('several values of what has many are kept, also where they come in two parts', async () => {
    const { data } = await apply([
      coalition('coalition:many-names', [
        { property: 'name', values: ['Many'] },
        { property: 'otherNames', values: ['A', 'B'] },
        { property: 'otherNames', values: ['C'] },
      ]),
    ])
    expect(data.applyChangeset.userErrors).toEqual([])
    const answer = await concord().ask('{ coalition(id: "many-names") { otherNames } }')
    expect(answer.data.coalition.otherNames).toEqual(['A', 'B', 'C'])
  })

  test('a changeset that does not say what it does', async () => {
    const { errors } = await apply(
      [coalition('coalition:silent', [{ property: 'name', values: ['Silent'] }])],
      ' ',
    )
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_INPUT', argument: 'summary' } })
  })
})

test('a dataset version that is not there yet is refused', async () => {
  const { errors } = await concord().ask('{ nodesAtVersion(ids: ["state:chile"], version: 999) { id } }')
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_INPUT', argument: 'version', value: 999 } })
})

test('nobody is told to remember where a merged entry went, since that can be undone', async () => {
  const names = ['coalition:went-away', 'coalition:stayed']
  await apply(names.map((id) => coalition(id, [{ property: 'name', values: [id] }])))
  const merged = await apply([
    { mergeEntry: { id: 'coalition:went-away', revision: 1, into: 'coalition:stayed', intoRevision: 1 } },
  ])
  expect(merged.data.applyChangeset.userErrors).toEqual([])
  for (const path of ['/coalition/went-away', '/id/coalition:went-away.ttl']) {
    const answer = await fetch(concord().url + path, { redirect: 'manual' })
    expect(answer.status).toBe(301)
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  }
})

test('an observer and a signatory are not told as a member and a party', async () => {
  const { data } = await concord().ask(`{
    observer: node(id: "state:holy-see/member-of/organization:united-nations") { ... on Relation { sentence reading(direction: BACKWARD) } }
    signatory: node(id: "state:united-states/party-to/treaty:kyoto-protocol") { ... on Relation { sentence reading before: reading(asOf: "1997-01-01") } }
  }`)
  expect(data.observer.sentence).toMatch(/^Holy See is an observer of United Nations/)
  expect(data.observer.reading).toBe('has observer')
  expect(data.signatory.sentence).toMatch(/has signed Kyoto Protocol/)
  expect(data.signatory).toMatchObject({ reading: 'has signed', before: 'is not yet a party to' })
})

test('what is followed must be ids', async () => {
  const answer = await fetch(`${concord().url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({
      query: 'subscription { changesetApplied(entries: ["ocean-nations"]) { version } }',
    }),
  })
  expect(await answer.text()).toContain("'ocean-nations' is not the id of an entry.")
})

test('faults are told by their places in the input', async () => {
  const { data } = await apply([
    coalition('coalition:fine', [{ property: 'name', values: ['Fine'] }]),
    {
      createEntry: {
        id: 'coalition:faulty',
        properties: [
          { property: 'name', values: ['Faulty'] },
          { property: 'began', values: ['soon'] },
        ],
        citations: [{ source: 'source:un-charter', properties: ['nothing'] }],
      },
    },
    { updateEntry: { id: 'state:chile', revision: 0, properties: [{ property: 'title', values: ['x'] }] } },
  ])
  const places = data.applyChangeset.userErrors.map(({ path }: { path: string[] }) => path.join('.'))
  expect(places).toContain('operations.1.createEntry.properties.1.property')
  expect(places).toContain('operations.1.createEntry.citations.0.properties')
  expect(places).toContain('operations.2.updateEntry.properties.0.property')
  expect(places).toContain('operations.2.updateEntry.revision')
})

test('ids under which there is nothing are told with those that may be meant, each at its field', async () => {
  const { data } = await apply([
    { createRelation: { type: 'MEMBER_OF', from: 'state:frence', to: 'organization:united-nations' } },
    { mergeEntry: { id: 'coalition:basic-countries', revision: 1, into: 'coalition:brix', intoRevision: 1 } },
  ])
  const [from, into] = data.applyChangeset.userErrors
  expect(from).toMatchObject({ code: 'UNKNOWN_ENTRY', path: ['operations', '0', 'createRelation', 'from'] })
  expect(from.message).toContain('state:france')
  expect(into).toMatchObject({ code: 'UNKNOWN_ENTRY', path: ['operations', '1', 'mergeEntry', 'into'] })
  const history = await concord().ask('{ history(id: "state:frence") { edges { cursor } } }')
  expect(history.errors?.[0]).toMatchObject({ extensions: { code: 'NOT_FOUND' } })
  expect(JSON.stringify(history.errors)).toContain('state:france')
})

test('a member is not counted twice: a stretch that overlaps another is refused, in words', async () => {
  const { data } = await apply([
    {
      createRelation: {
        type: 'MEMBER_OF',
        from: 'state:india',
        to: 'coalition:group-of-77-and-china',
        spell: 2,
        since: '1999',
      },
    },
  ])
  const [{ code, path, message }] = data.applyChangeset.userErrors
  expect([code, path.join('.')]).toEqual(['SPELLS_OVERLAP', 'operations.0.createRelation.since'])
  expect(message).toMatch(/overlaps 'state:india\/member-of\/coalition:group-of-77-and-china'.*one must end/)
})

test('an update that changes nothing is refused, and a range that ends before it begins', async () => {
  const { data } = await apply([{ updateEntry: { id: 'state:chile', revision: 1 } }])
  expect(data.applyChangeset.userErrors).toMatchObject([{ code: 'NO_CONTENT' }])
  const { errors } = await concord().ask(
    '{ treaties(filter: { adopted: { from: "2000-01-01", to: "1990-01-01" } }) { totalCount } }',
  )
  expect(errors?.[0]).toMatchObject({ extensions: { code: 'BAD_INPUT' } })
})
