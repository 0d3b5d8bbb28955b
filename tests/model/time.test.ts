import { describe, expect, test } from 'vitest'
import { readOperations } from '../../api/model/check.ts'
import { entryStretch, holdsOn, relationStretch } from '../../api/model/time.ts'
import { partialDate } from '../../api/model/values/partialDate.ts'

function membership(since?: string, until?: string) {
  return relationStretch({
    type: 'member-of',
    ...(since ? { since: partialDate(since) } : {}),
    ...(until ? { until: partialDate(until) } : {}),
  })
}

describe('a relation holds', () => {
  test.each([
    // From its first day on; on the day of its end no more.
    ['1945-10-24', '1971-10-25', '1945-10-23', false],
    ['1945-10-24', '1971-10-25', '1945-10-24', true],
    ['1945-10-24', '1971-10-25', '1971-10-24', true],
    ['1945-10-24', '1971-10-25', '1971-10-25', false],
    // What is known to the year may have begun on its first day, and ended on its last.
    ['1945', '1971', '1945-01-01', true],
    ['1945', '1971', '1944-12-31', false],
    ['1945', '1971', '1971-12-30', true],
    ['1945', '1971', '1971-12-31', false],
    // Open at either end.
    [undefined, '1971-10-25', '0001-01-01', true],
    ['1945-10-24', undefined, '9999-12-31', true],
    [undefined, undefined, '2000-01-01', true],
    // Before 1900, and on a leap day.
    ['1865-05-17', undefined, '1865-05-17', true],
    ['2024-02-29', '2024-03-01', '2024-02-29', true],
    ['2024-02-29', '2024-03-01', '2024-03-01', false],
  ])('from %s until %s: on %s %s', (since, until, day, holds) => {
    expect(holdsOn(membership(since, until), day)).toBe(holds)
  })

  test('not at all without a beginning, where the type says that it has to begin: a signatory is no party', () => {
    const signed = relationStretch({ type: 'party-to' })
    expect(holdsOn(signed, '2026-01-01')).toBe(false)
    expect(
      holdsOn(relationStretch({ type: 'party-to', since: partialDate('2016-11-04') }), '2026-01-01'),
    ).toBe(true)
  })

  test('always, if its type has no dates', () => {
    expect(holdsOn(relationStretch({ type: 'broader' }), '0001-01-01')).toBe(true)
  })
})

test('an entry exists from its founding until its end', () => {
  const league = { founded: partialDate('1920-01-10'), dissolved: partialDate('1946-04-19'), name: 'League' }
  const stretch = entryStretch({ kind: 'Organization', properties: league })
  expect(
    ['1920-01-09', '1920-01-10', '1946-04-18', '1946-04-19'].map((day) => holdsOn(stretch, day)),
  ).toEqual([false, true, true, false])
})

describe('an end before its beginning', () => {
  const relation = (since: string, until: string) =>
    readOperations([
      {
        action: 'createRelation',
        type: 'member-of',
        from: 'state:france',
        to: 'organization:unesco',
        since,
        until,
      },
    ]).problems.map(({ code }) => code)

  test.each([
    ['1984', '1983'],
    ['1984-12-31', '1984-12-30'],
    ['1984-06', '1984-05'],
  ])('%s to %s is refused', (since, until) => {
    expect(relation(since, until)).toEqual(['DATES_REVERSED'])
  })

  test.each([
    ['1984', '1984'],
    ['1984-12-31', '1984-12-31'],
    // Within one year either may come first, so nothing says that they are reversed.
    ['1984-06', '1984'],
  ])('%s to %s is not', (since, until) => {
    expect(relation(since, until)).toEqual([])
  })
})
