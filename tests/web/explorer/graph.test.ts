import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween } from '../../../web/explorer/graph/changes.ts'
import { countBy } from '../../../web/explorer/graph/counts.ts'
import { daysOfChange, entryOn, neighbourDay, relationOn } from '../../../web/explorer/graph/day.ts'
import { visibleOf } from '../../../web/explorer/graph/visible.ts'
import { emptyView } from '../../../web/explorer/view.ts'
import { entry, on, ontology, relation } from './graphs.ts'

const state = { openStart: false, lapses: true }
const open = { type: undefined, ends: [] }

describe('how things stand on a day', () => {
  test('an entry is absent before it begins and past from the day of its end', () => {
    const un = { beginning: on('1945-10-24'), end: on('2000-01-01') }
    expect(entryOn(un, '1945-10-23')).toBe('absent')
    expect(entryOn(un, '1945-10-24')).toBe('holds')
    expect(entryOn(un, '1999-12-31')).toBe('holds')
    expect(entryOn(un, '2000-01-01')).toBe('past')
    expect(entryOn({ beginning: null, end: null }, '1000-01-01')).toBe('holds')
  })

  test('a relation holds from its beginning up to its end, and what is to come is announced', () => {
    const membership = { since: on('2010-01-01'), until: on('2030-06-01') }
    expect(relationOn(membership, open, '2009-12-31', '2025-01-01')).toBe('absent')
    expect(relationOn(membership, open, '2010-01-01', '2025-01-01')).toBe('holds')
    expect(relationOn(membership, open, '2030-06-01', '2025-01-01')).toBe('past')
    expect(relationOn({ since: on('2026-01-01'), until: null }, open, '2025-01-01', '2025-01-01')).toBe(
      'announced',
    )
    expect(relationOn({ since: on('2026-01-01'), until: null }, open, '2020-01-01', '2025-01-01')).toBe(
      'absent',
    )
  })

  test('a treaty relation without a beginning has not begun', () => {
    const undated = { since: null, until: null }
    expect(relationOn(undated, { type: state, ends: [] }, '2025-01-01')).toBe('absent')
    const type = { openStart: true, lapses: true }
    expect(relationOn(undated, { type, ends: [] }, '2025-01-01')).toBe('holds')
    const ends = [{ beginning: on('1950-01-01'), end: on('2000-01-01') }, undefined]
    const standings = ['1949-12-31', '1950-01-01', '2000-01-01'].map((day) => [
      relationOn(undated, { type, ends }, day),
      relationOn(undated, { type: { ...type, lapses: false }, ends }, day),
    ])
    expect(standings).toEqual([
      ['absent', 'absent'],
      ['holds', 'holds'],
      ['past', 'holds'],
    ])
  })

  test('days of change are in order, each once, and lead both ways', () => {
    const days = daysOfChange(
      [entry('state:a', { beginning: on('1960-01-01') })],
      [relation('state:a', 'organization:b', { since: on('1970-01-01'), until: on('1960-01-01') })],
    )
    expect(days).toEqual(['1960-01-01', '1970-01-01'])
    expect(neighbourDay(days, '1965-01-01', 1)).toBe('1970-01-01')
    expect(neighbourDay(days, '1965-01-01', -1)).toBe('1960-01-01')
    expect(neighbourDay(days, '1960-01-01', -1)).toBeNull()
  })
})

const graph = {
  entries: [
    entry('state:a', { facts: [{ property: 'region', values: ['Africa'] }] }),
    entry('state:b', { facts: [{ property: 'region', values: ['Asia'] }] }),
    entry('organization:o', { beginning: on('1990-01-01') }),
    entry('treaty:t', { beginning: on('1950-01-01'), end: on('1980-01-01') }),
  ],
  relations: [
    relation('state:a', 'organization:o', { since: on('1995-01-01') }),
    relation('state:b', 'organization:o', {
      since: on('1990-01-01'),
      until: on('2000-01-01'),
      sourcesDiffer: true,
    }),
    relation('state:a', 'treaty:t', { type: 'PARTY_TO', since: on('1960-01-01') }),
  ],
}
const seen = (view: Partial<typeof emptyView>, day = '2025-01-01') => {
  const { entries, relations } = visibleOf(graph, { ...emptyView, ...view }, ontology, day)
  return {
    entries: entries.filter(({ standing }) => standing !== 'absent').map(({ id }) => id),
    relations: relations
      .filter(({ standing }) => standing !== 'absent')
      .map(({ id, standing }) => [id, standing]),
  }
}

