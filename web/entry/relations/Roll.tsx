import { SegmentedControl } from '@mantine/core'
import { lazy, Suspense, useMemo, useState } from 'react'
import { StepCurve } from '../../charts/StepCurve.tsx'
import { stepsOf } from '../../charts/steps.ts'
import { useOntology } from '../../data/OntologyProvider.tsx'
import { written } from '../../explorer/days/calendar.ts'
import { familyToken } from '../../kinds/family.ts'
import type { RelationRow } from './query.ts'
import styles from './relations.module.css'

const WorldMap = lazy(async () => ({ default: (await import('../../charts/WorldMap.tsx')).WorldMap }))

/** What a roll shows: who took part, and when. */
export interface RollProps {
  readonly name: string
  readonly heading: string
  readonly rows: readonly RelationRow[]
  readonly day: string
  /** The kind of the entry that they take part in. */
  readonly kind: string
  /** What is said of the states that do not take part on the day. */
  readonly others: string
}

/** Fewer dates than these make no curve. */
const fewest = 3

/** Each state once: where it takes part on the day it counts as present, whatever other spells it had. */
function statesOf(rows: readonly RelationRow[]) {
  const states = new Map<string, { name: string; isoNumeric: string; past: boolean }>()
  for (const { node, relation } of rows) {
    if (!node?.isoNumeric) continue
    const known = states.get(node.id)
    const past = !relation.holdsOn && (known?.past ?? true)
    states.set(node.id, { name: node.name, isoNumeric: node.isoNumeric, past })
  }
  return [...states.values()]
}

/** Members or parties over time, or on a map. */
export function Roll({ name, heading, rows, day, kind, others }: RollProps) {
  const [view, setView] = useState('curve')
  const ontology = useOntology()
  const token = familyToken(ontology.kind(kind)?.family ?? '')
  const series = useMemo(() => {
    const counted = rows.filter(({ relation }) => relation.counted)
    const held = stepsOf(
      counted.map(({ since, until }) => ({ since: since?.earliest ?? null, until: until?.latest ?? null })),
    )
    const signed = stepsOf(
      rows.map(({ relation }) => ({ since: relation.signed?.earliest ?? null, until: null })),
    )
    const what = heading.toLowerCase()
    const isUndated = counted.some(({ since, relation }) => since === null && relation.holdsOn)
    return [
      { name: isUndated ? `${what} with a date` : what, token, points: held },
      ...(signed.length > 0 ? [{ name: 'signed', token, dashed: true, points: signed }] : []),
    ]
  }, [rows, heading, token])
  const states = useMemo(() => statesOf(rows), [rows])
  const hasCurve = (series[0]?.points.length ?? 0) >= fewest
  const hasMap = states.length > 0
  if (!hasCurve && !hasMap) return null
  const shown = !hasCurve ? 'map' : !hasMap ? 'curve' : view
  return (
    <div className={styles.curve}>
      {hasCurve && hasMap ? (
        <SegmentedControl
          size="xs"
          aria-label="Over time, or on a map"
          value={view}
          onChange={setView}
          data={[
            { value: 'curve', label: 'Curve' },
            { value: 'map', label: 'Map' },
          ]}
        />
      ) : null}
      {shown === 'curve' ? (
        <StepCurve name={name} series={series} day={day} />
      ) : (
        <Suspense fallback={<div style={{ aspectRatio: '2 / 1' }} aria-busy="true" />}>
          <WorldMap name={name} states={states} token={token} on={written(day)} others={others} />
        </Suspense>
      )}
    </div>
  )
}
