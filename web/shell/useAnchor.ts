import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** What a reader does to go elsewhere. */
const own = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/**
 * Goes to the part of the page that the address names, once it is there: a browser looks for it only at the beginning.
 * What stands above it may still be read and grow, so it is gone to again until the reader goes elsewhere.
 */
export function useAnchor(): void {
  const { hash, key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same part can be wanted again
  useEffect(() => {
    if (hash.length <= 1) return
    const go = () => document.getElementById(hash.slice(1))?.scrollIntoView()
    const growing = new ResizeObserver(go)
    const leave = () => {
      growing.disconnect()
      for (const event of own) removeEventListener(event, leave)
    }
    go()
    growing.observe(document.getElementById('content') ?? document.body)
    for (const event of own) addEventListener(event, leave, { passive: true })
    return leave
  }, [hash, key])
}
