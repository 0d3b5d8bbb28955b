import { FocusTrap, Popover } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
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

/** `glimpsed` on hover or focus; `held` once it was asked for: then the focus goes into the card and comes back. */
type State = 'closed' | 'glimpsed' | 'held'

/** Something that explains itself in a card, on hover, focus or tap. There are many on a page: a closed one is but a button. */
export function Explained({ children, name, className, title, card }: ExplainedProps) {
  const [state, setState] = useState<State>('closed')
  const button = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const comesBack = useRef(false)
  const set = (next: State) => {
    clearTimeout(timer.current)
    setState(next)
    if (next === 'closed' && state === 'held') {
      comesBack.current = true
      button.current?.focus()
      comesBack.current = false
    }
  }
  const later = (next: State) => {
    clearTimeout(timer.current)
    if (state !== 'held')
      timer.current = setTimeout(() => setState(next), next === 'closed' ? pause.close : pause.open)
  }
  const hover = { onMouseEnter: () => later('glimpsed'), onMouseLeave: () => later('closed') }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || state === 'closed') return
    event.stopPropagation()
    set('closed')
  }
  const onButtonKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') event.preventDefault()
    if (event.key === 'Enter') set('held')
    onKeyDown(event)
  }
  // As buttons do: else the key is let go on what the card puts the focus on.
  const onButtonKeyUp = (event: KeyboardEvent) => {
    if (event.key === ' ') set('held')
  }
  return (
    <>
      {state === 'closed' ? null : (
        <Popover
          opened
          onChange={(opened) => opened || set('closed')}
          position="bottom-start"
          shadow="md"
          width="min(360px, 90vw)"
        >
          <Popover.Target>
            <span />
          </Popover.Target>
          <Popover.Dropdown
            {...hover}
            onKeyDown={onKeyDown}
            className={styles.card}
            role="dialog"
            aria-label={title}
          >
            <FocusTrap active={state === 'held'}>
              <div>{card()}</div>
            </FocusTrap>
          </Popover.Dropdown>
        </Popover>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a button is a block within the line: the words in it do not wrap as
          text does, and what follows, such as a comma, can begin the next line. */}
      <span
        ref={button}
        role="button"
        tabIndex={0}
        className={className}
        aria-label={name}
        aria-haspopup="dialog"
        aria-expanded={state !== 'closed'}
        {...hover}
        onKeyDown={onButtonKeyDown}
        onKeyUp={onButtonKeyUp}
        onMouseDown={(event) => event.stopPropagation()}
        onClick={() => set('held')}
        onFocus={({ currentTarget }) => {
          if (!comesBack.current && state === 'closed' && currentTarget.matches(':focus-visible'))
            set('glimpsed')
        }}
        onBlur={() => later('closed')}
      >
        {children}
      </span>
    </>
  )
}
