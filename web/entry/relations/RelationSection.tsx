import { Button, SegmentedControl, Skeleton, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { EntryRef, RelationCountData } from '../../data/documents.ts'
import { type KnownOntology, useOntology } from '../../data/OntologyProvider.tsx'
import { written } from '../../explorer/days/calendar.ts'
import { csvOf } from '../../explorer/exports/csv.ts'
import { save } from '../../explorer/exports/save.ts'
import type { RelationType } from '../../model/ontology.ts'
import { QueryThis } from '../../query/QueryThis.tsx'
import { Trouble } from '../../shell/Trouble.tsx'
import { useDay } from '../../shell/useDay.ts'
import { useNear } from '../../shell/useNear.ts'
import tables from '../../tables/tables.module.css'
import { grouped } from '../../text/grouped.ts'
import { mentioning } from '../../text/mentioning.ts'
import { type Column, columnsOf, ordered, type TableOrder } from './columns.ts'
import { anchorOf, headingOf, isRoll } from './headings.ts'
import { type RelationRow, relationsQuery } from './query.ts'
import { RelationTable } from './RelationTable.tsx'
import { Roll } from './Roll.tsx'
import styles from './relations.module.css'
import { othersInWords, type Standing, standingOf } from './standing.ts'
import { useRelations } from './useRelations.ts'

/** How many rows a table shows at first, and how many come with each step. */
const rowsAtFirst = 10
const rowsPerStep = 20
/** From so many rows on a table can be searched. */
const searchedFrom = 20

/** What a section is about. */
export interface RelationSectionProps {
  readonly entry: EntryRef
  /** All that there ever were. */
  readonly count: RelationCountData
  /** How many hold on the day. */
  readonly holding: number
}

function endLabelOf({ type, direction }: RelationCountData, ontology: KnownOntology): string {
  const declared = ontology.relationType(type)
  const kinds = (direction === 'FORWARD' ? declared?.toKinds : declared?.fromKinds) ?? []
  const labels = kinds.map((kind) => ontology.kind(kind)?.label ?? kind)
  return labels.length <= 2 ? labels.join(' or ') : 'entry'
}

function asCsv(rows: readonly RelationRow[], columns: readonly Column[]): string {
  return csvOf(
    ['id', 'name', ...columns.map(({ name }) => name), 'sources'],
    rows.map((row) => [
      row.node?.id ?? '',
      row.node?.name ?? '',
      ...columns.map((column) => column.text(row)),
      row.relation.citations.map(({ source, at }) => [source?.id, at].filter(Boolean).join('@')).join(';'),
    ]),
  )
}

/** The relations of one type that an entry has, as a table; of members and parties also over time and on a map. */
export function RelationSection({ entry, count, holding }: RelationSectionProps) {
  const ontology = useOntology()
  const type = ontology.relationType(count.type)
  const { ref, wasNear } = useNear()
  return (
    <section ref={ref} id={anchorOf(count)} className={styles.section}>
      {type && wasNear ? <Body entry={entry} count={count} holding={holding} type={type} /> : null}
      {type && !wasNear ? (
        <>
          <div className={styles.bar}>
            <Heading count={count} holding={holding} />
          </div>
          <Waiting count={count} />
        </>
      ) : null}
    </section>
  )
}

interface HeadingProps extends Omit<RelationSectionProps, 'entry'> {
  /** Once the rows of those who take part are all there. */
  readonly standing?: Standing | undefined
}

/** What a section is called, and how many relations are in it. */
function Heading({ count, holding, standing }: HeadingProps) {
  const ontology = useOntology()
  const { day } = useDay()
  const others = count.count - holding
  const of = standing?.holding ?? ''
  return (
    <h2>
      {headingOf(count, ontology)}{' '}
      <span>
        {grouped(standing?.counted ?? holding)}
        {others > 0
          ? ` on ${written(day)}${of}${standing?.others ?? `, ${grouped(others)} more at other times`}`
          : of}
      </span>
    </h2>
  )
}

/** As high as the table will be. */
function Waiting({ count }: { count: RelationCountData }) {
  return <Skeleton height={Math.min(count.count, rowsAtFirst) * 31 + 34} aria-busy="true" />
}

function Body({ entry, count, holding, type }: RelationSectionProps & { type: RelationType }) {
  const ontology = useOntology()
  const { day } = useDay()
  const roll = isRoll(count)
  const hasPast = count.count > holding
  const [which, setWhich] = useState('all')
  const [words, setWords] = useState('')
  const [shown, setShown] = useState(rowsAtFirst)
  const [order, setOrder] = useState<TableOrder>({ column: 'name', descending: false })
  const query = relationsQuery({
    id: entry.id,
    type: count.type,
    direction: count.direction,
    symmetric: type.symmetric,
    day,
    holding: !roll && which === 'holding',
  })
  const relations = useRelations(query, roll)
  const { rows } = relations
  const columns = useMemo(() => columnsOf(type, rows), [type, rows])
  const chosen = useMemo(() => {
    const isMeant = mentioning(words)
    const meant = rows.filter(
      ({ node, relation }) => (which === 'all' || relation.holdsOn) && isMeant(node?.name ?? ''),
    )
    return ordered(meant, columns, order)
  }, [rows, columns, order, words, which])
  const heading = headingOf(count, ontology)
  // Some headings are nouns, as 'Members', others say what the entry does, as 'Cooperates with'.
  const caption = roll ? `${heading} of ${entry.name}` : `${heading}: ${entry.name}`
  const download = () =>
    save(`${entry.id.replace(':', '-')}-${anchorOf(count)}.csv`, asCsv(chosen, columns), 'text/csv')
  return (
    <>
      <div className={styles.bar}>
        <Heading
          count={count}
          holding={holding}
          standing={roll && relations.isWhole ? standingOf(count.type, rows) : undefined}
        />
        {count.count > searchedFrom ? (
          <TextInput
            size="xs"
            className={styles.find}
            aria-label={`Find in ${caption}`}
            placeholder="Find in this table"
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
          />
        ) : null}
        {hasPast ? (
          <SegmentedControl
            size="xs"
            aria-label="Which are shown"
            value={which}
            onChange={setWhich}
            data={[
              { value: 'all', label: 'All' },
              { value: 'holding', label: `On ${written(day)}` },
            ]}
          />
        ) : null}
        <QueryThis query={query} what={caption} />
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} />}
          aria-label={`CSV: ${caption}`}
          disabled={rows.length === 0}
          onClick={download}
        >
          CSV
        </Button>
      </div>
      {roll && relations.isWhole ? (
        <Roll
          name={caption}
          heading={heading}
          rows={rows}
          day={day}
          kind={entry.kind}
          others={othersInWords(count.type)}
        />
      ) : null}
      {relations.error ? (
        <Trouble
          what={`Could not load ${heading.toLowerCase()}.`}
          error={relations.error}
          onRetry={relations.more}
        />
      ) : null}
      {rows.length > 0 ? (
        <RelationTable
          caption={caption}
          endLabel={endLabelOf(count, ontology)}
          rows={chosen.slice(0, shown)}
          columns={columns}
          order={order}
          onOrder={setOrder}
        />
      ) : relations.error ? null : (
        <Waiting count={count} />
      )}
      {rows.length > 0 && (chosen.length > shown || !relations.isWhole) ? (
        <p className={tables.foot}>
          <span>
            {grouped(Math.min(shown, chosen.length))} of{' '}
            {grouped(which === 'all' && words === '' ? count.count : chosen.length)} shown
          </span>
          <Button
            size="compact-sm"
            variant="default"
            loading={relations.isLoading}
            aria-label={`Show ${rowsPerStep} more: ${caption}`}
            onClick={() => {
              if (shown + rowsPerStep > rows.length && !relations.isWhole) relations.more()
              setShown(shown + rowsPerStep)
            }}
          >
            Show {rowsPerStep} more
          </Button>
        </p>
      ) : null}
    </>
  )
}
