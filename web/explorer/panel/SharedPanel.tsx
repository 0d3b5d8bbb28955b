import { Button, Skeleton } from '@mantine/core'
import { useQuery } from 'urql'
import { type NeighbourSetData, sharedDocument } from '../../data/canvasDocuments.ts'
import { Trouble } from '../../shell/Trouble.tsx'
import { counted, grouped } from '../../text/grouped.ts'
import { EntryName } from '../EntryName.tsx'
import { useExplorer } from '../Explorer.ts'
import { step } from '../expand/neighbours.ts'
import { selectionOf, today, withShown } from '../view.ts'
import { PanelHead } from './PanelHead.tsx'
import styles from './panel.module.css'

/** More entries than these have too many combinations to be told. */
const mostCompared = 5

/** What the selected entries share: the common neighbours of all of them, and of some of them, on the canvas or not. */
export function SharedPanel() {
  const { view } = useExplorer()
  const ids = selectionOf(view).slice(0, mostCompared)
  const [{ data, fetching, error }, retry] = useQuery({
    query: sharedDocument,
    variables: { ids, day: view.day ?? today() },
  })
  const sets = (data?.sharedNeighbors ?? []).filter(({ of }) => of.length > 1)
  const all = sets.find(({ of }) => of.length === ids.length)
  return (
    <div aria-busy={fetching}>
      <PanelHead title="What these share" />
      {error ? (
        <Trouble
          what="Could not find what these share."
          error={error}
          onRetry={() => retry({ requestPolicy: 'network-only' })}
        />
      ) : null}
      {fetching ? <Skeleton height={80} /> : null}
      {data ? (
        <p className={styles.summary} role="status">
          {counted(all?.count ?? 0, 'entry is', 'entries are')} related to all {ids.length} selected ones.
        </p>
      ) : null}
      {sets
        .toSorted((a, b) => b.of.length - a.of.length)
        .map((set) => (
          <SharedBy key={set.of.map(({ id }) => id).join('~')} set={set} isAll={set === all} />
        ))}
    </div>
  )
}

/** The neighbours that a combination of entries shares, and no other of the selected ones has. */
function SharedBy({ set: { of, count, entries }, isAll }: { set: NeighbourSetData; isAll: boolean }) {
  const { change } = useExplorer()
  const first = entries.slice(0, step)
  return (
    <section>
      <h3 className={styles.heading}>
        {isAll ? 'All of them' : `Only ${of.map(({ name }) => name).join(' and ')}`}{' '}
        <span>{grouped(count)}</span>
      </h3>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() =>
          change((before) =>
            withShown(
              before,
              first.map(({ id }) => id),
            ),
          )
        }
      >
        Show {first.length} on the canvas
      </Button>
      <ul className={styles.changed}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <EntryName entry={entry} />
          </li>
        ))}
        {count > entries.length ? (
          <li className={styles.missing}>and {grouped(count - entries.length)} more</li>
        ) : null}
      </ul>
    </section>
  )
}
