import { Button, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { type CombinedError, useQuery } from 'urql'
import { type EntryData, type RelationCountData, relationsDocument } from '../../data/documents.ts'
import { Trouble } from '../../shell/Trouble.tsx'
import { grouped } from '../../text/grouped.ts'
import { EntryName } from '../EntryName.tsx'
import { useExplorer } from '../Explorer.ts'
import { nextNeighbours, step } from '../expand/neighbours.ts'
import { shownRelations } from '../expand/shownRelations.ts'
import styles from './panel.module.css'

interface GroupsProps {
  readonly entry: EntryData
  readonly day: string
}

/** The relations of an entry by type, each with how many are shown of how many there are. */
export function RelationGroups({ entry, day }: GroupsProps) {
  const counts = entry.relationCounts ?? []
  if (counts.length === 0) return <p className={styles.missing}>No relations on this day.</p>
  return (
    <ul className={styles.groups}>
      {counts.map((count) => (
        <Group key={`${count.type} ${count.direction}`} entry={entry} day={day} count={count} />
      ))}
    </ul>
  )
}

function Group({ entry, count, day }: GroupsProps & { count: RelationCountData }) {
  const { client, ontology, ranking, view, visible, show, say } = useExplorer()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<CombinedError>()
  const symmetric = ontology.relationType(count.type)?.symmetric ?? false
  const shown = Math.min(shownRelations(visible.relations, entry.id, count, symmetric), count.count)
  const left = count.count - shown
  const variables = { id: entry.id, types: [count.type], direction: symmetric ? null : count.direction, day }
  const words = `Show ${Math.min(left, step)}${shown > 0 ? ' more' : ''}`
  const showMore = async () => {
    setBusy(true)
    const isShown = (id: string) => view.shown.includes(id)
    const neighbours = await nextNeighbours(client, { ...variables, kinds: null }, ranking, isShown)
    setBusy(false)
    setError(neighbours.error)
    if (neighbours.error) return
    const { length } = neighbours.found
    show(
      neighbours.found.map(({ id }) => id),
      entry.id,
    )
    say(`${entry.name} ${count.reading}: ${length} added, ${Math.max(0, left - length)} more.`)
  }
  return (
    <li>
      <div className={styles.group}>
        <UnstyledButton className={styles.reading} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
          {count.reading}
        </UnstyledButton>
        <span className={styles.count}>
          {grouped(shown)} of {grouped(count.count)}
        </span>
        {left > 0 ? (
          <Button
            size="compact-xs"
            variant="default"
            loading={busy}
            onClick={() => void showMore()}
            aria-label={`${words}: ${count.reading}`}
          >
            {words}
          </Button>
        ) : null}
      </div>
      {error ? (
        <Trouble
          what={`Could not load ${Math.min(left, step)} more: ${count.reading}.`}
          error={error}
          onRetry={() => void showMore()}
        />
      ) : null}
      {open ? <Names variables={variables} /> : null}
    </li>
  )
}

/** The names at the other ends, as a list. */
function Names({
  variables,
}: {
  variables: { id: string; types: string[]; direction: string | null; day: string }
}) {
  const [{ data, fetching, error }, retry] = useQuery({
    query: relationsDocument,
    variables: { ...variables, first: 100, after: null },
  })
  if (error)
    return (
      <Trouble
        what="Could not load these relations."
        error={error}
        onRetry={() => retry({ requestPolicy: 'network-only' })}
      />
    )
  const page = data?.node?.relations
  const total = page?.totalCount ?? 0
  return (
    <ul className={styles.names} aria-busy={fetching}>
      {page?.edges.map(({ node, since, until }, index) =>
        node ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry stands there once for each stretch
          <li key={`${node.id} ${index}`}>
            <EntryName entry={node} />
            {since || until ? (
              <span className={styles.dates}>
                {until ? `${since?.text ?? ''} to ${until.text}` : `since ${since?.text}`}
              </span>
            ) : null}
          </li>
        ) : null,
      )}
      {page && total > page.edges.length ? (
        <li className={styles.missing}>and {grouped(total - page.edges.length)} more</li>
      ) : null}
    </ul>
  )
}
