import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, placeLabels } from '../../../web/canvas/labels/placement.ts'

const stage = { width: 800, height: 600, most: 150, entries: [], lit: [] }
const candidate = (over: Partial<Candidate> = {}): Candidate => ({
  id: 'a',
  x: 400,
  y: 300,
  reach: 15,
  width: 80,
  height: 25,
  ...over,
})

describe('placing labels', () => {
  it('puts a label below its entry if that is free, else beside it', () => {
    expect(placeLabels([candidate()], stage)[0]).toMatchObject({ side: 'below', left: 360 })
    const below = { left: 300, top: 320, right: 500, bottom: 340 }
    expect(placeLabels([candidate()], { ...stage, entries: [below] })[0]?.side).toBe('right')
  })

  it('lets those that come first have the room', () => {
    const crowd = Array.from({ length: 8 }, (_, i) => candidate({ id: String(i) }))
    const placed = placeLabels(crowd, stage).map(({ id }) => id)
    expect(placed).toEqual(['0', '1', '2', '3'])
  })

  it('names what is looked at even where there is no room', () => {
    const wall = { left: 0, top: 0, right: 800, bottom: 600 }
    expect(placeLabels([candidate()], { ...stage, entries: [wall] })).toEqual([])
    expect(placeLabels([candidate({ always: true })], { ...stage, entries: [wall] })).toHaveLength(1)
  })

  it('hides as little as it can of others where there is no room', () => {
    const below = { left: 340, right: 460, top: 320, bottom: 400 }
    const touched = { left: 310, right: 330, top: 280, bottom: 320 }
    const beside = [below, { left: 420, right: 430, top: 295, bottom: 300 }, touched]
    const above = { left: 360, right: 440, top: 240, bottom: 285 }
    expect(
      placeLabels([candidate({ always: true })], { ...stage, entries: [...beside, above] })[0]?.side,
    ).toBe('right')
    expect(
      placeLabels([candidate({ always: true, y: 590 })], {
        ...stage,
        entries: [{ left: 0, right: 800, top: 0, bottom: 600 }],
      })[0]?.top,
    ).toBeLessThanOrEqual(575)
  })

  it('leaves dimmed labels off what is lit', () => {
    const lit = [{ left: 0, top: 0, right: 800, bottom: 600 }]
    expect(placeLabels([candidate({ dimmed: true })], { ...stage, lit })).toEqual([])
    expect(placeLabels([candidate()], { ...stage, lit })).toHaveLength(1)
  })

  it('never lets labels collide, and never has more than it may', () => {
    const any = fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 200 }), (spots) => {
        const crowd = spots.map((spot, i) => candidate({ ...spot, id: String(i) }))
        const placed = placeLabels(crowd, { ...stage, most: 30 })
        expect(placed.length).toBeLessThanOrEqual(30)
        for (const [i, a] of placed.entries()) {
          for (const b of placed.slice(i + 1)) {
            expect(Math.abs(a.left - b.left) >= 80 || Math.abs(a.top - b.top) >= 25).toBe(true)
          }
        }
      }),
    )
  })
})
