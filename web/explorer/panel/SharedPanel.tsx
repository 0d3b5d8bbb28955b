import { Button, Skeleton } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { CombinedError } from 'urql'
import type { NeighbourData } from '../../data/canvasDocuments.ts'
import { Trouble } from '../../shell/Trouble.tsx'
import { EntryName } from '../EntryName.tsx'
import { useExplorer } from '../Explorer.ts'
import { allNeighbours, type Neighbours } from '../expand/neighbours.ts'
import { selectionOf, withShown } from '../view.ts'
import { PanelHead } from './PanelHead.tsx'
import styles from './panel.module.css'

/** A neighbour that several entries have in common. */
export interface Shared {
  readonly entry: NeighbourData
  /** How many of the entries have it. */
  readonly by: number
  /** How they are related to it, each reading once. */
  readonly readings: readonly string[]
}

/** The neighbours that at least two of some entries have in common, those of most first. */
export function sharedAmong(
  neighbourhoods: readonly Neighbours['found'][],
  own: readonly string[],
): Shared[] {
  const shared = new Map<string, { entry: NeighbourData; by: number; readings: Set<string> }>()
  for (const found of neighbourhoods) {
    for (const entry of found) {
      if (own.includes(entry.id)) continue
      const there = shared.get(entry.id)
      if (there) {
        there.by++
        there.readings.add(entry.reading)
      } else shared.set(entry.id, { entry, by: 1, readings: new Set([entry.reading]) })
    }
  }
  return [...shared.values()]
    .filter(({ by }) => by > 1)
    .map(({ readings, ...rest }) => ({ ...rest, readings: [...readings] }))
    .sort((a, b) => b.by - a.by || a.entry.name.localeCompare(b.entry.name))
}

type Answer = { readonly shared: readonly Shared[]; readonly error?: CombinedError } | null

function useShared(selection: readonly string[]): [Answer, () => void] {
  const { client, days } = useExplorer()
  const [answer, setAnswer] = useState<Answer>(null)
  const [attempt, setAttempt] = useState(0)
  const key = selection.join('~')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    const ids = key.split('~')
    let wanted = true
    setAnswer(null)
    void Promise.all(ids.map((id) => allNeighbours(client, id, days.day))).then((found) => {
      const error = found.find((each) => each.error)?.error
      if (wanted)
        setAnswer({
          shared: sharedAmong(
            found.map((each) => each.found),
            ids,
          ),
          error,
        })
    })
    return () => {
      wanted = false
    }
  }, [client, key, days.day, attempt])
  return [answer, () => setAttempt(attempt + 1)]
}

const mostTold = 200

/** What the selected entries share: their common neighbours, on the canvas or not. */
export function SharedPanel() {
  const { view, change } = useExplorer()
  const selection = selectionOf(view).slice(0, 5)
  const [answer, again] = useShared(selection)
  const shared = answer?.shared ?? []
  const byAll = shared.filter(({ by }) => by === selection.length)
  const show = (some: readonly Shared[]) =>
    change((before) =>
      withShown(
        before,
        some.map(({ entry }) => entry.id),
      ),
    )
  return (
    <>
      <PanelHead title="What these share" />
      {answer?.error ? (
        <Trouble what="Could not load all neighbours." error={answer.error} onRetry={again} />
      ) : null}
      {answer ? (
        <p className={styles.summary} role="status">
          {byAll.length.toLocaleString('en')} entries are related to all {selection.length} selected ones
          {selection.length > 2 ? `, ${shared.length - byAll.length} more to some of them` : ''}.
        </p>
      ) : (
        <Skeleton height={80} />
      )}
      {byAll.length > 0 ? (
        <div className={styles.actions}>
          <Button size="compact-sm" variant="default" onClick={() => show(byAll.slice(0, 20))}>
            Show {Math.min(20, byAll.length)} on the canvas
          </Button>
        </div>
      ) : null}
      <ul className={styles.changed}>
        {shared.slice(0, mostTold).map(({ entry, by, readings }) => (
          <li key={entry.id}>
            <EntryName entry={entry} />
            <span className={styles.dates}>
              {readings.join(', ')}
              {selection.length > 2 ? ` · ${by} of ${selection.length}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
