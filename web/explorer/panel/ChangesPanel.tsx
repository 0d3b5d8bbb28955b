import { Button, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import type { Change } from '../../model/graphView.ts'
import { counted, grouped } from '../../text/grouped.ts'
import { written, yearsBefore } from '../days/calendar.ts'
import { EntryName } from '../EntryName.tsx'
import { useExplorer } from '../Explorer.ts'
import { PanelHead } from './PanelHead.tsx'
import styles from './panel.module.css'

/** What began and what ended between two days, in words. */
export function ChangesPanel() {
  const { view, change, days, changes } = useExplorer()
  const from = view.comparedWith ?? yearsBefore(days.day, 10)
  const setFrom = (day: string) => change((before) => ({ ...before, comparedWith: day }))
  return (
    <>
      <PanelHead title="Changes between two days" />
      <div className={styles.twoDays}>
        <TextInput
          type="date"
          label="From"
          max={days.day}
          value={from}
          onChange={({ currentTarget }) => currentTarget.value && setFrom(currentTarget.value)}
        />
        <TextInput
          type="date"
          label="To"
          min={from}
          value={days.day}
          onChange={({ currentTarget }) => currentTarget.value && days.settle(currentTarget.value)}
        />
      </div>
      <div className={styles.actions}>
        {[1, 5, 10, 50].map((years) => (
          <Button
            key={years}
            size="compact-sm"
            variant="default"
            onClick={() => setFrom(yearsBefore(days.day, years))}
          >
            {counted(years, 'year', 'years')}
          </Button>
        ))}
      </div>
      {changes ? (
        <>
          <Changed change="added" title={`Began since ${written(from)}`} />
          <Changed change="removed" title={`Ended since ${written(from)}`} />
        </>
      ) : null}
    </>
  )
}

const mostTold = 100

function Changed({ change, title }: { change: Change; title: string }) {
  const { visible, changes, ontology } = useExplorer()
  const names = useMemo(() => new Map(visible.entries.map((entry) => [entry.id, entry])), [visible])
  const entries = visible.entries.filter(({ id }) => changes?.entries.get(id) === change)
  const relations = visible.relations.filter(({ id }) => changes?.relations.get(id) === change)
  const count = entries.length + relations.length
  return (
    <section>
      <h3 className={styles.heading} data-change={change}>
        {title} <span>{grouped(count)}</span>
      </h3>
      {count === 0 ? <p className={styles.missing}>Nothing.</p> : null}
      <ul className={styles.changed}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <EntryName entry={entry} />
            <span className={styles.date}>{(change === 'added' ? entry.beginning : entry.end)?.text}</span>
          </li>
        ))}
        {relations.slice(0, mostTold).map((relation) => {
          const from = names.get(relation.from)
          const to = names.get(relation.to)
          return from && to ? (
            <li key={relation.id}>
              <span>
                <EntryName entry={from} /> {ontology.relationType(relation.type)?.reading.forward}{' '}
                <EntryName entry={to} />
              </span>
              <span className={styles.date}>
                {(change === 'added' ? relation.since : relation.until)?.text}
              </span>
            </li>
          ) : null
        })}
        {relations.length > mostTold ? (
          <li className={styles.missing}>and {grouped(relations.length - mostTold)} more</li>
        ) : null}
      </ul>
    </section>
  )
}
