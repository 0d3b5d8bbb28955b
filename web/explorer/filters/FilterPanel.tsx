import { ActionIcon, Checkbox, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Legend } from '../../legend/Legend.tsx'
import { grouped } from '../../text/grouped.ts'
import { useExplorer } from '../Explorer.ts'
import { type Count, countBy, countTypes } from '../graph/counts.ts'
import { yearOf } from '../graph/day.ts'
import { propertyOf } from '../graph/visible.ts'
import { toggled } from '../view.ts'
import styles from './filters.module.css'

/** The legend, which also filters: kinds, states of relations, relation types, properties, years. */
export function FilterPanel({ onClose }: { onClose?: () => void }) {
  const { ontology, graph, picture, view, change } = useExplorer()
  const kinds = useMemo(() => countBy(graph.entries, view, 'kinds', ({ kind }) => [kind]), [graph, view])
  return (
    <div className={styles.filters}>
      {onClose ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          className={styles.close}
          aria-label="Close the filters"
          onClick={onClose}
        >
          <IconX size={16} />
        </ActionIcon>
      ) : null}
      <Legend
        ontology={ontology}
        entries={picture.entries.filter(({ absent }) => !absent)}
        relations={picture.relations.filter(({ absent }) => !absent)}
        totals={Object.fromEntries([...kinds].map(([kind, { all }]) => [kind, all]))}
        hiddenKinds={view.hiddenKinds}
        hiddenStates={view.hiddenStates}
        onToggleKind={(kind) =>
          change((before) => ({ ...before, hiddenKinds: toggled(before.hiddenKinds, kind) }))
        }
        onToggleState={(state) =>
          change((before) => ({ ...before, hiddenStates: toggled(before.hiddenStates, state) }))
        }
      />
      <RelationTypes />
      <Properties />
      <Years />
    </div>
  )
}

function RelationTypes() {
  const { ontology, graph, view, change } = useExplorer()
  const counts = useMemo(() => countTypes(graph, view), [graph, view])
  const types = ontology.relationTypes.filter(({ name }) => counts.has(name))
  if (types.length === 0) return null
  return (
    <Group title="Relation types">
      {types.map(({ name, reading }) => (
        <Row
          key={name}
          label={reading.forward}
          count={counts.get(name)}
          checked={!view.hiddenTypes.includes(name)}
          onToggle={() => change((before) => ({ ...before, hiddenTypes: toggled(before.hiddenTypes, name) }))}
        />
      ))}
    </Group>
  )
}

/** The properties by which entries on the canvas can be told apart, each with the values that occur. */
function Properties() {
  const { ontology, graph, view, change } = useExplorer()
  const properties = ontology.kinds.flatMap((kind) =>
    kind.properties.map(({ name, label }) => ({ kind, name, title: `${kind.label} ${label}` })),
  )
  return properties.map(({ kind, name, title }) => {
    const property = propertyOf(kind.name, name)
    const counts = countBy(graph.entries, view, 'choices', (entry) =>
      entry.kind === kind.name ? (entry.facts.find((fact) => fact.property === name)?.values ?? []) : [],
    )
    if (counts.size < 2) return null
    const isChosen = (value: string) =>
      view.choices.some((choice) => choice.property === property && choice.value === value)
    const toggle = (value: string) =>
      change((before) => ({
        ...before,
        choices: isChosen(value)
          ? before.choices.filter((each) => each.property !== property || each.value !== value)
          : [...before.choices, { property, value }],
      }))
    return (
      <Group key={property} title={title}>
        {[...counts]
          .sort((a, b) => b[1].all - a[1].all || a[0].localeCompare(b[0]))
          .map(([value, count]) => (
            <Row
              key={value}
              label={value}
              count={count}
              checked={isChosen(value)}
              onToggle={() => toggle(value)}
            />
          ))}
      </Group>
    )
  })
}

function Years() {
  const { graph, view, change } = useExplorer()
  const begun = graph.entries.flatMap(({ beginning }) => (beginning ? [yearOf(beginning.earliest)] : []))
  if (begun.length === 0) return null
  const span = [Math.min(...begun), Math.max(...begun)] as const
  const [from, to] = view.years ?? span
  const set = (years: readonly [number, number]) =>
    change((before) => ({ ...before, years: years[0] === span[0] && years[1] === span[1] ? null : years }))
  return (
    <Group title="Began between">
      <div className={styles.years}>
        <Year label="First year" value={from} onChange={(year) => set([year, to])} />
        <span>and</span>
        <Year label="Last year" value={to} onChange={(year) => set([from, year])} />
      </div>
    </Group>
  )
}

/** A year to be written. What is no year yet stays in the field alone, until one leaves it. */
function Year({ label, value, onChange }: { label: string; value: number; onChange(year: number): void }) {
  const [written, setWritten] = useState<string | null>(null)
  return (
    <TextInput
      aria-label={label}
      size="xs"
      inputMode="numeric"
      value={written ?? value}
      onChange={({ currentTarget }) => {
        setWritten(currentTarget.value)
        if (/^\d{1,4}$/.test(currentTarget.value)) onChange(Number(currentTarget.value))
      }}
      onBlur={() => setWritten(null)}
    />
  )
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <details className={styles.group}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

interface RowProps {
  readonly label: string
  readonly count: Count | undefined
  readonly checked: boolean
  onToggle(): void
}

function Row({ label, count = { shown: 0, all: 0 }, checked, onToggle }: RowProps) {
  return (
    <div className={styles.row}>
      <Checkbox size="xs" radius="xs" checked={checked} onChange={onToggle} label={label} />
      <span className={styles.count}>
        {grouped(count.shown)}
        {count.all > count.shown ? ` of ${grouped(count.all)}` : null}
      </span>
    </div>
  )
}
