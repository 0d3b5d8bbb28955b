import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { findAgreement } from '../../seeds/report/agreement.ts'
import { readContent } from '../../seeds/report/content.ts'
import { findCoverage } from '../../seeds/report/coverage.ts'
import { rules } from '../../seeds/report/faults.ts'
import { compareTotals } from '../../seeds/report/totals.ts'

const folder = fileURLToPath(new URL('../../data', import.meta.url))
const shared = join(folder, '..', '..', 'shared')
const content = readContent(folder)

/** Says in one loud line what could not be compared on this machine. */
function compared(what: string, name: string): boolean {
  const there = existsSync(join(shared, name))
  if (!there) process.stderr.write(`\n${what} WERE NOT COMPARED: they are not on this machine\n\n`)
  return there
}

describe('the content', () => {
  test.each(Object.keys(rules))('%s', (name) => {
    expect(rules[name]?.(content).map(({ subject, message }) => `${subject} ${message}`)).toEqual([])
  })

  test('agrees with the totals that bodies and depositaries state', () => {
    const totals = compareTotals(folder, content)
    expect(totals.length).toBeGreaterThan(0)
    expect(totals.filter(({ known, ours }) => known !== ours)).toEqual([])
  })

  test('has a place for what was read', () => {
    const { faults, missing } = findCoverage(folder, content, join(shared, 'content'))
    expect(faults).toEqual([])
    if (compared('THE READING LISTS', 'content')) expect(missing).toEqual([])
  })

  test('agrees with what others have compiled, or explains why not', () => {
    if (!compared('OTHER DATASETS', 'datasets')) return
    for (const { dataset, rows, unexplained } of findAgreement(folder, content, join(shared, 'datasets'))) {
      const shown = unexplained.map(
        ({ subject, object, theirs, ours }) => `${subject} ${object}: ${theirs}; ${ours}`,
      )
      expect(
        unexplained.length / Math.max(1, rows),
        `${dataset}: ${shown.slice(0, 20).join('\n')}`,
      ).toBeLessThan(0.01)
    }
  })

  test('knows that the United States left the Paris Agreement and came back', () => {
    const party = (day: string) =>
      content.holders('party-to', 'treaty:paris-agreement', day).includes('state:united-states')
    expect([party('2020-01-01'), party('2020-12-01'), party('2022-01-01')]).toEqual([true, false, true])
  })

  test('has 193 member states and 2 observer states of the United Nations', () => {
    const states = content.ofKind('State')
    const of = (status: string) => states.filter(({ properties }) => properties.unStatus === status).length
    expect([of('member-state'), of('observer-state')]).toEqual([193, 2])
    for (const { properties } of states)
      if (properties.unStatus === 'member-state')
        expect(properties).toMatchObject({
          isoAlpha2: expect.any(String),
          isoAlpha3: expect.any(String),
          region: expect.any(String),
        })
  })
})
