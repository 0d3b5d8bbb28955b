import { Button, Radio } from '@mantine/core'
import {
  communityWords,
  type MeasureWords,
  type Metric,
  metrics,
  metricWords,
} from '../../metrics/measures.ts'
import { EntryName } from '../EntryName.tsx'
import { useExplorer } from '../Explorer.ts'
import { PanelHead } from './PanelHead.tsx'
import styles from './panel.module.css'

const mostRanked = 10

/** What gives entries their size and colour, what that says and does not say, and who comes first by it. */
export function MetricsPanel() {
  const { view, change, measures, visible } = useExplorer()
  return (
    <>
      <PanelHead title="Measures" />
      <p className={styles.summary}>
        Taken of the {visible.entries.length.toLocaleString('en')} entries and{' '}
        {visible.relations.length.toLocaleString('en')} relations shown here.
      </p>
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
  return (
    <>
      <Radio size="xs" my={8} value={value} label={words.label} />
      {isChosen ? (
        <p className={styles.says}>
          {words.says} <em>{words.saysNot}</em>
        </p>
      ) : null}
    </>
  )
}

/** A measure as people read it: whole, or with as many digits as tell values apart. */
export function measureInWords(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en') : value.toPrecision(3)
}

function First({ metric }: { metric: Metric }) {
  const { measures, visible } = useExplorer()
  const values = measures?.values[metric]
  if (!values) return null
  const first = visible.entries
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
