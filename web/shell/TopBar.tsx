import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMenu2, IconMoon, IconSun } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { DayField } from './DayField.tsx'
import { fetched } from './fetched.tsx'
import { OnDemand } from './OnDemand.tsx'
import { placeOf, places } from './places.ts'
import { SearchBox } from './SearchBox.tsx'
import styles from './shell.module.css'
import { useDay, withDay } from './useDay.ts'

/** The bar above every page: where one can go, the search, the day, light or dark. */
export function TopBar() {
  const { pathname } = useLocation()
  const day = useDay()
  const here = placeOf(pathname)
  return (
    <header className={styles.top}>
      <Link to={withDay('/', day)} className={styles.brand} aria-label="Concord, to the beginning">
        <svg viewBox="0 0 30 16" width="30" height="16" aria-hidden="true">
          <line x1="6" y1="8" x2="22" y2="8" stroke="currentColor" strokeWidth="1.5" />
          <circle cx="6" cy="8" r="5.5" fill="var(--actor)" />
          <path d="M22 1.5 28.5 8 22 14.5 15.5 8Z" fill="var(--commit)" />
        </svg>
        <span>Concord</span>
      </Link>
      <nav className={styles.places} aria-label="Places">
        {places.map(({ to, label }) => (
          <Link key={to} to={withDay(to, day)} aria-current={here === to ? 'page' : undefined}>
            {label}
          </Link>
        ))}
      </nav>
      <div className={styles.tools}>
        {pathname === '/' ? null : <SearchBox />}
        <DayField />
        <SchemeSwitch />
        <Places here={here} />
      </div>
    </header>
  )
}

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={dark ? 'Show in light colours' : 'Show in dark colours'}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <IconSun size={18} /> : <IconMoon size={18} />}
    </ActionIcon>
  )
}

const PlacesMenu = fetched(async () => (await import('./PlacesMenu.tsx')).PlacesMenu)

/** The places where there is no room for them side by side. */
function Places({ here }: { here: string | undefined }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <OnDemand
      menu={PlacesMenu}
      props={{ here, isOpen, onChange: setIsOpen }}
      isOpen={isOpen}
      control={
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          className={styles.menu}
          aria-label="Places"
          onClick={() => setIsOpen(!isOpen)}
        >
          <IconMenu2 size={20} />
        </ActionIcon>
      }
    />
  )
}
