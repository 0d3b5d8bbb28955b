import { Popover } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import styles from './text.module.css'

/** How long the pointer rests before a card opens, and how long the card stays when it leaves. */
const pause = { open: 250, close: 200 }

/** What explains itself. */
export interface ExplainedProps {
  /** What is shown, and what it is called where that does not say enough. */
  readonly children: ReactNode
  readonly name?: string
  readonly className?: string
  /** What the card is called, and holds. It is made when it opens. */
  readonly title: string
  card(): ReactNode
}

/** Something that explains itself in a card, on hover, focus or tap. Escape closes it; Tab goes into it. */
export function Explained({ children, name, className, title, card }: ExplainedProps) {
  const [open, setOpen] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const set = (value: boolean) => {
    clearTimeout(timer.current)
    setOpen(value)
  }
  const later = (value: boolean) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen(value), value ? pause.open : pause.close)
  }
  const hover = { onMouseEnter: () => later(true), onMouseLeave: () => later(false) }
  return (
    <Popover
      opened={open}
      onChange={set}
      position="bottom-start"
      shadow="md"
      width="min(360px, 90vw)"
      withRoles
    >
      <Popover.Target>
        <button
          type="button"
          className={className}
          aria-label={name}
          {...hover}
          onClick={() => set(true)}
          onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && set(true)}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown {...hover} className={styles.card} aria-label={title}>
        {open ? card() : null}
      </Popover.Dropdown>
    </Popover>
  )
}