describe('what is visible', () => {
  test('everything, if nothing is filtered: what has ended as past', () => {
    expect(seen({}).entries).toHaveLength(4)
    expect(seen({}).relations.map(([, standing]) => standing)).toEqual(['holds', 'past', 'past'])
  })

  test('not what did not exist yet, nor its relations', () => {
    expect(seen({}, '1970-01-01').entries).not.toContain('organization:o')
    expect(seen({}, '1970-01-01').relations.map(([id]) => id)).toEqual(['state:a/PARTY_TO/treaty:t'])
  })

  test('what has relations on the day, even if it begins later under its own name', () => {
    const tanzania = entry('state:tanzania', { beginning: on('1964-04-26') })
    const un = entry('organization:un', { beginning: on('1945-10-24') })
    const relations = [relation(tanzania.id, un.id, { since: on('1961-12-14') })]
    const on1963 = visibleOf({ entries: [tanzania, un], relations }, emptyView, ontology, '1963-01-01')
    expect(on1963.entries.map(({ standing }) => standing)).toEqual(['holds', 'holds'])
    const on1960 = visibleOf({ entries: [tanzania, un], relations }, emptyView, ontology, '1960-01-01')
    expect(on1960.entries.map(({ standing }) => standing)).toEqual(['absent', 'holds'])
  })

  test('only what passes filters by kind, type, state, property and year', () => {
    expect(seen({ hiddenKinds: ['STATE'] }).entries).toEqual(['organization:o', 'treaty:t'])
    expect(seen({ hiddenKinds: ['STATE'] }).relations).toEqual([])
    expect(seen({ hiddenTypes: ['PARTY_TO'] }).relations).toHaveLength(2)
    expect(seen({ hiddenStates: ['differs'] }).relations).toHaveLength(2)
    expect(seen({ choices: [{ property: 'STATE.region', value: 'Africa' }] }).entries).toEqual([
      'state:a',
      'organization:o',
      'treaty:t',
    ])
    // What has no known beginning stays.
    expect(seen({ years: [1985, 2000] }).entries).toEqual(['state:a', 'state:b', 'organization:o'])
    expect(seen({ hidden: ['state:a'] }).entries).not.toContain('state:a')
  })

  test('neighbours that hang on a collapsed entry alone are folded into it', () => {
    const { entries } = visibleOf(
      graph,
      { ...emptyView, collapsed: ['organization:o'] },
      ontology,
      '2025-01-01',
    )
    expect(entries.map(({ id }) => id)).toEqual(['state:a', 'organization:o', 'treaty:t'])
    expect(entries.find(({ id }) => id === 'organization:o')?.folded).toBe(1)
    const selected = { ...emptyView, collapsed: ['organization:o'], selected: 'state:b' }
    expect(visibleOf(graph, selected, ontology, '2025-01-01').entries).toHaveLength(4)
  })

  test('has no relation without both its ends, whatever is filtered', () => {
    const ids = graph.entries.map(({ id }) => id)
    const view = fc.record({
      hiddenKinds: fc.subarray(['STATE', 'ORGANIZATION', 'TREATY']),
      hidden: fc.subarray(ids),
      collapsed: fc.subarray(ids),
    })
    const day = fc.constantFrom('1940-01-01', '1970-01-01', '1999-01-01', '2025-01-01')
    fc.assert(
      fc.property(view, day, (filters, when) => {
        const { entries, relations } = visibleOf(graph, { ...emptyView, ...filters }, ontology, when)
        const standings = new Map(entries.map(({ id, standing }) => [id, standing]))
        for (const { from, to, standing } of relations) {
          expect(standings.has(from) && standings.has(to)).toBe(true)
          if (standings.get(from) === 'absent' || standings.get(to) === 'absent')
            expect(standing).toBe('absent')
        }
      }),
    )
  })

  test('counts of a filter are those that the others leave', () => {
    const view = { ...emptyView, hiddenKinds: ['STATE'], years: [1985, 2000] as const }
    const counts = countBy(graph.entries, view, 'kinds', ({ kind }) => [kind])
    expect(counts.get('STATE')).toEqual({ shown: 2, all: 2 })
    expect(counts.get('TREATY')).toEqual({ shown: 0, all: 1 })
  })
})

describe('changes between two days', () => {
  test('tell what began and what ended, and nothing that did both or neither', () => {
    const visible = visibleOf(graph, emptyView, ontology, '2005-01-01')
    const changes = changesBetween(visible, ontology, '1970-01-01', '2005-01-01')
    expect(Object.fromEntries(changes.entries)).toEqual({ 'organization:o': 'added', 'treaty:t': 'removed' })
    // Who was a party to what ended is none any more.
    expect(Object.fromEntries(changes.relations)).toEqual({
      'state:a/MEMBER_OF/organization:o': 'added',
      'state:a/PARTY_TO/treaty:t': 'removed',
    })
    const later = changesBetween(visible, ontology, '1996-01-01', '2005-01-01')
    expect(Object.fromEntries(later.relations)).toEqual({ 'state:b/MEMBER_OF/organization:o': 'removed' })
  })
})
