import { describe, expect, test } from 'vitest'
import type { Relation } from '../../api/model/domain.ts'
import { relationReading, relationSentence } from '../../api/model/sentence.ts'
import { partialDate } from '../../api/model/values/partialDate.ts'

const date = (text: string | undefined) => (text === undefined ? undefined : partialDate(text))

function relation(
  type: string,
  properties: Record<string, unknown>,
  { since, until }: { since?: string; until?: string } = {},
): Relation {
  const dates = { ...(since ? { since: date(since) } : {}), ...(until ? { until: date(until) } : {}) }
  const ends = { from: 'state:chile', to: type === 'party-to' ? 'treaty:t' : 'organization:o' }
  const id = `${ends.from}/${type}/${ends.to}`
  return {
    id,
    type,
    ...ends,
    spell: 1,
    ...dates,
    properties,
    citations: [],
    revision: 1,
    changedIn: 1,
  } as never
}

describe('a membership reads by its standing', () => {
  test.each([
    [undefined, 'is a member of', 'has member'],
    ['founding', 'is a member of', 'has member'],
    ['observer', 'is an observer of', 'has observer'],
    ['associate', 'is an associate member of', 'has associate member'],
  ])('%s', (status, forward, backward) => {
    const membership = relation('member-of', status ? { status } : {}, { since: '2000', until: '2010' })
    expect(relationReading(membership, 'forward', '2005-01-01')).toBe(forward)
    expect(relationReading(membership, 'backward', '2005-01-01')).toBe(backward)
    expect(relationReading(membership, 'forward', '2011-01-01')).toBe(forward.replace('is', 'was'))
    expect(relationReading(membership, 'backward', '2011-01-01')).toBe(backward.replace('has', 'had'))
  })
})

describe('what was done with regard to a treaty reads by what it had come to on the day', () => {
  const properties = { signed: date('1990'), consented: date('1995-06-01'), consent: 'ratification' }
  const party = relation('party-to', properties, { since: '1996-01-01', until: '2010-01-01' })

  test.each([
    ['1980-01-01', 'is not yet a party to'],
    ['1992-01-01', 'has signed'],
    ['1995-07-01', 'has consented to be bound by'],
    ['1996-01-01', 'is a party to'],
    ['2010-01-01', 'was a party to'],
  ])('%s', (day, reading) => {
    expect(relationReading(party, 'forward', day)).toBe(reading)
  })

  test('and its sentence has the dates', () => {
    const names = { from: 'Chile', to: 'the Treaty' }
    expect(relationSentence(party, names, '2020-01-01')).toBe(
      'Chile was a party to the Treaty, 1 Jan 1996 to 1 Jan 2010',
    )
    expect(relationSentence(relation('party-to', { signed: date('1998-11-12') }), names, '2020-01-01')).toBe(
      'Chile has signed the Treaty',
    )
  })
})
