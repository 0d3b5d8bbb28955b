import { Button } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { written } from '../explorer/days/calendar.ts'
import { today } from '../explorer/view.ts'
import { fetched } from './fetched.tsx'
import { OnDemand } from './OnDemand.tsx'
import styles from './shell.module.css'
import { useDay } from './useDay.ts'

const DayCard = fetched(async () => (await import('./DayCard.tsx')).DayCard)

/** The day that is shown. Another day than today is marked, with the way back. */
export function DayField() {
  const { day, isToday } = useDay()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <OnDemand
      menu={DayCard}
      props={{ isOpen, onChange: setIsOpen }}
      opens="dialog"
      isOpen={isOpen}
      control={
        <Button
          variant="default"
          size="sm"
          id="day"
          aria-label={`As of ${isToday ? 'today, ' : ''}${written(day)}`}
          className={styles.day}
          data-other={isToday ? undefined : true}
          leftSection={<IconCalendar size={16} />}
          onClick={() => setIsOpen(!isOpen)}
        >
          <span className={styles.dayWords}>As of </span>
          <b>
            {isToday ? 'today' : written(day)}
            {isToday ? <span className={styles.dayWords}>, {written(today())}</span> : null}
          </b>
        </Button>
      }
    />
  )
}
