import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenContent, openContent } from '../support/content.ts'

let content: OpenContent

beforeAll(async () => {
  content = await openContent()
})
afterAll(() => content?.close())

interface Edge {
  node: { id: string }
}

const ids = ({ edges }: { edges: Edge[] }) => edges.map(({ node }) => node.id)

async function parties(treaty: string, day: string): Promise<string[]> {
  const data = await content.data(
    'query($id: ID!, $day: Day) { a: treaty(id: $id) { parties(asOf: $day, kinds: [STATE], first: 100) { edges { node { id } } pageInfo { hasNextPage endCursor } } } }',
    { id: treaty, day },
  )
  const found = ids(data.a.parties)
  for (let { pageInfo } = data.a.parties; pageInfo.hasNextPage; ) {
    const next = await content.data(
      'query($id: ID!, $day: Day, $after: String) { a: treaty(id: $id) { parties(asOf: $day, kinds: [STATE], first: 100, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } } }',
      { id: treaty, day, after: pageInfo.endCursor },
    )
    found.push(...ids(next.a.parties))
    pageInfo = next.a.parties.pageInfo
  }
  return found
}

describe('one query answers', () => {
  test('which states were party to all of several treaties on a day', async () => {
    const day = '2020-12-01'
    const data = await content.data(
      'query($day: Day, $all: [ID!]) { states(first: 100, filter: { treaties: { asOf: $day, toEach: $all } }) { totalCount edges { node { id } } } }',
      { day, all: ['paris-agreement', 'kyoto-protocol', 'montreal-protocol'] },
    )
    const [paris, kyoto, montreal] = await Promise.all([
      parties('paris-agreement', day),
      parties('kyoto-protocol', day),
      parties('montreal-protocol', day),
    ])
    const expected = paris.filter((id) => kyoto.includes(id) && montreal.includes(id))
    expect(expected.length).toBeGreaterThan(100)
    expect(data.states.totalCount).toBe(expected.length)
    expect(ids(data.states)).toEqual(expected.slice(0, 100))
    expect(expected).not.toContain('state:united-states')
  })

  test('who is a member and not an observer, in numbers, in lists and in orders', async () => {
    const data = await content.data(
      `query($day: Day) {
        un: organization(id: "united-nations") {
          all: members(asOf: $day) { totalCount }
          members(asOf: $day, filter: { not: { status: { in: [OBSERVER, ASSOCIATE] } } }) { totalCount }
          observers: members(asOf: $day, filter: { status: { equals: OBSERVER } }) { totalCount edges { node { id } } }
        }
        organizations(first: 10, orderBy: { numberOf: MEMBERS, asOf: $day, counted: true, direction: DESCENDING }) {
          edges { node { members(asOf: $day, filter: { not: { status: { in: [OBSERVER, ASSOCIATE] } } }) { totalCount } } }
        }
      }`,
      { day: '2026-01-01' },
    )
    const { all, members, observers } = data.un
    expect(members.totalCount).toBe(193)
    expect(ids(observers)).toEqual(['state:holy-see', 'state:state-of-palestine'])
    expect(all.totalCount).toBe(193 + observers.totalCount)
    const numbers: number[] = data.organizations.edges.map(
      ({ node }: { node: { members: { totalCount: number } } }) => node.members.totalCount,
    )
    expect(numbers).toEqual([...numbers].sort((left, right) => right - left))
  })

  test('who only signed by a day, whichever way it is asked', async () => {
    const signatory = 'filter: { treatyStatus: { equals: SIGNATORY } }'
    const data = await content.data(
      `{ treaty(id: "paris-agreement") {
        byStatus: parties(asOf: "2020-12-01", status: SIGNATORY) { totalCount }
        byFilter: parties(asOf: "2020-12-01", ${signatory}) { totalCount }
        onDay: parties(asOf: null, filter: { treatyStatus: { equals: SIGNATORY, on: "2020-12-01" } }) { totalCount }
      }
      treaties(asOf: "2020-12-01", filter: { id: { equals: "paris-agreement" } }) {
        edges { node { parties(${signatory}) { totalCount } } }
      } }`,
    )
    const { byStatus, byFilter, onDay } = data.treaty
    expect(byStatus.totalCount).toBe(7)
    const within = data.treaties.edges[0].node.parties
    expect([byFilter, onDay, within].map(({ totalCount }) => totalCount)).toEqual([7, 7, 7])
  })

  test('which parties consented by a day, by status and filter at once', async () => {
    const data = await content.data(
      `{ treaty(id: "paris-agreement") {
        early: parties(status: PARTY, asOf: "2020-01-01", filter: { consented: { to: "2016-04-22" } }, first: 100) { totalCount edges { consented { edtf } } }
        left: parties(status: WITHDRAWN, asOf: "2020-12-01", filter: { since: { to: "2016-12-31" } }) { edges { node { id } } }
      } }`,
    )
    const { early, left } = data.treaty
    expect(early.totalCount).toBeGreaterThan(10)
    for (const { consented } of early.edges) expect(consented.edtf <= '2016-04-22').toBe(true)
    expect(ids(left)).toEqual(['state:united-states'])
  })

  test('which treaties in force a state signed but did not ratify', async () => {
    const data = await content.data(
      `{ treaties(filter: {
          entryIntoForce: { to: "2020-01-01" }, terminated: { exists: false }
          parties: { some: { node: { id: { equals: "state:united-states" } }, edge: { treatyStatus: { equals: SIGNATORY, on: "2020-01-01" } } } }
        }) { edges { node { id parties(first: 100, status: SIGNATORY, asOf: "2020-01-01") { edges { node { id } } } } } } }`,
    )
    expect(ids(data.treaties)).toContain('treaty:kyoto-protocol')
    for (const { node } of data.treaties.edges) expect(ids(node.parties)).toContain('state:united-states')
    const plainly = await content.data(
      '{ treaties(filter: { parties: { some: { node: { id: { equals: "state:united-states" } }, edge: { signed: { exists: true }, consented: { exists: false } } } } }) { edges { node { id } } } }',
    )
    expect(ids(plainly.treaties)).toContain('treaty:kyoto-protocol')
  })

  test('which organizations were founded between two years and have their seat in a country', async () => {
    const data = await content.data(
      '{ organizations(first: 100, filter: { founded: { from: "1945-01-01", to: "1950-12-31" }, seatCountry: { equals: "CH" } }) { edges { node { id ... on Organization { founded { edtf } seatCountry } } } } }',
    )
    expect(ids(data.organizations)).toContain('organization:world-health-organization')
    for (const { node } of data.organizations.edges) {
      expect(node.seatCountry).toContain('CH')
      expect(Number(node.founded.edtf.slice(0, 4))).toBeGreaterThanOrEqual(1945)
      expect(Number(node.founded.edtf.slice(0, 4))).toBeLessThanOrEqual(1950)
    }
  })

  test('which coalitions have all their members in another', async () => {
    const data = await content.data(
      `{ coalitions(filter: {
          members: { some: {}, every: { node: { state: { memberships: { some: { node: { id: { equals: "coalition:group-of-77-and-china" } } } } } } } }
        }) { edges { node { id } } }
        coalition(id: "group-of-77-and-china") { members(first: 100) { edges { node { id } } pageInfo { hasNextPage endCursor } } } }`,
    )
    const rest = await content.data(
      'query($after: String) { coalition(id: "group-of-77-and-china") { members(first: 100, after: $after) { edges { node { id } } } } }',
      { after: data.coalition.members.pageInfo.endCursor },
    )
    const whole = new Set([...ids(data.coalition.members), ...ids(rest.coalition.members)])
    const all = await content.data(
      '{ coalitions(first: 100) { edges { node { id members(first: 100) { edges { node { id } } pageInfo { hasNextPage } } } } } }',
    )
    const expected = all.coalitions.edges
      .filter(({ node }: { node: { members: { edges: Edge[] } } }) => {
        const members = ids(node.members)
        return members.length > 0 && members.every((id) => whole.has(id))
      })
      .map(({ node }: Edge) => node.id)
      .filter((id: string) => id !== 'coalition:group-of-77-and-china')
    expect(expected.length).toBeGreaterThan(0)
    expect(ids(data.coalitions).filter((id) => id !== 'coalition:group-of-77-and-china')).toEqual(expected)
  })
})

