import { Button, Skeleton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCalendar, IconWifiOff } from '@tabler/icons-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Trouble } from '../../shell/Trouble.tsx'
import { grouped } from '../../text/grouped.ts'
import { wordsOf } from '../../text/words.ts'
import { written } from '../days/calendar.ts'
import { useExplorer } from '../Explorer.ts'
import { largestCanvas } from '../view.ts'
import styles from './states.module.css'

function watchConnection(onChange: () => void): () => void {
  addEventListener('online', onChange)
  addEventListener('offline', onChange)
  return () => {
    removeEventListener('online', onChange)
    removeEventListener('offline', onChange)
  }
}

/** Says that there is no connection, and what can be done without one. */
export function Offline() {
  const { graph } = useExplorer()
  const online = useSyncExternalStore(watchConnection, () => navigator.onLine)
  if (online) return null
  return (
    <p role="status" className={styles.offline}>
      <IconWifiOff size={16} aria-hidden />
      <span>
        <strong>You are offline.</strong> What you have opened stays here: {grouped(graph.entries.length)}{' '}
        entries on the canvas. Searching and expanding wait until you are back.
      </span>
    </p>
  )
}

/** Whether something has been going on for a while. */
function useAfter(isOn: boolean, milliseconds: number): boolean {
  const [passed, setPassed] = useState(false)
  useEffect(() => {
    if (!isOn) return setPassed(false)
    const timer = setTimeout(() => setPassed(true), milliseconds)
    return () => clearTimeout(timer)
  }, [isOn, milliseconds])
  return isOn && passed
}

/** What stands for the canvas while the first entries are loaded; and what is said when that takes long. */
export function Loading() {
  const { graph, view } = useExplorer()
  const isFirst = graph.loading && graph.entries.length === 0
  const seen = useAfter(isFirst, 200)
  const slow = useAfter(graph.loading, 3000)
  const still = useMediaQuery('(prefers-reduced-motion: reduce)')
  return (
    <>
      {seen ? (
        <div className={styles.loading} aria-hidden="true">
          {['12%', '34%', '58%', '22%', '70%', '46%'].map((left, i) => (
            <Skeleton
              key={left}
              circle
              height={24 + ((i * 13) % 30)}
              animate={!still}
              style={{ position: 'absolute', left, top: `${18 + ((i * 29) % 60)}%` }}
            />
          ))}
        </div>
      ) : null}
      {slow ? (
        <p role="status" className={styles.slow}>
          Still loading {grouped(view.shown.length)} entries.
        </p>
      ) : null}
    </>
  )
}

/** Says what could not be loaded. The canvas stays as it is. */
export function LoadingFailed() {
  const { graph, view } = useExplorer()
  if (!graph.error) return null
  const missing = view.shown.length - graph.entries.length
  const what = missing > 0 ? `Could not load ${grouped(missing)} entries.` : 'Could not load the relations.'
  const stays = graph.entries.length
  return (
    <div className={styles.failed}>
      <Trouble
        what={`${what}${stays > 0 ? ` The ${grouped(stays)} entries on the canvas are unchanged.` : ''}`}
        error={graph.error}
        onRetry={graph.retry}
      />
    </div>
  )
}

/** Says that the day shown is before all that is on the canvas, and leads to the first day. */
export function DayBeforeAll() {
  const { graph, visible, days } = useExplorer()
  const isEmpty = visible.entries.length > 0 && visible.entries.every(({ standing }) => standing === 'absent')
  if (!isEmpty) return null
  const first = graph.entries
    .flatMap(({ beginning, name }) => (beginning ? [{ day: beginning.earliest, name }] : []))
    .sort((a, b) => a.day.localeCompare(b.day))[0]
  return (
    <div className={styles.before}>
      <p className={styles.asOf}>
        <IconCalendar size={14} aria-hidden /> As of <strong>{written(days.day)}</strong>
      </p>
      <h2>
        {graph.entries.length === 1
          ? 'This entry did not exist yet'
          : `None of these ${grouped(graph.entries.length)} entries existed yet`}
      </h2>
      {first ? (
        <p>
          The earliest begins on {written(first.day)}: {first.name}.
        </p>
      ) : null}
      <div className={styles.buttons}>
        {first ? (
          <Button size="sm" onClick={() => days.settle(first.day)}>
            Go to {written(first.day)}
          </Button>
        ) : null}
        <Button size="sm" variant="default" onClick={() => days.settle(null)}>
          Back to today
        </Button>
      </div>
    </div>
  )
}

/** Says that the canvas is full, and where else to look. */
export function TooMany() {
  const { view, change } = useExplorer()
  if (view.shown.length < largestCanvas) return null
  return (
    <p role="status" className={styles.full}>
      The canvas holds about 1,000 entries well.{' '}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => change((before) => ({ ...before, mode: 'table' }))}
      >
        See all as a table
      </Button>{' '}
      or narrow it down.
    </p>
  )
}

/** Says what became of entries that the address named and that are not there any more. */
export function MovedEntries() {
  const { moved, dismiss } = useExplorer()
  if (!moved) return null
  return (
    <div role="status" className={styles.offline}>
      <span>
        {moved.into.map(({ from, name }) => (
          <span key={from}>
            '{wordsOf(from)}' is now {name}.{' '}
          </span>
        ))}
        {moved.gone.length > 0 ? `No longer there: ${moved.gone.map(wordsOf).join(', ')}.` : null}
      </span>
      <Button size="compact-sm" variant="default" onClick={dismiss}>
        Understood
      </Button>
    </div>
  )
}
