import { Button, Popover, TextInput } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { written } from '../explorer/days/calendar.ts'
import { useView } from '../explorer/useView.ts'
import { today } from '../explorer/view.ts'
import styles from './shell.module.css'

/** The day that is shown. Another day than today is marked, with the way back. */
export function DayField() {
  const [view, change] = useView()
  const [open, setOpen] = useState(false)
  const isToday = view.day === null
  const set = (day: string | null) => change((before) => ({ ...before, day: day === today() ? null : day }))
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="sm"
          id="day"
          className={styles.day}
          data-other={isToday ? undefined : true}
          leftSection={<IconCalendar size={16} />}
          onClick={() => setOpen(!open)}
        >
          <span className={styles.dayWords}>As of </span>
          <b>
            {isToday ? 'today' : written(view.day ?? today())}
            {isToday ? <span className={styles.dayWords}>, {written(today())}</span> : null}
          </b>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <TextInput
          type="date"
          label="Show what held on"
          min="1648-01-01"
          value={view.day ?? today()}
          onChange={({ currentTarget }) => currentTarget.value && set(currentTarget.value)}
        />
        <Button mt={8} size="compact-sm" variant="default" disabled={isToday} onClick={() => set(null)}>
          Back to today
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
