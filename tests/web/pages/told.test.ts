import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countOn, stepsOf, ticksUpTo } from '../../../web/charts/steps.ts'
import { sharesOf } from '../../../web/compare/neighbours.ts'
import { written } from '../../../web/explorer/days/calendar.ts'
import { termFinder } from '../../../web/text/terms.ts'
import { webAddress } from '../../../web/text/webAddress.ts'
import { binsOf, grainOf } from '../../../web/timeline/bins.ts'

const term = (name: string, otherNames: string[] = []) => ({
  id: `glossary-term:${name.toLowerCase().replaceAll(' ', '-')}`,
  kind: 'GLOSSARY_TERM',
  name,
  summary: null,
  otherNames,
  broader: null,
})

test('a term is marked once, in any case and number, and the longest wins', () => {
  const { pieces } = termFinder([term('Treaty'), term('Treaty body', ['Monitoring committee'])])
  const marked = (text: string) =>
    pieces(text, new Set()).flatMap(({ text: part, term: found }) => (found ? [`${part}=${found.name}`] : []))
  expect(marked('Treaties differ; a treaty body and a treaty.')).toEqual([
    'treaty body=Treaty body',
    'treaty=Treaty',
  ])
  expect(marked('A monitoring committee of two treatys')).toEqual([
    'monitoring committee=Treaty body',
    'treatys=Treaty',
  ])
  expect(marked('entreaty')).toEqual([])
})

test('of two names with as many words the longer one wins, whichever comes first', () => {
  const named = (...terms: string[]) =>
    termFinder(terms.map((name) => term(name)))
      .pieces('the customs of states', new Set())
      .flatMap(({ term: found }) => (found ? [found.name] : []))
  expect(named('Custom', 'Customs')).toEqual(['Customs'])
  expect(named('Customs', 'Custom')).toEqual(['Customs'])
})

test('the pieces of a text are the text', () => {
  const { pieces } = termFinder([term('War'), term('Peace (x)'), term('a.b')])
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const text = `${before} war ${after} peace (x)`
      const found = pieces(text, new Set())
      expect(found.map(({ text: part }) => part).join('')).toBe(text)
      expect(found.map(({ term: each }) => each?.name)).toEqual(expect.arrayContaining(['War', 'Peace (x)']))
    }),
  )
})

test('a day is written in English, however old', () => {
  expect(written('2025-09-05')).toBe('5 Sep 2025')
  expect(written('0787-12-31')).toBe('31 Dec 787')
})

test('only web addresses become links', () => {
  expect(webAddress('https://example.org/a')).toBe('https://example.org/a')
  for (const other of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///x',
    '//x',
  ])
    expect(webAddress(other)).toBeUndefined()
})

test('a curve counts those that hold', () => {
  const points = stepsOf([
    { since: '1990-01-01', until: null },
    { since: '1990-01-01', until: '2000-01-01' },
    { since: null, until: '1995-01-01' },
  ])
  const on = (day: string) => countOn(points, Date.parse(`${day}T00:00:00Z`) / 86_400_000)
  expect(['1989-12-31', '1990-01-01', '1999-12-31', '2000-01-01'].map(on)).toEqual([0, 2, 2, 1])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (highest) => {
      expect(ticksUpTo(highest).at(-1)).toBeGreaterThanOrEqual(highest)
      expect(ticksUpTo(highest).length).toBeLessThan(9)
    }),
  )
})

test('bins hold every beginning of their stretch once', () => {
  const day = fc
    .integer({ min: Date.UTC(1800, 0), max: Date.UTC(2030, 0) })
    .map((time) => new Date(time).toISOString().slice(0, 10))
  fc.assert(
    fc.property(fc.array(day, { maxLength: 50 }), day, day, (dates, one, other) => {
      const [from, to] = one < other ? [one, other] : [other, `${Number(one.slice(0, 4)) + 1}-01-01`]
      const bins = binsOf(dates, from, to, grainOf(from, to))
      const inside = dates.filter((date) => date >= from && date < to)
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(inside.length)
      expect(bins.length).toBeLessThan(130)
    }),
  )
})

test('what is shared is in all, what is unique in one', () => {
  const set = (...ids: string[]) =>
    new Map(ids.map((id) => [id, { id, kind: 'STATE', name: id, shortName: null }]))
  const { shared, unique, overlap } = sharesOf([set('a', 'b', 'c'), set('b', 'c', 'd'), set('c', 'e')])
  expect(shared.map(({ id }) => id)).toEqual(['c'])
  expect(unique.map((each) => each.map(({ id }) => id))).toEqual([['a'], ['d'], ['e']])
  expect(overlap).toEqual([
    [3, 2, 1],
    [2, 3, 1],
    [1, 1, 2],
  ])
})
