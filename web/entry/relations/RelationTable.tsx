import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { CitationMarks } from '../../sources/CitationMarks.tsx'
import tables from '../../tables/tables.module.css'
import { EntryLink } from '../../text/EntryLink.tsx'
import { Line } from '../../text/Prose.tsx'
import type { Column, TableOrder } from './columns.ts'
import { capital } from './headings.ts'
import type { RelationRow } from './query.ts'
import styles from './relations.module.css'

/** What a table of relations shows. */
export interface RelationTableProps {
  readonly caption: string
  /** What stands at the other end, in words: 'state or organization'. */
  readonly endLabel: string
  readonly rows: readonly RelationRow[]
  readonly columns: readonly Column[]
  readonly order: TableOrder
  onOrder(order: TableOrder): void
}

/** Relations of one type as a table, with their dates and what they rest on. */
export function RelationTable({ caption, endLabel, rows, columns, order, onOrder }: RelationTableProps) {
  const heads = [{ name: 'name', label: endLabel }, ...columns]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keys
    <section className={`${tables.scroll} ${styles.scroll}`} aria-label={`Table: ${caption}`} tabIndex={0}>
      <table className={`${tables.table} ${styles.table}`}>
        <caption className="only-spoken">{caption}</caption>
        <thead>
          <tr>
            {heads.map(({ name, label }) => (
              <Head key={name} name={name} label={label} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <Row key={row.relation.id} row={row} columns={columns} previous={rows[index - 1]} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Head({
  name,
  label,
  order,
  onOrder,
}: { name: string; label: string } & Pick<RelationTableProps, 'order' | 'onOrder'>) {
  const isOrdered = order.column === name
  const descending = isOrdered && !order.descending
  return (
    <th scope="col" aria-sort={isOrdered ? (order.descending ? 'descending' : 'ascending') : undefined}>
      <UnstyledButton className={tables.head} onClick={() => onOrder({ column: name, descending })}>
        {capital(label)}
        {isOrdered ? order.descending ? <IconArrowDown size={12} /> : <IconArrowUp size={12} /> : null}
      </UnstyledButton>
    </th>
  )
}

/** What a further spell of the relation in the row above is called. */
function spellAfter(previous: RelationRow, { since }: RelationRow): string {
  if (!since || !previous.since) return 'another spell'
  return since.earliest < previous.since.earliest ? 'earlier spell' : 'later spell'
}

function Row({
  row,
  columns,
  previous,
}: {
  row: RelationRow
  columns: readonly Column[]
  previous: RelationRow | undefined
}) {
  const { node, relation } = row
  const past = !relation.holdsOn
  return (
    <tr data-past={past || undefined}>
      <th scope="row">
        {previous && previous.node?.id === node?.id ? (
          <span className={styles.spell}>{spellAfter(previous, row)}</span>
        ) : node ? (
          <EntryLink entry={node} past={past && row.until !== null} />
        ) : (
          'an entry that was deleted'
        )}
        <CitationMarks citations={relation.citations} />
        {relation.sourcesDiffer ? <span className={styles.differ}>≠ Sources differ</span> : null}
      </th>
      {columns.map((column) => (
        <td
          key={column.name}
          data-label={column.label}
          data-date={column.isDate || undefined}
          data-quiet={isQuiet(column, row) || undefined}
        >
          {column.name === 'note' ? <Line text={column.text(row)} /> : column.text(row)}
        </td>
      ))}
    </tr>
  )
}

/** Whether a cell says only that nothing is known, or that nothing happened. */
function isQuiet({ name }: Column, { since, until }: RelationRow): boolean {
  return (name === 'since' && !since) || (name === 'until' && !until)
}
