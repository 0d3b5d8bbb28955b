import { useElementSize } from '@mantine/hooks'
import { written } from '../explorer/days/calendar.ts'
import { grouped } from '../text/grouped.ts'
import styles from './charts.module.css'
import { countOn, type StepPoint, ticksUpTo, yearsBetween } from './steps.ts'

/** One line of a curve. */
export interface Series {
  readonly name: string
  /** The colour, as a token: '--commit'. */
  readonly token: string
  readonly dashed?: boolean
  readonly points: readonly StepPoint[]
}

/** What a curve shows. */
export interface StepCurveProps {
  /** What is counted, for those who don't see it: 'Parties to the Paris Agreement'. */
  readonly name: string
  readonly series: readonly Series[]
  /** The day that is shown, in ISO 8601. */
  readonly day: string
  readonly height?: number
}

const margin = { top: 10, right: 96, bottom: 22, left: 36 }

/** Numbers over time, which change in steps. The day that is shown is marked. */
export function StepCurve({ name, series, day, height = 150 }: StepCurveProps) {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const at = Math.floor(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
  const filled = series.filter(({ points }) => points.length > 0)
  if (filled.length === 0) return null
  const first = Math.min(...filled.map(({ points }) => points[0]?.at ?? at))
  const last = Math.max(at, ...filled.map(({ points }) => points.at(-1)?.at ?? at))
  const highest = Math.max(1, ...filled.flatMap(({ points }) => points.map(({ count }) => count)))
  const ticks = ticksUpTo(highest)
  const top = ticks.at(-1) ?? 1
  // There the lines are named below, where they take no room from the curve.
  const isNarrow = width < 480
  const right = isNarrow ? 16 : margin.right
  const x = (value: number) =>
    margin.left + ((value - first) / Math.max(1, last - first)) * (width - margin.left - right)
  const y = (value: number) => margin.top + (1 - value / top) * (height - margin.top - margin.bottom)
  const words = filled.map(({ name: line, points }) => `${line}: ${grouped(countOn(points, at))}`).join(', ')
  const path = (points: readonly StepPoint[]) =>
    `${points.reduce(
      (drawn, point, index) =>
        `${drawn}${index === 0 ? `M${x(point.at)} ${y(0)}` : `H${x(point.at)}`}V${y(point.count)}`,
      '',
    )}H${x(last)}`
  return (
    <div ref={ref} className={styles.curve} style={{ ['--height' as string]: `${height}px` }}>
      {width === 0 ? null : (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={`${name} over time. On ${written(day)} ${words}.`}
        >
          {ticks.map((tick) => (
            <g key={tick}>
              <line className={styles.grid} x1={margin.left} x2={width - right} y1={y(tick)} y2={y(tick)} />
              <text className={styles.tick} x={margin.left - 8} y={y(tick) + 4} textAnchor="end">
                {tick}
              </text>
            </g>
          ))}
          {yearsBetween(first, last, width / 90).map((year) => (
            <text
              key={year}
              className={styles.tick}
              x={x(Date.UTC(year, 0) / 86_400_000)}
              y={height - 4}
              textAnchor="middle"
            >
              {year}
            </text>
          ))}
          {filled.map(({ name: line, token, dashed, points }) => (
            <path
              key={line}
              d={path(points)}
              fill="none"
              stroke={`var(${token})`}
              strokeWidth={dashed ? 1.25 : 2}
              strokeDasharray={dashed ? '4 3' : undefined}
            />
          ))}
          <line className={styles.now} x1={x(at)} x2={x(at)} y1={margin.top - 6} y2={y(0)} />
          {isNarrow
            ? null
            : filled.map(({ name: line, points, dashed }, index) => (
                <text
                  key={line}
                  className={dashed ? styles.quiet : styles.label}
                  x={Math.min(x(at), width - right) + 6}
                  y={filled.length > 1 ? margin.top + 6 + index * 16 : y(countOn(points, at)) + 4}
                >
                  {grouped(countOn(points, at))} {line}
                </text>
              ))}
        </svg>
      )}
      {isNarrow && width > 0 ? (
        <p className={styles.key} aria-hidden>
          {filled.map(({ name: line, points, dashed, token }) => (
            <span key={line}>
              <i
                className={styles.stroke}
                data-dashed={dashed || undefined}
                style={{ ['--tone' as string]: `var(${token})` }}
              />{' '}
              {grouped(countOn(points, at))} {line}
            </span>
          ))}
        </p>
      ) : null}
    </div>
  )
}
