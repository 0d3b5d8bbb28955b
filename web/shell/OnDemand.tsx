import { cloneElement, type ReactElement, useLayoutEffect, useRef, useState } from 'react'
import type { FetchedPart } from './fetched.tsx'

/** What a menu is hung on: a button. */
type Control = ReactElement<{
  onPointerEnter?: () => void
  'aria-haspopup'?: 'menu' | 'dialog'
  'aria-expanded'?: boolean
}>

/** What is hung on a button, and whether it is open. */
export interface Hung {
  readonly control: ReactElement
  readonly isOpen: boolean
  onChange(isOpen: boolean): void
}

/** A button with a menu whose code is fetched when somebody comes near it. Until then it is only the button. */
export function OnDemand<Props extends object>({
  menu: MenuPart,
  props,
  opens = 'menu',
  isOpen,
  control,
}: {
  /** It hangs itself on the control that it is given. */
  menu: FetchedPart<Props & { readonly control: ReactElement }>
  /** What else it is given. */
  props: Props
  opens?: 'menu' | 'dialog'
  isOpen: boolean
  control: Control
}) {
  const host = useRef<HTMLSpanElement>(null)
  const before = useRef<Element | null>(null)
  const [isWanted, setIsWanted] = useState(isOpen)
  useLayoutEffect(() => {
    if (isOpen) {
      setIsWanted(true)
      before.current = document.activeElement
      return
    }
    // The menu may have come after it was opened, and then cannot know where the focus was.
    const { current } = before
    before.current = null
    const { activeElement } = document
    const isLost = activeElement === document.body || activeElement?.closest('[role="menu"], [role="dialog"]')
    if (!isLost || !(current instanceof HTMLElement)) return
    const target = current.isConnected ? current : host.current?.querySelector('button')
    target?.focus()
  }, [isOpen])
  return (
    <span ref={host} style={{ display: 'contents' }}>
      {isWanted ? (
        <MenuPart {...props} control={control} meanwhile={control} />
      ) : (
        cloneElement(control, {
          onPointerEnter: () => MenuPart.load(),
          'aria-haspopup': opens,
          'aria-expanded': false,
        })
      )}
    </span>
  )
}
