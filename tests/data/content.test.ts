import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { CreateEntry, CreateRelation, PartialDate } from '../../api/model/domain.ts'
import { kindOf } from '../../api/model/ontology.ts'
import { holdsOn, relationStretch } from '../../api/model/time.ts'
import { checkContent } from '../../seeds/check.ts'
import { readFolder } from '../../seeds/read/folder.ts'

const operations = checkContent(readFolder(fileURLToPath(new URL('../../data', import.meta.url))))
const entries = operations.filter((operation): operation is CreateEntry => operation.action === 'createEntry')
const relations = operations.filter(
  (operation): operation is CreateRelation => operation.action === 'createRelation',
)
const byId = new Map(entries.map((entry) => [entry.id, entry]))

/** The ids of those that have this relation to an entry on a day. */
function holders(type: string, to: string, day: string): string[] {
  return relations
    .filter(
      (relation) => relation.type === type && relation.to === to && holdsOn(relationStretch(relation), day),
    )
    .map(({ from }) => from)
}

function date(id: string, property: string): PartialDate | undefined {
  return byId.get(id)?.properties[property] as PartialDate | undefined
}

describe('the content', () => {
  test('has every entry joined to another', () => {
    const joined = new Set(relations.flatMap(({ from, to }) => [from, to]))
    const cited = new Set(
      [...entries, ...relations].flatMap(({ citations }) => citations.map(({ source }) => source)),
    )
    expect(entries.map(({ id }) => id).filter((id) => !joined.has(id) && !cited.has(id))).toEqual([])
  })

  test('has a source for every entry but the sources, and for every relation', () => {
    expect(
      entries
        .filter(({ id, citations }) => kindOf(id) !== 'Source' && citations.length === 0)
        .map(({ id }) => id),
    ).toEqual([])
    expect(
      relations
        .filter(({ citations }) => citations.length === 0)
        .map(({ from, type, to }) => `${from} ${type} ${to}`),
    ).toEqual([])
  })

  test('has no member before an organization was founded or after it was dissolved, unless a note explains it', () => {
    const wrong = relations.filter(({ type, to, since, until, properties }) => {
      if (type !== 'member-of' || properties.note) return false
      const founded = date(to, 'founded')
      const dissolved = date(to, 'dissolved')
      return (
        (since && founded && since.latest < founded.earliest) ||
        (until && dissolved && until.earliest > dissolved.latest)
      )
    })
    expect(wrong.map(({ from, to }) => `${from} ${to}`)).toEqual([])
  })

  test('has no party before a treaty was adopted or in force', () => {
    const wrong = relations.filter(({ type, to, since, properties }) => {
      if (type !== 'party-to') return false
      const adopted = date(to, 'adopted')
      const inForce = date(to, 'entryIntoForce')
      const precedes = (step: PartialDate | undefined, than: PartialDate | undefined) =>
        step && than && step.latest < than.earliest
      return (
        precedes(properties.signed as PartialDate, adopted) ||
        precedes(properties.consented as PartialDate, adopted) ||
        precedes(since, inForce)
      )
    })
    expect(wrong.map(({ from, to }) => `${from} ${to}`)).toEqual([])
  })

  test('has summaries in the present tense, without superlatives that nobody measured', () => {
    const loose = entries.filter(({ properties }) =>
      /\b(currently|nowadays|world-class|most important|most prestigious)\b/i.test(
        String(properties.summary ?? ''),
      ),
    )
    expect(loose.map(({ id }) => id)).toEqual([])
  })
})

// Totals as the depositary and the bodies themselves state them.
describe('the content agrees with known totals', () => {
  test.each([
    // https://www.un.org/en/about-us/growth-in-un-membership: 51, of which Czechoslovakia and Yugoslavia are no more.
    ['member-of', 'organization:united-nations', '1945-12-31', 49, 49],
    ['member-of', 'organization:united-nations', '2025-01-01', 193, 195],
    // Chapter XXVII of Multilateral Treaties Deposited with the Secretary-General
    ['party-to', 'treaty:montreal-protocol', '2025-01-01', 198, 198],
    ['party-to', 'treaty:vienna-convention-for-the-protection-of-the-ozone-layer', '2025-01-01', 198, 198],
    ['party-to', 'treaty:united-nations-framework-convention-on-climate-change', '2025-01-01', 198, 198],
    ['party-to', 'treaty:paris-agreement', '2025-01-01', 195, 195],
    ['party-to', 'treaty:kyoto-protocol', '2012-01-01', 192, 193],
    ['party-to', 'treaty:kyoto-protocol', '2025-01-01', 192, 192],
  ])('%s %s on %s', (type, to, day, least, most) => {
    const count = holders(type, to, day).filter(
      (from) => type !== 'member-of' || from.startsWith('state:'),
    ).length
    expect(count).toBeGreaterThanOrEqual(least)
    expect(count).toBeLessThanOrEqual(most)
  })

  test('knows that the United States left the Paris Agreement and came back', () => {
    const party = (day: string) =>
      holders('party-to', 'treaty:paris-agreement', day).includes('state:united-states')
    expect([party('2020-01-01'), party('2020-12-01'), party('2022-01-01')]).toEqual([true, false, true])
  })

  test('has 193 member states and 2 observer states of the United Nations', () => {
    const states = entries.filter(({ id }) => kindOf(id) === 'State')
    const of = (status: string) => states.filter(({ properties }) => properties.unStatus === status).length
    expect([of('member-state'), of('observer-state')]).toEqual([193, 2])
    for (const { properties } of states)
      if (properties.unStatus === 'member-state')
        expect(properties).toMatchObject({
          isoAlpha2: expect.any(String),
          isoAlpha3: expect.any(String),
          region: expect.any(String),
        })
  })
})
