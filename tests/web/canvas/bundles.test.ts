import { describe, expect, it } from 'vitest'
import { bundle } from '../../../web/canvas/bundles.ts'
import type { CanvasRelation } from '../../../web/model/graphView.ts'

const relation = (id: string, from: string, to: string): CanvasRelation => ({
  id,
  from,
  to,
  type: 'part-of',
  reading: 'is part of',
  directed: true,
})

describe('bundling relations', () => {
  it('draws up to three between two entries one by one, and more as one', () => {
    const three = ['1', '2', '3'].map((id) => relation(id, 'a', 'b'))
    expect(bundle(three, () => true).map(({ id }) => id)).toEqual(['1', '2', '3'])
    const four = bundle([...three, relation('4', 'b', 'a')], () => true)
    expect(four).toHaveLength(1)
    expect(four[0]?.relations).toHaveLength(4)
  })

  it('leaves out relations of entries that are not shown', () => {
    expect(bundle([relation('1', 'a', 'b')], (id) => id === 'a')).toEqual([])
  })
})
