import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type History, recorded, redone, stepInWords, undone } from '../../../web/explorer/undo/history.ts'
import {
  emptyView,
  type View,
  withHidden,
  withoutShown,
  withSelection,
  withShown,
} from '../../../web/explorer/view.ts'

const start: History = { past: [], present: emptyView, future: [] }
const id = fc.constantFrom('state:a', 'state:b', 'treaty:t')
const step = fc.oneof(
  id.map((each) => (view: View) => withShown(view, [each])),
  id.map((each) => (view: View) => withHidden(view, [each])),
  id.map((each) => (view: View) => withoutShown(view, [each])),
  fc.constant((view: View): View => ({ ...view, hiddenKinds: [...view.hiddenKinds, 'STATE'] })),
)

describe('undo', () => {
  test('takes back step by step, and does again, whatever was done', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let history = start
        for (const each of steps) history = recorded(history, each(history.present))
        const last = history.present
        let count = 0
        for (let back = undone(history); back; back = undone(back)) {
          history = back
          count++
        }
        expect(history.present).toEqual({ ...emptyView, selected: history.present.selected })
        for (let again = redone(history); again; again = redone(again)) {
          history = again
          count--
        }
        expect(count).toBe(0)
        expect(history.present.shown).toEqual(last.shown)
        expect(history.present.hidden).toEqual(last.hidden)
      }),
    )
  })

  test('does not count where one looks as a step', () => {
    const shown = recorded(start, withShown(emptyView, ['state:a']))
    const looked = recorded(shown, { ...withSelection(shown.present, ['state:a']), mode: 'table' })
    expect(looked.past).toHaveLength(1)
    expect(undone(looked)?.present.mode).toBe('table')
  })

  test('says what a step does', () => {
    const two = withShown(emptyView, ['state:a', 'state:b'])
    expect(stepInWords(emptyView, two)).toBe('show 2 entries')
    expect(stepInWords(two, withHidden(two, ['state:a']))).toBe('hide 1 entry')
    expect(stepInWords(two, withoutShown(two, ['state:a']))).toBe('remove 1 entry')
    expect(stepInWords(two, { ...two, day: '2000-01-01' })).toBe('another day')
  })
})
