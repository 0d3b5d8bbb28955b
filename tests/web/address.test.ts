import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  largestCanvas,
  readView,
  type View,
  withoutShown,
  withShown,
  writeView,
} from '../../web/explorer/address.ts'

const id = fc.stringMatching(/^[a-z]{1,12}:[a-z0-9-]{1,20}$/)
const view: fc.Arbitrary<View> = fc
  .record({
    shown: fc.uniqueArray(id, { maxLength: 30 }),
    day: fc.option(
      fc
        .date({ min: new Date('1648-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
    ),
    hiddenKinds: fc.uniqueArray(fc.constantFrom('STATE', 'TREATY', 'CASE_STUDY')),
    pick: fc.nat(),
  })
  .map(({ pick, ...rest }) => ({ ...rest, selected: rest.shown[pick % (rest.shown.length + 1)] ?? null }))

describe('the address of the explorer', () => {
  test('holds the whole view', () => {
    fc.assert(
      fc.property(view, (each) => {
        expect(readView(writeView(each))).toEqual(each)
      }),
    )
  })

  test('leaves out what cannot be read', () => {
    expect(readView(new URLSearchParams('asOf=yesterday'))).toMatchObject({
      day: null,
      shown: [],
      selected: null,
    })
  })

  test('shows what is selected', () => {
    expect(readView(new URLSearchParams('selected=state:france')).shown).toEqual(['state:france'])
  })

  test('adds each entry once, and no more than the canvas holds', () => {
    const start = readView(new URLSearchParams('shown=a:b'))
    expect(withShown(start, ['a:b', 'c:d']).shown).toEqual(['a:b', 'c:d'])
    expect(
      withShown(
        start,
        Array.from({ length: 2000 }, (_, index) => `x:${index}`),
      ).shown,
    ).toHaveLength(largestCanvas)
  })

  test('hides an entry, and closes its panel', () => {
    const start = readView(new URLSearchParams('shown=a:b~c:d&selected=c:d'))
    expect(withoutShown(start, 'c:d')).toMatchObject({ shown: ['a:b'], selected: null })
  })
})
