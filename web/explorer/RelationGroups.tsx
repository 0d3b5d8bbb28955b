import { Button, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { type OperationResult, type TypedDocumentNode, useClient, useQuery } from 'urql'
import {
  type EntryData,
  type EntryRef,
  type RelationCountData,
  relationsDocument,
} from '../data/documents.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import type { CanvasRelation } from '../model/graphView.ts'
import { Trouble } from '../shell/Trouble.tsx'
import styles from './panel.module.css'

type RelationsAnswer = OperationResult<ResultOf<typeof relationsDocument>>

type ResultOf<Document> = Document extends TypedDocumentNode<infer Result, infer _> ? Result : never

/** How many are added to the canvas at a time. */
const step = 20

/** What a group of relations needs to know of the canvas. */
interface GroupProps {
  readonly entry: EntryData
  readonly day: string
  readonly shownIds: ReadonlySet<string>
  readonly shownRelations: readonly CanvasRelation[]
  onShow(ids: readonly string[], from: string): void
  onSelect(id: string): void
}

function shownOf(
  { entry, shownRelations }: GroupProps,
  { type, direction }: RelationCountData,
  symmetric: boolean,
): number {
  return shownRelations.filter(
    (relation) =>
      relation.type === type &&
      (symmetric
        ? relation.from === entry.id || relation.to === entry.id
        : direction === 'FORWARD'
          ? relation.from === entry.id
          : relation.to === entry.id),
  ).length
}

/** The relations of an entry by type, each with how many are shown of how many there are. */
export function RelationGroups(props: GroupProps) {
  const counts = props.entry.relationCounts ?? []
  if (counts.length === 0) return <p className={styles.missing}>No relations on this day.</p>
  return (
    <ul className={styles.groups}>
      {counts.map((count) => (
        <Group key={`${count.type} ${count.direction}`} {...props} count={count} />
      ))}
    </ul>
  )
}

function Group(props: GroupProps & { count: RelationCountData }) {
  const { entry, count, day, shownIds, onShow } = props
  const ontology = useOntology()
  const client = useClient()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const symmetric = ontology.relationType(count.type)?.symmetric ?? false
  const shown = Math.min(shownOf(props, count, symmetric), count.count)
  const left = count.count - shown
  const variables = { id: entry.id, types: [count.type], direction: symmetric ? null : count.direction, day }
  const showMore = async () => {
    setBusy(true)
    const found: string[] = []
    let after: string | null = null
    do {
      const answer: RelationsAnswer = await client
        .query(relationsDocument, { ...variables, first: 100, after })
        .toPromise()
      const page = answer.data?.node?.relations
      for (const { node } of page?.edges ?? [])
        if (node && !shownIds.has(node.id) && !found.includes(node.id) && found.length < step)
          found.push(node.id)
      after = found.length < step && page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    setBusy(false)
    onShow(found, entry.id)
  }
  return (
    <li>
      <div className={styles.group}>
        <UnstyledButton className={styles.reading} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
          {count.reading}
        </UnstyledButton>
        <span className={styles.count}>
          {shown.toLocaleString('en')} of {count.count.toLocaleString('en')}
        </span>
        {left > 0 ? (
          <Button
            size="compact-xs"
            variant="default"
            loading={busy}
            onClick={() => void showMore()}
            aria-label={`Show ${Math.min(left, step)} more: ${count.reading}`}
          >
            Show {Math.min(left, step)}
            {shown > 0 ? ' more' : ''}
          </Button>
        ) : null}
      </div>
      {open ? <Names {...props} variables={variables} /> : null}
    </li>
  )
}

/** The names at the other ends, as a list. */
function Names({
  variables,
  onSelect,
}: GroupProps & { variables: { id: string; types: string[]; direction: string | null; day: string } }) {
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
            <EntryLink entry={node} onSelect={onSelect} />
            {since || until ? (
              <span className={styles.dates}>
                {until ? `${since?.text ?? ''} to ${until.text}` : `since ${since?.text}`}
              </span>
            ) : null}
          </li>
        ) : null,
      )}
      {page && total > page.edges.length ? (
        <li className={styles.missing}>and {(total - page.edges.length).toLocaleString('en')} more</li>
      ) : null}
    </ul>
  )
}

/** The name of an entry with its sign, to be opened. */
export function EntryLink({ entry, onSelect }: { entry: EntryRef; onSelect(id: string): void }) {
  const kind = useOntology().kind(entry.kind)
  return (
    <UnstyledButton className={styles.entry} onClick={() => onSelect(entry.id)}>
      {kind ? <KindGlyph family={kind.family} shape={kind.shape} title={kind.label} /> : null}
      <span>{entry.name}</span>
    </UnstyledButton>
  )
}
