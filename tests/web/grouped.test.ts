import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grouped } from '../../web/text/grouped.ts'

test('whole numbers are written as the browser writes them in English', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (number) => {
      expect(grouped(number)).toBe(number.toLocaleString('en'))
    }),
  )
})

test('what is not known yet is left open', () => {
  expect(grouped(undefined)).toBe('')
  expect(grouped(null, '…')).toBe('…')
})
