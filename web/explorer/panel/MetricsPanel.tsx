import { Button, Radio, SegmentedControl } from '@mantine/core'
import {
  communityWords,
  type Extent,
  extents,
  extentWords,
  type MeasureWords,
  type Metric,
  metrics,
  metricWords,
} from '../../metrics/measures.ts'
import { Trouble } from '../../shell/Trouble.tsx'
import { counted, grouped } from '../../text/grouped.ts'
import { EntryName } from '../EntryName.tsx'
import { useExplorer } from '../Explorer.ts'
import type { Standing } from '../graph/day.ts'
import { PanelHead } from './PanelHead.tsx'
import styles from './panel.module.css'

const mostRanked = 10

/** How many are there on the day: what is to come keeps its place, unseen. */
function isThere(items: readonly { readonly standing: Standing }[]): number {
  return items.filter(({ standing }) => standing !== 'absent').length
}

/** What gives entries their size and colour, what that says and does not say, and who comes first by it. */
export function MetricsPanel() {
  const { view, change, measures, visible, ofWhole } = useExplorer()
  const { measuredOf } = view
  const counted = measuredOf === 'whole' ? ofWhole.size?.result : null
  const takenOf =
    measuredOf === 'shown'
      ? `Taken of the ${inEntries(isThere(visible.entries), isThere(visible.relations))} shown here.`
      : counted
        ? `Taken of all ${inEntries(counted.entryCount, counted.relationCount)} of that day, whatever is shown here.`
        : 'Taken of all entries and relations of that day, whatever is shown here.'
  return (
    <>
      <PanelHead title="Measures" />
      <SegmentedControl
        fullWidth
        className={styles.extent}
        size="xs"
        aria-label="Measured of"
        value={view.measuredOf}
        onChange={(value) => change((before) => ({ ...before, measuredOf: value as Extent }))}
        data={extents.map((value) => ({ value, label: `Of ${extentWords[value]}` }))}
      />
      <p className={styles.summary}>{takenOf}</p>
      {view.measuredOf === 'whole' ? <Progress /> : null}
      <Radio.Group
        label="Size by"
        value={view.sizeBy}
        onChange={(value) => change((before) => ({ ...before, sizeBy: value as Metric }))}
      >
        {metrics.map((metric) => (
          <Choice key={metric} value={metric} words={metricWords[metric]} isChosen={view.sizeBy === metric} />
        ))}
      </Radio.Group>
      <Radio.Group
        mt={16}
        label="Colour by"
        value={view.colourBy}
        onChange={(value) =>
          change((before) => ({ ...before, colourBy: value === 'community' ? 'community' : 'family' }))
        }
      >
        <Radio size="xs" my={8} value="family" label="Family of the kind" />
        <Choice value="community" words={communityWords} isChosen={view.colourBy === 'community'} />
      </Radio.Group>
      {view.colourBy === 'community' ? (
        <Button
          size="compact-sm"
          variant="default"
          mt={8}
          onClick={() => change((before) => ({ ...before, arrangement: 'groups', grouping: 'community' }))}
        >
          Put communities together
        </Button>
      ) : null}
      <h3 className={styles.heading} aria-busy={measures === null}>
        First by {metricWords[view.sizeBy].label}
      </h3>
      <First metric={view.sizeBy} />
    </>
  )
}

function Choice({ value, words, isChosen }: { value: string; words: MeasureWords; isChosen: boolean }) {
  const extent = useExplorer().view.measuredOf
  return (
    <>
      <Radio size="xs" my={8} value={value} label={words.label} />
      {isChosen ? (
        <p className={styles.says}>
          {words.says[extent]} <em>{words.saysNot[extent]}</em>
        </p>
      ) : null}
    </>
  )
}

/** A measure as people read it: whole, or with as many digits as tell values apart. */
export function measureInWords(value: number): string {
  return Number.isInteger(value) ? grouped(value) : value.toPrecision(3)
}

function First({ metric }: { metric: Metric }) {
  const { measures, visible, view, ofWhole } = useExplorer()
  const values = measures?.values[metric]
  if (!values) return null
  const first =
    view.measuredOf === 'whole'
      ? (ofWhole.size?.result?.top ?? []).flatMap(({ entry, value }) =>
          entry && value !== null ? [{ entry, value }] : [],
        )
      : visible.entries
          .filter(({ standing }) => standing !== 'absent')
          .map((entry) => ({ entry, value: values.get(entry.id) ?? 0 }))
          .sort((a, b) => b.value - a.value)
          .slice(0, mostRanked)
  return (
    <ol className={styles.changed}>
      {first.map(({ entry, value }) => (
        <li key={entry.id}>
          <EntryName entry={entry} />
          <span className={styles.date}>{measureInWords(value)}</span>
        </li>
      ))}
    </ol>
  )
}

const stageWords = { WAITING: 'Waiting for others', READING: 'Reading the graph', COMPUTING: 'Measuring' }

/** How far it is, with a way to stop it; what went wrong, with a way to try again. */
function Progress() {
  const { change, ofWhole } = useExplorer()
  const under = [ofWhole.size, ofWhole.communities].find((each) => each?.progress)?.progress
  const error = ofWhole.size?.error ?? ofWhole.communities?.error
  const { sample } = ofWhole.size?.result ?? {}
  const stop = () => change((before) => ({ ...before, measuredOf: 'shown' }))
  if (error)
    return <Trouble what="Could not measure the whole graph." error={error} onRetry={ofWhole.retry} />
  if (under)
    return (
      <div className={styles.measuring} role="status">
        <progress
          value={under.stage === 'WAITING' ? undefined : under.share}
          max={1}
          aria-label={stageWords[under.stage]}
        />
        <span>{stageWords[under.stage]}</span>
        <Button size="compact-sm" variant="default" onClick={stop}>
          Stop
        </Button>
      </div>
    )
  return sample ? (
    <p className={styles.says}>
      Looked out from {grouped(sample)} entries, drawn at random: all would take too long.
    </p>
  ) : null
}

function inEntries(entries: number, relations: number): string {
  return `${counted(entries, 'entry', 'entries')} and ${counted(relations, 'relation', 'relations')}`
}
