import { describe, expect, it } from 'vitest'
import { codeOf, labelOf, wrap } from '../../../web/canvas/labels/labelText.ts'
import type { CanvasEntry } from '../../../web/model/graphView.ts'

const measure = (text: string) => text.length * 6
const entry = (over: Partial<CanvasEntry>): CanvasEntry => ({
  id: 'x',
  kind: 'Treaty',
  label: 'Paris Agreement',
  family: 'commitments',
  shape: 'diamond',
  icon: 'signature',
  ...over,
})

describe('what a label says', () => {
  it('is the name, if that is not long', () => {
    expect(labelOf(entry({ shortLabel: 'PA' }))).toBe('Paris Agreement')
  })

  it('is the short name of a long one, or its beginning', () => {
    const label = 'United Nations Framework Convention on Climate Change, 1992'
    expect(labelOf(entry({ label, shortLabel: 'UNFCCC' }))).toBe('UNFCCC')
    expect(labelOf(entry({ label }))).toBe('United Nations Framework Convention on…')
    expect(labelOf(entry({ label: 'x'.repeat(60) }))).toBe(`${'x'.repeat(40)}…`)
  })

  it('puts a code into a sign that has no icon, and only there', () => {
    expect(codeOf(entry({ icon: null, shortLabel: 'CA' }))).toBe('CA')
    expect(codeOf(entry({ shortLabel: 'CA' }))).toBe('')
    expect(codeOf(entry({ icon: null, shortLabel: 'Canada' }))).toBe('')
  })
})

describe('wrapping', () => {
  it('keeps lines within their width', () => {
    expect(wrap('Meeting of the Parties', '', measure)).toEqual(['Meeting of the', 'Parties'])
  })

  it('gives a long word a line of its own', () => {
    expect(wrap('International Telecommunication Union', '', measure)).toEqual([
      'International',
      'Telecommunication',
      'Union',
    ])
  })

  it('wraps scripts that have no spaces', () => {
    expect(wrap('关于消耗臭氧层物质的蒙特利尔议定书', '', measure)).toHaveLength(2)
  })

  it('cuts what four lines do not hold', () => {
    const lines = wrap('word '.repeat(40), '', measure)
    expect(lines).toHaveLength(4)
    expect(lines[3]).toMatch(/…$/)
  })
})
