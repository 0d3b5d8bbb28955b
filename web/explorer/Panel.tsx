import { ActionIcon, Button, Skeleton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useQuery } from 'urql'
import { type EntryData, entryDocument, type FactData } from '../data/documents.ts'
import { useOntology } from '../data/OntologyProvider.tsx'
import { KindGlyph } from '../kinds/KindGlyph.tsx'
import type { CanvasRelation } from '../model/graphView.ts'
import { Trouble } from '../shell/Trouble.tsx'
import styles from './panel.module.css'
import { RelationGroups } from './RelationGroups.tsx'
import { CitationMarks, SourceNumbers, Sources } from './Sources.tsx'

/** What the panel needs. */
export interface PanelProps {
  readonly id: string
  readonly day: string
  readonly shownIds: ReadonlySet<string>
  readonly shownRelations: readonly CanvasRelation[]
  onShow(ids: readonly string[], from: string): void
  onExpand(id: string): void
  onHide(id: string): void
  onSelect(id: string): void
  onClose(): void
}

/** What is known of one entry: facts, relations by type, sources. */
export function Panel(props: PanelProps) {
  const { id, day, onClose } = props
  const [{ data, fetching, error }, retry] = useQuery({ query: entryDocument, variables: { id, day } })
  const entry = data?.node
  return (
    <aside className={styles.panel} aria-label="About the selected entry" aria-busy={fetching}>
      <ActionIcon
        className={styles.close}
        variant="subtle"
        color="gray"
        aria-label="Close the panel"
        onClick={onClose}
      >
        <IconX size={16} />
      </ActionIcon>
      {error ? (
        <Trouble
          what="Could not load this entry."
          error={error}
          onRetry={() => retry({ requestPolicy: 'network-only' })}
        />
      ) : null}
      {entry ? (
        <Content {...props} entry={entry} />
      ) : fetching ? (
        <Waiting />
      ) : error ? null : (
        <p className={styles.missing}>There is no entry '{id}'.</p>
      )}
    </aside>
  )
}

function Waiting() {
  return (
    <>
      <Skeleton height={16} width="40%" mb={12} />
      <Skeleton height={27} mb={8} />
      <Skeleton height={60} />
    </>
  )
}

// Told above the facts already.
const told = new Set(['name', 'summary'])

function Content({ entry, ...props }: PanelProps & { entry: EntryData }) {
  const kind = useOntology().kind(entry.kind)
  const numbers = useMemo(() => new SourceNumbers(entry), [entry])
  const summaryCitations = entry.facts.find(({ property }) => property === 'summary')?.citations ?? []
  return (
    <>
      <p className={styles.kind}>
        {kind ? <KindGlyph family={kind.family} shape={kind.shape} /> : null}
        {kind?.label}
      </p>
      <h2 className={styles.title}>{entry.name}</h2>
      {entry.summary ? (
        <p className={styles.summary}>
          {entry.summary}
          <CitationMarks citations={summaryCitations} numbers={numbers} />
        </p>
      ) : null}
      <Facts facts={entry.facts.filter(({ property }) => !told.has(property))} numbers={numbers} />
      <div className={styles.actions}>
        <Button size="sm" onClick={() => props.onExpand(entry.id)}>
          Expand
        </Button>
        <Button size="sm" variant="default" onClick={() => props.onHide(entry.id)}>
          Hide
        </Button>
      </div>
      <h3 className={styles.heading}>
        Relations <span>shown of all</span>
      </h3>
      <RelationGroups {...props} entry={entry} />
      <h3 className={styles.heading}>Sources</h3>
      <Sources numbers={numbers} />
    </>
  )
}

function Facts({ facts, numbers }: { facts: readonly FactData[]; numbers: SourceNumbers }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ property, label, values, citations = [] }) => (
        <div key={property}>
          <dt>{label}</dt>
          <dd>
            {values.map((value) =>
              /^https?:\/\//.test(value) ? (
                <a key={value} href={value} target="_blank" rel="noreferrer">
                  {value.replace(/^https?:\/\/(www\.)?|\/$/g, '')}
                </a>
              ) : (
                <span key={value}>{value}</span>
              ),
            )}
            <CitationMarks citations={citations} numbers={numbers} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
