import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortened } from '../../web/text/shortened.ts'

describe('a text that is too long', () => {
  it('ends with a word', () => {
    expect(shortened('Conference of Plenipotentiaries on the Protocol', 40)).toBe(
      'Conference of Plenipotentiaries on the…',
    )
    expect(shortened('one two three', 8)).toBe('one two…')
  })

  it('is cut within a word where the words are long', () => {
    expect(shortened('Donaudampfschifffahrtsgesellschaft', 10)).toBe('Donaudamp…')
    expect(shortened('a Donaudampfschifffahrtsgesellschaft', 10)).toBe('a Donauda…')
  })

  it('is its own beginning, and fits', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2, max: 60 }), (text, longest) => {
        const short = shortened(text, longest)
        expect(short.length).toBeLessThanOrEqual(longest)
        expect(text.length <= longest ? short === text : text.startsWith(short.slice(0, -1))).toBe(true)
      }),
    )
  })
})
