import { ActionIcon, Button, UnstyledButton } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { type KeyboardEvent, useMemo } from 'react'
import { compareDays } from '../actions/compareDays.ts'
import { play } from '../actions/play.ts'
import { useExplorer } from '../Explorer.ts'
import { beginningsByYear, daysOfChange, neighbourDay, yearOf } from '../graph/day.ts'
import { today } from '../view.ts'
import { dayAt, dayIndex, written } from './calendar.ts'
import styles from './days.module.css'

/** The days that the strip spans: from a little before the first change to a few years from now. */
function spanOf(days: readonly string[], shown: string): [number, number] {
  const last = yearOf(today()) + 5
  const first = Math.min(yearOf(shown), days[0] ? yearOf(days[0]) : last - 60)
  return [Math.floor((first - 1) / 10) * 10, Math.ceil(last / 10) * 10]
}

/** The days: what began when, a handle to go to another day, and a button that lets the days pass. */
export function DayStrip() {
  const explorer = useExplorer()
  const { graph, days, view } = explorer
  const changing = useMemo(() => daysOfChange(graph.entries, graph.relations), [graph])
  const years = useMemo(() => beginningsByYear(graph.relations), [graph])
  const [first, last] = spanOf(changing, days.day)
  const share = (day: string) =>
    (dayIndex(day) - dayIndex(`${first}-01-01`)) / (dayIndex(`${last}-01-01`) - dayIndex(`${first}-01-01`))
  const isToday = days.day === today()
  return (
    <section className={styles.strip} aria-label="Days">
      <div className={styles.head}>
        <ActionIcon
          variant="default"
          size={26}
          aria-label={days.playing ? 'Pause' : 'Play: let the years pass'}
          onClick={() => play.perform(explorer)}
        >
          {days.playing ? <IconPlayerPause size={14} /> : <IconPlayerPlay size={14} />}
        </ActionIcon>
        <strong>{written(days.day)}</strong>
        {isToday ? (
          <span className={styles.hint}>drag to see what held on another day</span>
        ) : (
          <UnstyledButton className={styles.back} onClick={() => days.settle(null)}>
            Back to today
          </UnstyledButton>
        )}
        <span className={styles.explains}>bars: relations that began in the year</span>
        <Button
          size="compact-sm"
          variant={view.comparedWith ? 'filled' : 'subtle'}
          color={view.comparedWith ? undefined : 'gray'}
          className={styles.compare}
          aria-pressed={view.comparedWith !== null}
          onClick={() => compareDays.perform(explorer)}
        >
          Compare two days
        </Button>
      </div>
      <div className={styles.track}>
        <Bars years={years} first={first} last={last} />
        <Decades first={first} last={last} share={share} />
        {view.comparedWith ? (
          <span
            className={styles.stretch}
            style={{ left: `${share(view.comparedWith) * 100}%`, right: `${(1 - share(days.day)) * 100}%` }}
          />
        ) : null}
        <Handle first={first} last={last} changing={changing} share={share(days.day)} />
      </div>
    </section>
  )
}

function Bars({ years, first, last }: { years: ReadonlyMap<number, number>; first: number; last: number }) {
  const most = Math.max(1, ...years.values())
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${last - first} 24`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {[...years].map(([year, count]) => {
        // A single large year must not flatten all others.
        const height = 2 + 22 * Math.sqrt(count / most)
        return <rect key={year} x={year - first + 0.08} y={24 - height} width={0.84} height={height} />
      })}
    </svg>
  )
}

function Decades(props: { first: number; last: number; share(day: string): number }) {
  const { first, last, share } = props
  const step = [10, 20, 50, 100].find((each) => (last - first) / each <= 8) ?? 200
  const years = Array.from(
    { length: Math.floor((last - first) / step) + 1 },
    (_, i) => Math.ceil(first / step) * step + i * step,
  ).filter((year) => year <= last)
  return (
    <div className={styles.years} aria-hidden="true">
      {years.map((year) => (
        <span key={year} style={{ left: `${share(`${year}-01-01`) * 100}%` }}>
          {year}
        </span>
      ))}
    </div>
  )
}

interface HandleProps {
  readonly first: number
  readonly last: number
  readonly changing: readonly string[]
  readonly share: number
}

/** A slider over the days. The arrow keys go from one day on which something changes to the next. */
function Handle({ first, last, changing, share }: HandleProps) {
  const { days } = useExplorer()
  const step = (event: KeyboardEvent) => {
    const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key] as 1 | -1 | undefined
    if (!way) return
    event.preventDefault()
    const day = neighbourDay(changing, days.day, way)
    if (day) days.settle(day)
  }
  return (
    <>
      <span
        className={styles.handle}
        style={{ left: `${share * 100}%` }}
        data-other={days.day !== today() || undefined}
      />
      <input
        type="range"
        className={styles.range}
        aria-label="Day shown"
        aria-valuetext={written(days.day)}
        min={dayIndex(`${first}-01-01`)}
        max={dayIndex(`${last}-01-01`)}
        value={dayIndex(days.day)}
        onKeyDown={step}
        onChange={({ currentTarget }) => days.pass(dayAt(Number(currentTarget.value)))}
        onPointerUp={({ currentTarget }) => days.settle(dayAt(Number(currentTarget.value)))}
      />
    </>
  )
}
