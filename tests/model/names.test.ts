import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortBeginning, sortName } from '../../api/model/names.ts'

test('the sort name of a name begins as the beginning of the name says', () => {
  expect(sortBeginning('Protocol')).toBe('protoco')
  expect(sortBeginning('ΟΔΟΣ')).toBe('οδο')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (beginning, rest) => {
      expect(sortName(beginning + rest).startsWith(sortBeginning(beginning))).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
