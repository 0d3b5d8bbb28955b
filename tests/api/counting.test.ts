import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenContent, openContent } from '../support/content.ts'

let content: OpenContent

beforeAll(async () => {
  content = await openContent()
})
afterAll(() => content?.close())

interface Year {
  year: number
  holding: number
  began: number
  ended: number
}

describe('facets', () => {
  test('count choices, decades and the kinds at the other end, each with words for people', async () => {
    const { organizations } = await content.data(
      '{ organizations(filter: { seatCountry: { equals: "CH" } }) { totalCount facets(by: ["type", "founded", "partOf", "kind"], first: 100) { property values { value label count } } } }',
    )
    const [type, founded, partOf, kind] = organizations.facets
    expect(type.values).toContainEqual(
      expect.objectContaining({ value: 'specialized-agency', label: 'UN specialized agency' }),
    )
    expect(founded.values).toContainEqual(expect.objectContaining({ value: '1940', label: '1940s' }))
    expect(partOf.property).toBe('partOf')
    expect(partOf.values[0].value).toBe('Organization')
    expect(kind.values).toEqual([
      { value: 'Organization', label: 'Organization', count: organizations.totalCount },
    ])
  })

  test('say what can be counted where something cannot', async () => {
    const { errors } = await content.ask('{ organizations { facets(by: ["memmbers"]) { property } } }')
    expect(errors?.[0]?.message).toMatch(/Did you mean 'members'/)
  })
})

describe('counts by year', () => {
  test('tell the members of an organization and the parties to a treaty', async () => {
    const { organization, treaty } = await content.data(
      `{ organization(id: "united-nations") { first: members(asOf: "1945-12-31", kinds: [STATE], first: 0) { totalCount } last: members(asOf: "2020-12-31", kinds: [STATE], first: 0) { totalCount } perYear(type: MEMBER_OF, direction: BACKWARD, kinds: [STATE], from: 1945, to: 2020) { year holding began ended } }
         treaty(id: "paris-agreement") { perYear(type: PARTY_TO, direction: BACKWARD, from: 2016, to: 2021) { year holding began ended } a: parties(asOf: "2020-12-31", first: 0) { totalCount } } }`,
    )
    const years = organization.perYear as Year[]
    expect(years[0]).toMatchObject({ year: 1945, holding: organization.first.totalCount })
    expect(years.at(-1)).toMatchObject({ year: 2020, holding: organization.last.totalCount })
    for (const [index, { holding, began, ended }] of years.entries())
      if (index > 0) expect(holding).toBe((years[index - 1]?.holding ?? 0) + began - ended)
    const in2020 = (treaty.perYear as Year[]).find(({ year }) => year === 2020)
    expect(in2020?.holding).toBe(treaty.a.totalCount)
    expect(in2020?.ended).toBe(1)
  })

  test('tell entries into force, and memberships of all that a filter means', async () => {
    const { treaties, states } = await content.data(
      `{ treaties(filter: { type: { equals: PROTOCOL } }) { perYear(date: "entryIntoForce", to: 2020) { year began } }
         states(filter: { region: { equals: AFRICA } }) { perYear(type: MEMBER_OF, direction: FORWARD, from: 1960, to: 1960) { began } existing: perYear(from: 2020, to: 2020) { holding } totalCount } }`,
    )
    expect(treaties.perYear.filter(({ began }: Year) => began > 0).map(({ year }: Year) => year)).toContain(
      1989,
    )
    expect(states.perYear[0].began).toBeGreaterThan(10)
    expect(states.existing[0].holding).toBeLessThanOrEqual(states.totalCount)
  })

  test('tell only relations that are such: by how they were made, and by the other end', async () => {
    const { treaty, states, organization } = await content.data(
      `{ treaty(id: "paris-agreement") {
           all: perYear(type: PARTY_TO, direction: BACKWARD, from: 2016, to: 2017) { began }
           acceded: perYear(type: PARTY_TO, direction: BACKWARD, from: 2016, to: 2017, match: { edge: { partyTo: { consent: { equals: ACCESSION } } } }) { began }
           african: perYear(type: PARTY_TO, direction: BACKWARD, from: 2016, to: 2016, match: { node: { state: { region: { equals: AFRICA } } } }) { holding }
         }
         states(filter: { region: { equals: AFRICA } }) {
           perYear(type: PARTY_TO, direction: FORWARD, from: 2016, to: 2016, match: { node: { id: { equals: "treaty:paris-agreement" } } }) { holding }
         }
         organization(id: "united-nations") {
           perYear(type: MEMBER_OF, direction: BACKWARD, from: 1945, to: 1957, match: { edge: { memberOf: { since: { to: "1945-12-31" } } } }) { holding }
         } }`,
    )
    const began = (years: Year[]) => years.reduce((sum, year) => sum + year.began, 0)
    expect(began(treaty.acceded)).toBeGreaterThan(0)
    expect(began(treaty.acceded)).toBeLessThan(began(treaty.all) / 2)
    expect(treaty.african[0].holding).toBeGreaterThan(10)
    expect(states.perYear).toEqual(treaty.african)
    expect(organization.perYear.at(-1).holding).toBe(organization.perYear[0].holding)
  })

  test('refuse what says too little or too much', async () => {
    const asked = async (args: string) =>
      (await content.ask(`{ treaties { perYear(${args}) { year } } }`)).errors?.[0]?.message
    expect(await asked('type: PARTY_TO')).toMatch(/from which end/)
    expect(await asked('type: PARTY_TO, direction: BACKWARD, date: "adopted"')).toMatch(/not by both/)
    expect(
      await asked(
        'type: PARTY_TO, direction: BACKWARD, match: { edge: { memberOf: { since: { exists: true } } } }',
      ),
    ).toMatch(/'memberOf' must be, but 'partyTo' is counted/)
    expect(await asked('date: "adoptd"')).toMatch(/Did you mean 'adopted'/)
  })
})

