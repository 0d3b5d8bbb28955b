import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance, nearest } from '../../api/model/values/nearest.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })

describe('the distance between words', () => {
  test.each([
    ['kioto', 'kyoto', 1],
    ['trety', 'treaty', 1],
    ['protcool', 'protocol', 1],
    ['', 'abc', 3],
    ['abc', 'abc', 0],
  ])('from %s to %s is %i', (left, right, distance) => expect(editDistance(left, right)).toBe(distance))

  test('is exact up to the bound, and beyond it above the bound', () => {
    fc.assert(
      fc.property(word, word, fc.nat(6), (left, right, most) => {
        const exact = editDistance(left, right)
        const bounded = editDistance(left, right, most)
        if (exact <= most) expect(bounded).toBe(exact)
        else expect(bounded).toBeGreaterThan(most)
      }),
    )
  })
})

describe('the nearest name', () => {
  test('is the one with the fewest errors, if it has few', () => {
    expect(nearest('descriptuon', ['name', 'description', 'descriptions'])).toBe('description')
    expect(nearest('xyz', ['name', 'description'])).toBeUndefined()
  })
})
