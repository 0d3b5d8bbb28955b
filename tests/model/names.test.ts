import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchForm, sortName } from '../../api/model/names.ts'

describe('the search form of a name', () => {
  test.each([
    ["Côte d'Ivoire", 'cote divoire'],
    ['São Tomé & Príncipe', 'sao tome principe'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Straße', 'strasse'],
  ])('%s becomes %s', (name, form) => {
    expect(searchForm(name)).toBe(form)
  })

  test('of its beginning is the beginning of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (beginning, rest) => {
        expect(searchForm(beginning + rest).startsWith(searchForm(beginning))).toBe(true)
        expect(searchForm(beginning + rest).startsWith(sortName(beginning))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
