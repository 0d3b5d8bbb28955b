import { useIntersection } from '@mantine/hooks'
import { type RefCallback, useState } from 'react'

/** How far above or below the window something may be, so that it is there once it is scrolled to. */
const near = { rootMargin: '400px 0px' }

/** Whether a part of the page has ever come near to what is seen: what is far below need not be read or drawn yet. */
export function useNear(): { readonly ref: RefCallback<HTMLElement | null>; readonly wasNear: boolean } {
  const { ref, entry } = useIntersection<HTMLElement>(near)
  const [wasNear, setWasNear] = useState(false)
  if (entry?.isIntersecting && !wasNear) setWasNear(true)
  return { ref, wasNear }
}
