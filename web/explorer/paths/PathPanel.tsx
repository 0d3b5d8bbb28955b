import { ActionIcon, Button, Checkbox, CopyButton, Progress, Tabs } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import type { PathData } from '../../data/canvasDocuments.ts'
import type { KnownOntology } from '../../data/OntologyProvider.tsx'
import { Trouble } from '../../shell/Trouble.tsx'
import { counted } from '../../text/grouped.ts'
import { EntryName } from '../EntryName.tsx'
import { EntryPicker } from '../EntryPicker.tsx'
import { useExplorer } from '../Explorer.ts'
import { PanelHead } from '../panel/PanelHead.tsx'
import styles from '../panel/panel.module.css'
import { SourceNumbers, Sources } from '../panel/Sources.tsx'
import { type View, withoutShown, withShown } from '../view.ts'
import { Story } from './Story.tsx'
import { sentenceOf, storyOf } from './story.ts'
import { usePaths } from './usePaths.ts'

/** Longer ways than this are looked for only if somebody asks. */
const usualHops = 5
const mostHops = 6
/** A search that takes longer says so. */
const slowFrom = 3
const stopsAt = 20

/** The kinds that paths avoid: states, which are members and parties of nearly everything. */
function statesIn({ kinds }: KnownOntology): string[] {
  return kinds.filter(({ name }) => name === 'STATE').map(({ name }) => name)
}

/** The shortest paths between the entries that were picked, each told as a sentence with its sources. */
export function PathPanel() {
  const explorer = useExplorer()
  const { view, change, days, ontology } = explorer
  const [maxHops, setMaxHops] = useState(usualHops)
  const [onDay, setOnDay] = useState(true)
  const { ends, overStates } = view
  const found = usePaths({
    ends,
    maxHops,
    avoidKinds: overStates ? [] : statesIn(ontology),
    day: onDay ? days.day : null,
    told: days.day,
  })
  const setEnds = (next: readonly string[]) => change((before) => ({ ...before, ends: next }))
  return (
    <>
      <PanelHead title="Path" />
      <Ends ends={ends} onChange={setEnds} />
      <div className={styles.checks}>
        <Checkbox
          size="xs"
          label="Leave states out"
          checked={!overStates}
          onChange={() => change((before) => ({ ...before, overStates: !before.overStates }))}
        />
        <Checkbox size="xs" label="Holds on the day only" checked={onDay} onChange={() => setOnDay(!onDay)} />
      </div>
      {found.error ? (
        <Trouble what="Could not look for paths." error={found.error} onRetry={found.again} />
      ) : null}
      {found.searching && found.seconds >= slowFrom ? (
        <Slow {...found} maxHops={maxHops} onShorter={() => setMaxHops(Math.max(2, maxHops - 1))} />
      ) : null}
      {ends.length < 2 ? <p className={styles.missing}>Pick another entry, here or on the canvas.</p> : null}
      <Stretches stretches={found.stretches} maxHops={maxHops} onLonger={() => setMaxHops(mostHops)} />
    </>
  )
}

function Ends({ ends, onChange }: { ends: readonly string[]; onChange(ends: readonly string[]): void }) {
  const { graph } = useExplorer()
  const nameOf = (id: string) => graph.entries.find((entry) => entry.id === id)
  return (
    <div className={styles.ends}>
      {ends.map((id) => {
        const entry = nameOf(id)
        return (
          <div key={id} className={styles.end}>
            {entry ? <EntryName entry={entry} /> : id}
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={`Without ${entry?.name ?? id}`}
              onClick={() => onChange(ends.filter((each) => each !== id))}
            >
              <IconX size={14} />
            </ActionIcon>
          </div>
        )
      })}
      {ends.length < 4 ? (
        <EntryPicker
          label={ends.length === 0 ? 'From which entry' : ends.length === 1 ? 'To which entry' : 'And on to'}
          onPick={(id) => !ends.includes(id) && onChange([...ends, id])}
        />
      ) : null}
    </div>
  )
}

interface SlowProps {
  readonly seconds: number
  readonly maxHops: number
  stop(): void
  onShorter(): void
}

function Slow({ seconds, maxHops, stop, onShorter }: SlowProps) {
  return (
    <div role="status" className={styles.slow}>
      <strong>Still looking for paths.</strong>
      <p>
        {seconds} seconds so far; it stops by itself at {stopsAt}. The canvas stays usable meanwhile.
      </p>
      <Progress value={(seconds / stopsAt) * 100} size={3} mb={10} aria-label="Time until it stops" />
      <Button size="compact-sm" variant="default" mr={8} onClick={stop}>
        Stop
      </Button>
      <Button size="compact-sm" variant="default" onClick={onShorter}>
        Look for up to {maxHops - 1} steps
      </Button>
    </div>
  )
}

