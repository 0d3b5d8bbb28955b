import { Button, Popover, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { written } from '../explorer/days/calendar.ts'
import { today } from '../explorer/view.ts'
import styles from './shell.module.css'
import { useDay } from './useDay.ts'

/** The day that is shown. Another day than today is marked, with the way back. */
export function DayField() {
  const { day, isToday, show } = useDay()
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="sm"
          id="day"
          aria-label={`As of ${isToday ? 'today, ' : ''}${written(day)}`}
          className={styles.day}
          data-other={isToday ? undefined : true}
          leftSection={<IconCalendar size={16} />}
          onClick={() => setOpen(!open)}
        >
          <span className={styles.dayWords}>As of </span>
          <b>
            {isToday ? 'today' : written(day)}
            {isToday ? <span className={styles.dayWords}>, {written(today())}</span> : null}
          </b>
        </Button>
      </Popover.Target>
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
