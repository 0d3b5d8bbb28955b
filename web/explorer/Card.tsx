import { FocusTrap } from '@mantine/core'
import { useClickOutside } from '@mantine/hooks'
import { type CSSProperties, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useReturnedFocus } from '../shell/useReturnedFocus.ts'
import { useExplorer } from './Explorer.ts'
import styles from './overlays.module.css'

/** A card that hangs on an entry, or stands in the middle where the entry is not in sight. */
export function Card({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  const { canvas, view, open } = useExplorer()
  useReturnedFocus()
  const card = useRef<HTMLDivElement>(null)
  const outside = useClickOutside(() => open(null))
  const [place, setPlace] = useState<CSSProperties>({ visibility: 'hidden' })
  useLayoutEffect(() => {
    const { current } = card
    const stage = current?.offsetParent
    if (!current || !stage) return
    const put = () => {
      const box = view.mode === 'graph' ? canvas.current?.boxOf(id) : null
      setPlace(beside(box ?? null, current, stage))
    }
    put()
    // What is loaded makes it larger.
    const observer = new ResizeObserver(put)
    observer.observe(current)
    return () => observer.disconnect()
  }, [canvas, id, view.mode])
  return (
    <div ref={outside}>
      <FocusTrap innerRef={card}>
        <div
          className={styles.card}
          style={place}
          role="dialog"
          aria-label={label}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            open(null)
          }}
        >
          {children}
        </div>
      </FocusTrap>
    </div>
  )
}

const GAP = 10
const MARGIN = 8

function beside(
  box: { x: number; y: number; size: number } | null,
  card: HTMLElement,
  stage: Element,
): CSSProperties {
  const { clientWidth, clientHeight } = stage
  const { offsetWidth: width, offsetHeight: height } = card
  const within = (value: number, most: number) => Math.max(MARGIN, Math.min(value, most - MARGIN))
  if (!box) return { left: within((clientWidth - width) / 2, clientWidth), top: 64 }
  const right = box.x + box.size / 2 + GAP
  const left = right + width < clientWidth ? right : box.x - box.size / 2 - GAP - width
  return {
    left: within(left, clientWidth - width),
    top: within(box.y - 40, clientHeight - height),
  }
}
