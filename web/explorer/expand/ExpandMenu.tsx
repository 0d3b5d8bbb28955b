import { Button, Kbd, NativeSelect, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { type CombinedError, useQuery } from 'urql'
import { expansionDocument } from '../../data/canvasDocuments.ts'
import type { RelationCountData } from '../../data/documents.ts'
import { KindGlyph } from '../../kinds/KindGlyph.tsx'
import { Trouble } from '../../shell/Trouble.tsx'
import { grouped } from '../../text/grouped.ts'
import { Card } from '../Card.tsx'
import { useExplorer } from '../Explorer.ts'
import styles from '../overlays.module.css'
import { largestCanvas } from '../view.ts'
import { nextNeighbours, rankings, rankingWords, step } from './neighbours.ts'
import { shownRelations } from './shownRelations.ts'

/** More relations than this are chosen from, not shown. */
const manyFrom = 100

/** The menu from which an entry is expanded: by relation type, with how many are shown of how many there are. */
export function ExpandMenu({ id }: { id: string }) {
  const { days, ontology, ranking, rankBy } = useExplorer()
  const [{ data, fetching, error }, retry] = useQuery({
    query: expansionDocument,
    variables: { id, day: days.day },
  })
  const entry = data?.node
  const kind = entry && ontology.kind(entry.kind)
  const counts = entry?.relationCounts ?? []
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  return (
    <Card id={id} label={entry ? `Expand ${entry.name}` : 'Expand'}>
      <div className={styles.head}>
        {kind ? <KindGlyph family={kind.family} shape={kind.shape} /> : null}
        <h2 tabIndex={-1} data-autofocus>
          {entry?.name}
        </h2>
        <span className={styles.count}>{grouped(total)} relations</span>
      </div>
      {total > manyFrom ? (
        <p className={styles.note}>
          {entry?.name} has {grouped(total)} relations. Choose what to show. At most {step} are added at a
          time.
        </p>
      ) : null}
      {error ? (
        <Trouble
          what="Could not load the relations."
          error={error}
          onRetry={() => retry({ requestPolicy: 'network-only' })}
        />
      ) : null}
      {fetching ? <Skeleton height={96} mx={14} width="auto" /> : null}
      {entry && counts.length === 0 && !fetching ? (
        <p className={styles.note}>It has no relations on this day.</p>
      ) : null}
      <ul className={styles.list}>
        {entry &&
          counts.map((count) => (
            <Row key={`${count.type} ${count.direction}`} id={id} name={entry.name} count={count} />
          ))}
      </ul>
      <div className={styles.foot}>
        <NativeSelect
          size="xs"
          aria-label="Rank by"
          value={ranking}
          onChange={({ currentTarget }) => rankBy(rankings[currentTarget.selectedIndex] ?? 'connected')}
          data={rankings.map((value) => ({ value, label: `Rank by ${rankingWords[value]}` }))}
        />
        <Kbd size="xs" ml="auto">
          E
        </Kbd>
      </div>
    </Card>
  )
}

function Row({ id, name, count }: { id: string; name: string; count: RelationCountData }) {
  const explorer = useExplorer()
  const { ontology, client, days, view, ranking } = explorer
  const [kind, setKind] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CombinedError>()
  const type = ontology.relationType(count.type)
  const shown = shownRelations(explorer.visible.relations, id, count, type?.symmetric ?? false)
  const left = Math.max(0, count.count - shown)
  const kinds = (count.direction === 'FORWARD' ? type?.toKinds : type?.fromKinds) ?? []
  const add = async () => {
    setBusy(true)
    const isShown = (each: string) => view.shown.includes(each)
    const neighbours = await nextNeighbours(
      client,
      {
        id,
        types: [count.type],
        direction: type?.symmetric ? null : count.direction,
        kinds: kind ? [kind] : null,
        day: days.day,
      },
      ranking,
      isShown,
    )
    setBusy(false)
    setError(neighbours.error)
    if (neighbours.error) return
    const found = neighbours.found.map((each) => each.id)
    const more = Math.max(0, left - found.length)
    explorer.show(found, id)
    explorer.say(`${name} ${count.reading}: ${found.length} added, ${more} more.`)
  }
  const words = left > step ? `${step} more` : shown > 0 ? `${left} more` : `All ${left}`
  const isFull = view.shown.length >= largestCanvas
  return (
    <li>
      <div className={styles.row}>
        <span className={styles.reading}>{count.reading}</span>
        {left > step && kinds.length > 1 ? (
          <NativeSelect
            size="xs"
            className={styles.kinds}
            aria-label={`Kind: ${count.reading}`}
            value={kind}
            onChange={({ currentTarget }) => setKind(currentTarget.value)}
            data={[
              { value: '', label: 'any kind' },
              ...kinds.map((each) => ({ value: each, label: ontology.kind(each)?.plural ?? each })),
            ]}
          />
        ) : null}
        <span className={styles.count}>
          {grouped(shown)} of {grouped(count.count)}
        </span>
        {left > 0 ? (
          <Button
            size="compact-xs"
            variant="default"
            loading={busy}
            disabled={isFull}
            aria-label={`${words}: ${count.reading}`}
            onClick={() => void add()}
          >
            {words}
          </Button>
        ) : null}
      </div>
      {error ? (
        <Trouble what={`Could not load more: ${count.reading}.`} error={error} onRetry={() => void add()} />
      ) : null}
    </li>
  )
}
