import { Button, Popover, TextInput } from '@mantine/core'
import type { Hung } from './OnDemand.tsx'
import { useDay } from './useDay.ts'

/** The field in which another day is chosen. */
export function DayCard({ control, isOpen, onChange }: Hung) {
  const { day, isToday, show } = useDay()
  return (
    <Popover opened={isOpen} onChange={onChange} position="bottom-end" trapFocus>
      <Popover.Target>{control}</Popover.Target>
      <Popover.Dropdown>
        <TextInput
          type="date"
          label="Show what held on"
          min="1648-01-01"
          value={day}
          onChange={({ currentTarget }) => currentTarget.value && show(currentTarget.value)}
        />
        <Button mt={8} size="compact-sm" variant="default" disabled={isToday} onClick={() => show(null)}>
          Back to today
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
