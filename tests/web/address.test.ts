import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parametersOf, placed, readView, viewAddress, writeView } from '../../web/explorer/address.ts'
import {
  emptyView,
  largestCanvas,
  modes,
  panels,
  type View,
  withoutShown,
  withShown,
} from '../../web/explorer/view.ts'
import { arrangements } from '../../web/layout/protocol.ts'
import { relationStates } from '../../web/legend/relationStates.ts'
import { extents, groupings, metrics } from '../../web/metrics/measures.ts'

const id = fc.stringMatching(/^[a-z]{1,12}:[a-z0-9-]{1,20}$/)
const day = fc.option(
  fc
    .date({ min: new Date('1648-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
)
const year = fc.integer({ min: 1, max: 2100 })
const ids = fc.uniqueArray(id, { maxLength: 8 })
const spot = fc.integer({ min: -9000, max: 9000 })
const view: fc.Arbitrary<View> = fc
  .record({
    shown: fc.uniqueArray(id, { maxLength: 30 }),
    day,
    comparedWith: day,
    hiddenKinds: fc.uniqueArray(fc.constantFrom('STATE', 'TREATY', 'CASE_STUDY')),
    hiddenTypes: fc.uniqueArray(fc.constantFrom('PARTY_TO', 'PART_OF')),
    hiddenStates: fc.subarray(relationStates.map(({ state }) => state)),
    choices: fc.array(
      fc.record({
        property: fc.constantFrom('STATE.region', 'ORGANIZATION.type'),
        value: fc.stringMatching(/^[a-zA-Z ,:&#+%-]{1,20}$/),
      }),
      { maxLength: 3 },
    ),
    years: fc.option(fc.tuple(year, year)),
    hidden: ids,
    collapsed: ids,
    pinned: fc.array(fc.record({ id, x: spot, y: spot }), { maxLength: 4 }),
    arrangement: fc.constantFrom(...arrangements),
    grouping: fc.constantFrom(...groupings),
    sizeBy: fc.constantFrom(...metrics),
    measuredOf: fc.constantFrom(...extents),
    colourBy: fc.constantFrom('family', 'community'),
    mode: fc.constantFrom(...modes),
    panel: fc.constantFrom(...panels),
    ends: ids,
    overStates: fc.boolean(),
    embedded: fc.boolean(),
    pick: fc.nat(),
    also: fc.nat(3),
  })
  .map(({ pick, also, ...rest }) => {
    const selected = rest.shown[pick % (rest.shown.length + 1)] ?? null
    const others = rest.shown.filter((each) => each !== selected)
    return { ...rest, selected, alsoSelected: selected ? others.slice(0, also) : [] }
  })

describe('the address of the explorer', () => {
  test('holds the whole view', () => {
    fc.assert(
      fc.property(view, (each) => {
        const { search, hash } = placed(writeView(each))
        expect(readView(parametersOf({ search, hash }))).toEqual(each)
      }),
    )
  })

  test('puts what is long behind the #, and finds it there', () => {
    const long = {
      ...emptyView,
      shown: Array.from({ length: 600 }, (_, index) => `organization:body-${index}`),
    }
    const { search, hash } = placed(writeView(long))
    expect(search.length).toBeLessThan(200)
    expect(readView(parametersOf({ search, hash }))).toEqual(long)
  })

  test('writes ids as they are', () => {
    expect(viewAddress({ shown: ['state:france', 'treaty:paris-agreement'] })).toBe(
      '/explore?shown=state:france~treaty:paris-agreement',
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
    expect(withoutShown(start, ['c:d'])).toMatchObject({ shown: ['a:b'], selected: null })
  })
})