describe('sets', () => {
  test('tell what entries share and what each has for itself', async () => {
    const { sharedNeighbors } = await content.data(
      '{ sharedNeighbors(of: ["coalition:basic-countries", "coalition:group-of-77-and-china"], types: [MEMBER_OF], direction: BACKWARD, first: 5) { of { id } count entries { id } } }',
    )
    const [both, ...alone] = sharedNeighbors
    expect(both.of).toHaveLength(2)
    expect(both.entries.map(({ id }: { id: string }) => id)).toContain('state:brazil')
    expect(alone[0].of).toEqual([{ id: 'coalition:group-of-77-and-china' }])
    expect(alone[0].count).toBeGreaterThan(100)
    expect(alone[0].entries).toHaveLength(5)
  })

  test('compare each with each', async () => {
    const { overlap, coalition } = await content.data(
      `{ overlap(of: ["coalition:basic-countries", "coalition:group-of-77-and-china", "coalition:umbrella-group"], type: MEMBER_OF, direction: BACKWARD) {
           entries { id } sizes matrix pairs { left { id } right { id } shared union jaccard } }
         coalition(id: "basic-countries") { members { totalCount } } }`,
    )
    expect(overlap.sizes[0]).toBe(coalition.members.totalCount)
    for (const [row, line] of overlap.matrix.entries()) {
      expect(line[row]).toBe(1)
      for (const [column, value] of line.entries()) expect(value).toBe(overlap.matrix[column][row])
    }
    expect(overlap.pairs).toHaveLength(3)
    const [first] = overlap.pairs
    expect(first.left.id).toBe('coalition:basic-countries')
    expect(first.jaccard).toBeCloseTo(first.shared / first.union)
    expect(first.union).toBe(overlap.sizes[0] + overlap.sizes[1] - first.shared)
  })

  test('name the ids that may be meant where one is unknown', async () => {
    const { errors } = await content.ask(
      '{ overlap(of: ["coalition:basic-country", "coalition:umbrella-group"], type: MEMBER_OF, direction: BACKWARD) { sizes } }',
    )
    expect(errors?.[0]?.message).toBe("There is no entry 'coalition:basic-country'.")
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_FOUND',
      near: expect.arrayContaining(['coalition:basic-countries']),
    })
  })
})
