import { describe, expect, it } from 'vitest'
import { familyToken } from '../../../web/kinds/family.ts'
import { iconPlaceIn } from '../../../web/kinds/iconPlace.ts'
import { canvasShapeOf, pathOf, silhouetteOf } from '../../../web/kinds/silhouette.ts'

const shapes = [
  'ellipse',
  'hexagon',
  'round-rectangle',
  'round-triangle',
  'diamond',
  'octagon',
  'pentagon',
  '-.85 -.9 .85 -.9 .85 .2 0 1 -.85 .2',
  '-1 -.8 1 -.8 0 1',
  '-.5 -.75 1 -.75 .5 .75 -1 .75',
  '-1 -.75 0 -.3 1 -.75 1 .75 0 .3 -1 .75',
  '0 -1 1 0 .5 0 .5 1 -.5 1 -.5 0 -1 0',
]

describe('signs', () => {
  it('draws every shape differently', () => {
    expect(new Set(shapes.map((shape) => pathOf(silhouetteOf(shape)))).size).toBe(shapes.length)
  })

  it.each(['', 'banana', '0 0 1 1', '0 0 1 1 2 2', '0 0 1 1 0'])(
    'draws %j, which it cannot read, as a circle',
    (shape) => {
      expect(silhouetteOf(shape).type).toBe('circle')
      expect(canvasShapeOf(shape)).toEqual({ shape: 'ellipse', points: '' })
    },
  )

  it('gives the canvas the points of a polygon', () => {
    expect(canvasShapeOf('-1 -.8 1 -.8 0 1')).toEqual({ shape: 'polygon', points: '-1 -0.8 1 -0.8 0 1' })
  })

  it('draws a family that it does not know in evidence grey', () => {
    expect(familyToken('actors')).toBe('--actor')
    expect(familyToken('ACTORS')).toBe('--actor')
    expect(familyToken('weather')).toBe('--evidence')
  })

  it('puts the icon where there is room, on the axis of a shape', () => {
    const pointDown = iconPlaceIn(silhouetteOf('-1 -.8 1 -.8 0 1'))
    expect(pointDown.x).toBe(0)
    expect(pointDown.y).toBeLessThan(-0.1)
    expect(iconPlaceIn(silhouetteOf('-1 -.75 0 -.3 1 -.75 1 .75 0 .3 -1 .75'))).toMatchObject({ x: 0, y: 0 })
    for (const shape of shapes) expect(iconPlaceIn(silhouetteOf(shape)).share).toBeGreaterThanOrEqual(0.4)
  })
})
