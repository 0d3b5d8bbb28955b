import { useEffect, useState } from 'react'

/** Gives the focus back to what had it before a dialog came, once the dialog has gone. */
export function useReturnedFocus(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    },
    [before],
  )
}
