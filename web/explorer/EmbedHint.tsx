import { useEffect, useRef, useState } from 'react'
import { viewAddress } from './address.ts'
import { useExplorer } from './Explorer.ts'
import styles from './explorer.module.css'

const SEEN_MS = 1500

/**
 * Within another page the wheel scrolls that page; only with Ctrl does it zoom the canvas. Says so when somebody
 * turns the wheel without it, and leads to the whole explorer.
 */
export function EmbedHint() {
  const { view } = useExplorer()
  const [seen, setSeen] = useState(false)
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    const scene = link.current?.parentElement
    let timer: ReturnType<typeof setTimeout> | undefined
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) return
      event.stopPropagation()
      setSeen(true)
      clearTimeout(timer)
      timer = setTimeout(() => setSeen(false), SEEN_MS)
    }
    scene?.addEventListener('wheel', onWheel, { capture: true })
    return () => {
      clearTimeout(timer)
      scene?.removeEventListener('wheel', onWheel, { capture: true })
    }
  }, [])
  return (
    <>
      <p className={styles.wheel} data-seen={seen || undefined} role="status">
        {seen ? 'Ctrl + scroll to zoom' : ''}
      </p>
      <a
        ref={link}
        className={styles.whole}
        href={viewAddress({ ...view, embedded: false })}
        target="_blank"
        rel="noreferrer"
      >
        Open in Concord
      </a>
    </>
  )
}
