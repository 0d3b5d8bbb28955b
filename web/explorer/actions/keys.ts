import { useEffect, useRef } from 'react'
import type { Explorer } from '../Explorer.ts'
import type { Action } from './action.ts'
import { actions } from './all.ts'

const keptUnder = 'concord-single-keys'

/** Whether keys without Ctrl do something. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(keptUnder) !== 'off'
  } catch {
    return true
  }
}

/** Lets keys without Ctrl do something, or not: for those who dictate, or whose fingers rest on the keys. */
export function setSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(keptUnder, on ? 'on' : 'off')
  } catch {
    // Storage can be forbidden; then it holds for this visit only as it stood.
  }
}

/** A key press as actions name it: 'e', 'Ctrl+z', 'Shift+F10'. */
export function pressed(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
): string {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event
  if (altKey) return ''
  const isLetter = /^[a-z]$/i.test(key)
  const isNamed = key.length > 1
  const command = ctrlKey || metaKey ? 'Ctrl+' : ''
  // Shift is a part of signs such as + and ?; of letters and named keys it is told.
  const shift = shiftKey && (isLetter || isNamed) ? 'Shift+' : ''
  if (!isLetter) return command + shift + key
  return command + shift + (command || !shift ? key.toLowerCase() : key.toUpperCase())
}

/** The action of a key press; none while somebody writes, or within a dialog that has keys of its own. */
export function actionFor(event: KeyboardEvent, isOn = singleKeysOn()): Action | undefined {
  const name = pressed(event)
  const isPlain = /^(Shift\+)?.$/.test(name)
  if (isPlain && !isOn) return undefined
  const target = event.target instanceof Element ? event.target : null
  const isWriting = target?.closest(
    'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]',
  )
  if (isWriting && name !== 'Escape') return undefined
  const isElsewhere = target?.closest('[role="dialog"], [role="menu"], [role="listbox"]')
  if (isElsewhere && name !== 'Escape') return undefined
  const isControl = target?.closest('button, a, summary, input')
  if (isControl && (name === 'Enter' || name === ' ')) return undefined
  return actions.find(({ keys }) => keys.includes(name))
}

/** Makes the keys of all actions work. */
export function useActionKeys(explorer: Explorer): void {
  const latest = useRef(explorer)
  useEffect(() => {
    latest.current = explorer
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const action = actionFor(event)
      if (!action?.isPossible(latest.current)) return
      event.preventDefault()
      action.perform(latest.current)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
