import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPartialDate, isDay, partialDate, partialDateType } from '../../api/model/values/partialDate.ts'

function parsed(input: unknown) {
  const result = partialDateType.parse(input, {} as never)
  return result.ok ? result.value : result.problem
}

describe('a partial date', () => {
  test.each([
    ['1945', '1945', '1945-01-01', '1945-12-31'],
    [1945, '1945', '1945-01-01', '1945-12-31'],
    ['1945-06', '1945-06', '1945-06-01', '1945-06-30'],
    ['1945-06-26', '1945-06-26', '1945-06-26', '1945-06-26'],
    ['1945~', '1945~', '1945-01-01', '1945-12-31'],
    ['about 1945', '1945~', '1945-01-01', '1945-12-31'],
    ['c. 1945-06', '1945-06~', '1945-06-01', '1945-06-30'],
    ['1945?', '1945?', '1945-01-01', '1945-12-31'],
    ['1945-06%', '1945-06%', '1945-06-01', '1945-06-30'],
    ['2024-02', '2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02', '2023-02-01', '2023-02-28'],
    ['2024-02-29', '2024-02-29', '2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29', '2000-02-29', '2000-02-29'],
    ['1648-10-24', '1648-10-24', '1648-10-24', '1648-10-24'],
    ['0476', '0476', '0476-01-01', '0476-12-31'],
  ])('%j reaches from its first day to its last', (input, edtf, earliest, latest) => {
    expect(parsed(input)).toEqual({ edtf, earliest, latest })
  })

  test.each([
    ['1945-13', '13 is not a month'],
    ['1945-00', '00 is not a month'],
    ['2023-02-29', '2023-02 has 28 days'],
    ['1900-02-29', '1900-02 has 28 days'],
    ['1945-06-31', '1945-06 has 30 days'],
    ['0000', 'years begin with 0001'],
    ['26.6.1945', 'write a year, a month or a day'],
    ['June 1945', 'write a year, a month or a day'],
    ['1945-6-26', 'write a year, a month or a day'],
    ['', 'write a year, a month or a day'],
    [null, 'write a year, a month or a day'],
    [true, 'write a year, a month or a day'],
  ])('%j is refused with what would be right', (input, problem) => {
    expect(parsed(input)).toContain(problem)
  })

  test.each([
    ['2025-11-12', '12 Nov 2025'],
    ['1987-09', 'Sep 1987'],
    ['1990', '1990'],
    ['1990~', 'c. 1990'],
    ['1990?', '1990?'],
    ['1990-05%', 'c. May 1990?'],
    ['0476', '476'],
  ])('%s reads as %s', (edtf, text) => {
    expect(formatPartialDate(partialDate(edtf))).toBe(text)
  })

  test('comes back from what it is stored as, and its bounds are days in order', () => {
    const two = (number: number) => String(number).padStart(2, '0')
    const dates = fc
      .tuple(
        fc.integer({ min: 1, max: 9999 }),
        fc.option(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.option(fc.integer({ min: 1, max: 28 })))),
        fc.constantFrom('', '~', '?', '%'),
      )
      .map(
        ([year, rest, sign]) =>
          `${String(year).padStart(4, '0')}${rest ? `-${two(rest[0])}${rest[1] ? `-${two(rest[1])}` : ''}` : ''}${sign}`,
      )
    fc.assert(
      fc.property(dates, (edtf) => {
        const date = partialDate(edtf)
        expect(date.edtf).toBe(edtf)
        expect(isDay(date.earliest) && isDay(date.latest)).toBe(true)
        expect(date.earliest <= date.latest).toBe(true)
        expect(partialDate(date.edtf)).toEqual(date)
      }),
    )
  })
})
