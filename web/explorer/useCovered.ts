import { type RefObject, useEffect, useState } from 'react'
import { type Insets, noInsets } from '../canvas/viewport.ts'

/** What lies over the scene: a panel from the right, or a sheet from below. */
function coveredBy(panel: DOMRect, scene: DOMRect): Insets {
  const across = scene.right - Math.max(panel.left, scene.left)
  const down = scene.bottom - Math.max(panel.top, scene.top)
  if (across <= 0 || down <= 0) return noInsets
  // What covers the whole scene leaves nothing to keep clear.
  if (across >= scene.width && down >= scene.height) return noInsets
  return across < scene.width
    ? { ...noInsets, right: noInsets.right + across }
    : { ...noInsets, bottom: noInsets.bottom + down }
}

/** How much of the scene the panel covers, as long as one is open: the graph keeps clear of it. */
export function useCovered(scene: RefObject<HTMLElement | null>, isOpen: boolean): Insets {
  const [insets, setInsets] = useState(noInsets)
  useEffect(() => {
    const panel = isOpen ? document.getElementById('panel') : null
    if (!panel) return setInsets(noInsets)
    const measure = () => {
      if (!scene.current) return
      const covered = coveredBy(panel.getBoundingClientRect(), scene.current.getBoundingClientRect())
      setInsets((before) => (JSON.stringify(before) === JSON.stringify(covered) ? before : covered))
    }
    // It measures at once, when the page is laid out.
    const observer = new ResizeObserver(measure)
    observer.observe(panel)
    if (scene.current) observer.observe(scene.current)
    return () => observer.disconnect()
  }, [scene, isOpen])
  return insets
}