const ordinals = ['Shortest', '2nd', '3rd', '4th', '5th']

interface StretchesProps {
  readonly stretches: readonly (readonly PathData[])[]
  readonly maxHops: number
  onLonger(): void
}

/** The paths from each end to the next. Those that are looked at are lit on the canvas, and put on it. */
function Stretches({ stretches, maxHops, onLonger }: StretchesProps) {
  const { change, light } = useExplorer()
  const [chosen, setChosen] = useState<readonly number[]>([])
  const paths = useMemo(
    () => stretches.map((each, i) => each[chosen[i] ?? 0] ?? each[0]).filter((path) => path !== undefined),
    [stretches, chosen],
  )
  useEffect(() => {
    if (paths.length === 0) return
    const entries = paths.flatMap((path) => path.entries.flatMap((entry) => entry?.id ?? []))
    const steps = paths.flatMap((path) => path.steps)
    light({ entries, relations: steps.flatMap(({ relations }) => relations.map(({ id }) => id)) })
    const isThere = (view: View) => entries.every((id) => view.shown.includes(id))
    change((view) => (isThere(view) ? view : withShown(view, entries)), { replace: true })
    return () => light(null)
  }, [paths, light, change])
  return stretches.map((each, i) =>
    each.length === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: stretches are known by their place
      <NoPath key={i} maxHops={maxHops} onLonger={onLonger} />
    ) : (
      <Stretch
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches are known by their place
        key={i}
        paths={each}
        index={chosen[i] ?? 0}
        onChoose={(index) =>
          setChosen(stretches.map((_, other) => (other === i ? index : (chosen[other] ?? 0))))
        }
      />
    ),
  )
}

function NoPath({ maxHops, onLonger }: Omit<StretchesProps, 'stretches'>) {
  const { view, change } = useExplorer()
  return (
    <div className={styles.slow} role="status">
      <strong>
        No path of up to {maxHops} steps{view.overStates ? '' : ' without states'}.
      </strong>
      <div className={styles.actions}>
        {view.overStates ? null : (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => change((before) => ({ ...before, overStates: true }))}
          >
            Allow states
          </Button>
        )}
        {maxHops < mostHops ? (
          <Button size="compact-sm" variant="default" onClick={onLonger}>
            Look for up to {mostHops} steps
          </Button>
        ) : null}
      </div>
    </div>
  )
}

interface StretchProps {
  readonly paths: readonly PathData[]
  readonly index: number
  onChoose(index: number): void
}

/** The paths between two entries, of which one is told. */
function Stretch({ paths, index, onChoose }: StretchProps) {
  const path = paths[index] ?? paths[0]
  return (
    <Tabs value={String(index)} onChange={(value) => onChoose(Number(value))} mb={12}>
      <Tabs.List aria-label="Paths">
        {paths.map(({ length }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paths are known by their place
          <Tabs.Tab key={i} value={String(i)} px={10}>
            {ordinals[i] ?? `${i + 1}th`}{' '}
            <span className={styles.count}>{counted(length, 'step', 'steps')}</span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {paths.map((each, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paths are known by their place
        <Tabs.Panel key={i} value={String(i)} pt={12}>
          {each === path ? <Told path={each} /> : null}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

function Told({ path }: { path: PathData }) {
  const { change } = useExplorer()
  const steps = useMemo(() => storyOf(path), [path])
  const numbers = useMemo(
    () => new SourceNumbers({ facts: [], citations: steps.flatMap(({ relation }) => relation.citations) }),
    [steps],
  )
  const kept = new Set(path.entries.flatMap((entry) => entry?.id ?? []))
  return (
    <>
      <Story steps={steps} numbers={numbers} />
      <div className={styles.actions}>
        <CopyButton value={`${sentenceOf(steps)}\n\n${numbers.inWords().join('\n')}`}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy with sources'}
            </Button>
          )}
        </CopyButton>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() =>
            change((view) =>
              withoutShown(
                view,
                view.shown.filter((id) => !kept.has(id)),
              ),
            )
          }
        >
          Keep only the path
        </Button>
      </div>
      <h3 className={styles.heading}>Sources</h3>
      <Sources numbers={numbers} />
    </>
  )
}