describe('a filter', () => {
  test('goes through relations to three levels, and no further', async () => {
    const deep = (levels: number): string =>
      `relations: { types: [PART_OF], some: ${levels === 1 ? '{}' : `{ node: { ${deep(levels - 1)} } }`} }`
    const asked = (levels: number) =>
      content.ask(`{ entries(first: 1, filter: { ${deep(levels)} }) { edges { node { id } } } }`)
    expect((await asked(3)).errors).toBeUndefined()
    const { errors } = await asked(4)
    expect(errors?.[0]?.message).toMatch(/4 relations within one another; at most 3/)
  })

  test('over any kind leads to kinds, names and relations of any type', async () => {
    const data = await content.data(
      `{ entries(first: 100, filter: { or: [
          { treaty: { type: { equals: FRAMEWORK_CONVENTION } } }
          { organization: { abbreviations: { equals: "WHO" } } }
        ] }) { edges { node { id kind } } }
        around: entries(first: 100, filter: { kinds: [CLAIM], relations: { types: [ABOUT], some: { node: { id: { equals: "treaty:paris-agreement" } } } } }) { edges { node { id } } } }`,
    )
    expect(ids(data.entries)).toContain('organization:world-health-organization')
    expect(ids(data.entries)).toContain('treaty:united-nations-framework-convention-on-climate-change')
    expect(ids(data.around).length).toBeGreaterThan(0)
    for (const id of ids(data.around)) expect(id).toMatch(/^claim:/)
  })

  test('can ask how many relations there are, and lists can be ordered by that', async () => {
    const data = await content.data(
      '{ coalitions(first: 5, filter: { members: { asOf: "2024-01-01", count: { from: 20 } } }, orderBy: { numberOf: MEMBERS, asOf: "2024-01-01", direction: DESCENDING }) { edges { node { id members(asOf: "2024-01-01") { totalCount } } } } }',
    )
    const counts = data.coalitions.edges.map(
      ({ node }: { node: { members: { totalCount: number } } }) => node.members.totalCount,
    )
    expect(counts.length).toBeGreaterThan(1)
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(20)
    expect(counts).toEqual([...counts].sort((left, right) => right - left))
  })

  test('that says nothing within or, and an order that says nothing, are refused in words', async () => {
    const nothing = await content.ask('{ states(filter: { or: [{}] }) { edges { node { id } } } }')
    expect(nothing.errors?.[0]?.message).toMatch(/says nothing/)
    const order = await content.ask('{ states(orderBy: { direction: ASCENDING }) { edges { node { id } } } }')
    expect(order.errors?.[0]?.message).toMatch(/names either/)
  })
})

