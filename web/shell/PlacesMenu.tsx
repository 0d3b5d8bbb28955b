import { Menu } from '@mantine/core'
import { Link } from 'react-router'
import type { Hung } from './OnDemand.tsx'
import { places } from './places.ts'
import { useDay, withDay } from './useDay.ts'

/** Where one can go, as a menu. */
export function PlacesMenu({ control, here, isOpen, onChange }: Hung & { here: string | undefined }) {
  const day = useDay()
  return (
    <Menu opened={isOpen} onChange={onChange} position="bottom-end" shadow="md">
      <Menu.Target>{control}</Menu.Target>
      <Menu.Dropdown>
        {[...places, { to: '/about', label: 'About' }].map(({ to, label }) => (
          <Menu.Item
            key={to}
            component={Link}
            to={withDay(to, day)}
            aria-current={here === to ? 'page' : undefined}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
