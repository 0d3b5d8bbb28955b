import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** What a reader does to go elsewhere. */
const own = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/** Milliseconds after which a page that has not grown is taken for whole. */
const quiet = 5000

/**
 * Goes to the part of the page that the address names, once it is there: a browser looks for it only at the beginning.
 * What stands above it may still be read and grow, so it is gone to again until the reader goes elsewhere.
 */
export function useAnchor(): void {
  const { hash, key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same part can be wanted again
  useEffect(() => {
    if (hash.length <= 1) return
    let at = 0
    let height = 0
    let waiting: ReturnType<typeof setTimeout> | undefined
    const go = () => {
      document.getElementById(hash.slice(1))?.scrollIntoView()
      at = scrollY
      height = document.documentElement.scrollHeight
      clearTimeout(waiting)
      waiting = setTimeout(leave, quiet)
    }
    const growing = new ResizeObserver(go)
    // Aids to reading and bars of windows scroll without any of these; but so does the browser, when the page grows or
    // shrinks.
    const scrolled = () => {
      if (Math.abs(scrollY - at) <= 1) return
      if (document.documentElement.scrollHeight === height) leave()
      else go()
    }
    const leave = () => {
      growing.disconnect()
      clearTimeout(waiting)
      removeEventListener('scroll', scrolled)
      for (const event of own) removeEventListener(event, leave)
    }
    go()
    growing.observe(document.getElementById('content') ?? document.body)
    addEventListener('scroll', scrolled, { passive: true })
    for (const event of own) addEventListener(event, leave, { passive: true })
    return leave
  }, [hash, key])
}