describe('the day of a list', () => {
  const paris = { list: 'states(first: 1, asOf: "2020-12-01"', only: 'id: { equals: "united-states" }' }
  const count = async (treaties: string) =>
    (await content.data(`{ found: ${paris.list}, filter: { ${paris.only}, ${treaties} }) { totalCount } }`))
      .found.totalCount

  test('is that of the relations in its filter, unless they name another', async () => {
    // The United States were out of the Paris Agreement on this day, and in it before and after.
    expect(await count('treaties: { toEach: ["paris-agreement"] }')).toBe(0)
    expect(await count('treaties: { asOf: "2019-12-01", toEach: ["paris-agreement"] }')).toBe(1)
    expect(await count('treaties: { asOf: null, toEach: ["paris-agreement"] }')).toBe(1)
    const some = (edge: string) =>
      `treaties: { some: { node: { id: { equals: "paris-agreement" } }${edge ? `, edge: { ${edge} }` : ''} } }`
    expect(await count(some(''))).toBe(0)
    expect(await count(some('holdsOn: "2019-12-01"'))).toBe(1)
    expect(await count(some('treatyStatus: { equals: WITHDRAWN }'))).toBe(1)
    expect(await count(some('treatyStatus: { equals: WITHDRAWN, on: "2019-12-01" }'))).toBe(0)
    const any = await content.data(
      `{ found: entries(asOf: "2020-12-01", filter: { id: { equals: "state:united-states" }, relations: { types: [PARTY_TO], some: { node: { id: { equals: "treaty:paris-agreement" } } } } }) { totalCount } }`,
    )
    expect(any.found.totalCount).toBe(0)
    // What has no dates holds on every day.
    const { topics } = await content.data(
      '{ topics: treaties(asOf: "2020-12-01", filter: { concerns: { some: {} } }) { totalCount } }',
    )
    expect(topics.totalCount).toBeGreaterThan(0)
  })

  test('is that of filters within one another', async () => {
    const of = (list: string) =>
      content.data(
        `{ found: organizations(first: 100, ${list} filter: { members: { some: { node: { state: { id: { equals: "united-states" }, treaties: { toEach: ["paris-agreement"] } } } } } }) { totalCount } }`,
      )
    expect((await of('asOf: "2020-12-01",')).found.totalCount).toBe(0)
    expect((await of('')).found.totalCount).toBeGreaterThan(0)
  })

  test('is that of the relations and counts within, at every level, unless they name another', async () => {
    const counts =
      'edges { node { ... on State { memberships { totalCount } relationCounts { type direction count } } } }'
    const { treaties, treaty } = await content.data(
      `{ treaties(asOf: "1990-01-01", filter: { id: { equals: "montreal-protocol" } }) { edges { node {
           parties(first: 2) { totalCount ${counts} }
           named: parties(asOf: "2020-01-01") { totalCount }
           all: parties(asOf: null) { totalCount }
           relations(types: [PARTY_TO]) { totalCount }
         } } }
         treaty(id: "montreal-protocol") {
           on: parties(asOf: "1990-01-01", first: 2) { totalCount edges { node { ... on State { memberships(asOf: "1990-01-01") { totalCount } relationCounts(asOf: "1990-01-01") { type direction count } } } } }
           named: parties(asOf: "2020-01-01") { totalCount }
           all: parties { totalCount }
         } }`,
    )
    const [{ node }] = treaties.edges
    expect(node.parties).toEqual(treaty.on)
    expect(node.relations.totalCount).toBe(treaty.on.totalCount)
    expect(node.named).toEqual(treaty.named)
    expect(node.all).toEqual(treaty.all)
    expect(node.parties.totalCount).toBeLessThan(node.named.totalCount)
  })

  test('is that of its order and of its facets', async () => {
    const { on, named, plain } = await content.data(
      `{ on: coalitions(first: 5, asOf: "1975-01-01", orderBy: { numberOf: MEMBERS, direction: DESCENDING }) { edges { node { id members { totalCount } } } facets(by: ["members"]) { values { value count } } }
         named: coalitions(first: 5, asOf: "1975-01-01", orderBy: { numberOf: MEMBERS, asOf: "1975-01-01", direction: DESCENDING }) { edges { node { id } } facets(by: ["members"], asOf: "1975-01-01") { values { value count } } }
         plain: coalitions(first: 5, asOf: "1975-01-01") { facets(by: ["members"], asOf: null) { values { value count } } } }`,
    )
    expect(ids(on)).toEqual(ids(named))
    expect(on.facets).toEqual(named.facets)
    expect(plain.facets[0].values[0].count).toBeGreaterThanOrEqual(on.facets[0].values[0].count)
    const members = on.edges.map(
      ({ node }: { node: { members: { totalCount: number } } }) => node.members.totalCount,
    )
    expect(members).toEqual([...members].sort((left, right) => right - left))
  })
})
