import { useCallback } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { today } from '../explorer/view.ts'

const dayForm = /^\d{4}-\d{2}-\d{2}$/

/** The day that is shown, and how to show another one. */
export interface ShownDay {
  /** In ISO 8601. */
  readonly day: string
  readonly isToday: boolean
  /** What an address has to carry to show the same day: `asOf=2024-07-01`, or nothing. */
  readonly parameter: string
  /** Shows another day; null is today. */
  show(day: string | null): void
}

/** The day that an address asks for; null if it asks for none. */
export function dayIn(search: string): string | null {
  const given = new URLSearchParams(search).get('asOf')
  return given && dayForm.test(given) && !Number.isNaN(Date.parse(given)) ? given : null
}

/** The day in the address. It goes along from page to page. */
export function useDay(): ShownDay {
  const { search, hash } = useLocation()
  const navigate = useNavigate()
  const chosen = dayIn(search)
  const show = useCallback(
    (day: string | null) => {
      const parameters = new URLSearchParams(search)
      if (day && day !== today()) parameters.set('asOf', day)
      else parameters.delete('asOf')
      void navigate({ search: parameters.toString(), hash })
    },
    [search, hash, navigate],
  )
  const isToday = chosen === null || chosen === today()
  return {
    day: chosen ?? today(),
    isToday,
    parameter: isToday ? '' : `asOf=${chosen}`,
    show,
  }
}

/** An address that shows the same day. */
export function withDay(address: string, { parameter }: Pick<ShownDay, 'parameter'>): string {
  if (!parameter) return address
  const [path = '', hash] = address.split('#')
  return `${path}${path.includes('?') ? '&' : '?'}${parameter}${hash === undefined ? '' : `#${hash}`}`
}
