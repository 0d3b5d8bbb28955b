import { describe, expect, it } from 'vitest'
import { nearestInDirection } from '../../../web/canvas/direction.ts'

const middle = { id: 'm', x: 0, y: 0 }
const right = { id: 'r', x: 50, y: 10 }
const farRight = { id: 'f', x: 90, y: 0 }
const above = { id: 'a', x: 10, y: -60 }

describe('going by arrow keys', () => {
  it('finds the nearest entry on a side', () => {
    const entries = [middle, right, farRight, above]
    expect(nearestInDirection(entries, middle, 'right')?.id).toBe('r')
    expect(nearestInDirection(entries, middle, 'up')?.id).toBe('a')
    expect(nearestInDirection(entries, middle, 'left')).toBeNull()
  })
})
