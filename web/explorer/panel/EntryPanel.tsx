import { ActionIcon, Button, Skeleton } from '@mantine/core'
import { IconPin, IconPinnedOff } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { useQuery } from 'urql'
import { type EntryData, entryDocument, type FactData } from '../../data/documents.ts'
import { KindGlyph } from '../../kinds/KindGlyph.tsx'
import { Trouble } from '../../shell/Trouble.tsx'
import { expand } from '../actions/expand.ts'
import { findPath } from '../actions/findPath.ts'
import { hide } from '../actions/hide.ts'
import { pin } from '../actions/pin.ts'
import { pageAddress } from '../address.ts'
import { useExplorer } from '../Explorer.ts'
import { today } from '../view.ts'
import { Differing } from './Differing.tsx'
import { ClosePanel } from './PanelHead.tsx'
import styles from './panel.module.css'
import { RelationGroups } from './RelationGroups.tsx'
import { CitationMarks, SourceNumbers, Sources } from './Sources.tsx'

/** What is known of one entry: facts, relations by type, sources. */
export function EntryPanel({ id }: { id: string }) {
  const { view } = useExplorer()
  // While days pass, the panel stays at the day that was chosen: it would ask for each one.
  const day = view.day ?? today()
  const [{ data, fetching, error }, retry] = useQuery({ query: entryDocument, variables: { id, day } })
  const entry = data?.node
  return (
    <div aria-busy={fetching}>
      <ClosePanel />
      {error ? (
        <Trouble
          what="Could not load this entry."
          error={error}
          onRetry={() => retry({ requestPolicy: 'network-only' })}
        />
      ) : null}
      {entry ? (
        <Content entry={entry} day={day} />
      ) : fetching ? (
        <Waiting />
      ) : error ? null : (
        <p className={styles.missing}>There is no entry '{id}'.</p>
      )}
    </div>
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

function Content({ entry, day }: { entry: EntryData; day: string }) {
  const explorer = useExplorer()
  const { view, ontology } = explorer
  const kind = ontology.kind(entry.kind)
  const numbers = useMemo(() => new SourceNumbers(entry), [entry])
  const summaryCitations = entry.facts.find(({ property }) => property === 'summary')?.citations ?? []
  const isPinned = view.pinned.some(({ id }) => id === entry.id)
  const about = { ...explorer, focused: null }
  const facts = entry.facts.filter(({ property }) => !told.has(property))
  const isFeatured = ({ property }: FactData) => kind?.featured.includes(property) ?? true
  return (
    <>
      <p className={styles.kind}>
        {kind ? <KindGlyph family={kind.family} shape={kind.shape} /> : null}
        {kind?.label}
        {view.mode === 'graph' ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            className={styles.pin}
            aria-label={isPinned ? 'Let go' : 'Pin'}
            aria-pressed={isPinned}
            onClick={() => pin.perform(about)}
          >
            {isPinned ? <IconPinnedOff size={16} /> : <IconPin size={16} />}
          </ActionIcon>
        ) : null}
      </p>
      <h2 className={styles.title}>{entry.name}</h2>
      {entry.summary ? (
        <p className={styles.summary}>
          {entry.summary}
          <CitationMarks citations={summaryCitations} numbers={numbers} />
        </p>
      ) : null}
      <Facts facts={facts.filter(isFeatured)} numbers={numbers} />
      {facts.every(isFeatured) ? null : (
        <details className={styles.more}>
          <summary>{facts.length - facts.filter(isFeatured).length} more facts</summary>
          <Facts facts={facts.filter((fact) => !isFeatured(fact))} numbers={numbers} />
        </details>
      )}
      <div className={styles.actions}>
        <Button size="sm" px={12} component={Link} to={pageAddress(entry.id)}>
          Open page
        </Button>
        <Button size="sm" px={12} variant="default" onClick={() => expand.perform(about)}>
          Expand
        </Button>
        <Button size="sm" px={12} variant="default" onClick={() => findPath.perform(about)}>
          Path
        </Button>
        <Button size="sm" px={12} variant="default" onClick={() => hide.perform(about)}>
          Hide
        </Button>
      </div>
      <h3 className={styles.heading}>
        Relations <span>shown of all</span>
      </h3>
      <RelationGroups entry={entry} day={day} />
      <Differing id={entry.id} />
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
