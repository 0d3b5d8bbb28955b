import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { Link, NavLink } from 'react-router'
import { DayField } from './DayField.tsx'
import { SearchBox } from './SearchBox.tsx'
import styles from './shell.module.css'

/** The bar above every page: where one can go, the search, the day, light or dark. */
export function TopBar() {
  return (
    <header className={styles.top}>
      <Link to="/" className={styles.brand} aria-label="Concord, to the beginning">
        <svg viewBox="0 0 30 16" width="30" height="16" aria-hidden="true">
          <line x1="6" y1="8" x2="22" y2="8" stroke="currentColor" strokeWidth="1.5" />
          <circle cx="6" cy="8" r="5.5" fill="var(--actor)" />
          <path d="M22 1.5 28.5 8 22 14.5 15.5 8Z" fill="var(--commit)" />
        </svg>
        <span>Concord</span>
      </Link>
      <nav className={styles.places} aria-label="Places">
        <NavLink to="/explore">Explore</NavLink>
        <NavLink to="/api">API</NavLink>
      </nav>
      <div className={styles.tools}>
        <SearchBox />
        <DayField />
        <SchemeSwitch />
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
