import { Button, SegmentedControl, TextInput, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDownload } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { grouped } from '../../text/grouped.ts'
import { EntryName } from '../EntryName.tsx'
import { useExplorer } from '../Explorer.ts'
import { csvOf } from '../exports/csv.ts'
import { save } from '../exports/save.ts'
import { selectionOf } from '../view.ts'
import { entriesTable, type Row, relationsTable, type Sorting, sorted, type Table } from './rows.ts'
import styles from './table.module.css'

/** What the canvas shows, as a table of entries or of relations. */
export function TableView() {
  const { visible, ontology, measures, view, days } = useExplorer()
  const [what, setWhat] = useState('entries')
  const [holding, setHolding] = useState('')
  const [sorting, setSorting] = useState<Sorting>({ column: 0, down: false })
  const table = useMemo(
    () =>
      what === 'entries'
        ? entriesTable(visible, { ontology, measures, sizeBy: view.sizeBy })
        : relationsTable(visible, { ontology }),
    [what, visible, ontology, measures, view.sizeBy],
  )
  const rows = useMemo(() => sorted(table, sorting, holding), [table, sorting, holding])
  const download = () => {
    const columns = ['id', ...table.columns.map(({ name }) => name)]
    const cells = rows.map(({ id, cells }) => [id, ...cells.map(({ text }) => text)])
    save(`concord-${ontology.datasetVersion}-${days.day}-${what}.csv`, csvOf(columns, cells), 'text/csv')
  }
  return (
    <div className={styles.view}>
      <div className={styles.tools}>
        <SegmentedControl
          size="xs"
          aria-label="Rows"
          value={what}
          onChange={(value) => {
            setWhat(value)
            setSorting({ column: 0, down: false })
          }}
          data={[
            { value: 'entries', label: 'Entries' },
            { value: 'relations', label: 'Relations' },
          ]}
        />
        <TextInput
          size="xs"
          aria-label="Rows that hold"
          placeholder="Rows that hold"
          value={holding}
          onChange={({ currentTarget }) => setHolding(currentTarget.value)}
        />
        <span className={styles.count} role="status">
          {grouped(rows.length)} of {grouped(table.rows.length)}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={14} />}
          onClick={download}
        >
          CSV
        </Button>
      </div>
      <section className={styles.scroll} aria-label={what === 'entries' ? 'Entries' : 'Relations'}>
        <table className={styles.table}>
          <Head table={table} sorting={sorting} onSort={setSorting} />
          <tbody>
            {rows.map((row) => (
              <TableRow
                key={row.id}
                row={row}
                isSelected={selectionOf(view).includes(row.id)}
                table={table}
              />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

interface HeadProps {
  readonly table: Table
  readonly sorting: Sorting
  onSort(sorting: Sorting): void
}

function Head({ table, sorting, onSort }: HeadProps) {
  return (
    <thead>
      <tr>
        {table.columns.map(({ name, isNumber }, column) => {
          const isSorted = sorting.column === column
          const Arrow = sorting.down ? IconArrowDown : IconArrowUp
          return (
            <th
              key={name}
              scope="col"
              data-number={isNumber}
              aria-sort={isSorted ? (sorting.down ? 'descending' : 'ascending') : 'none'}
            >
              <UnstyledButton
                className={styles.sort}
                // Numbers are wanted from the largest down.
                onClick={() => onSort({ column, down: isSorted ? !sorting.down : isNumber === true })}
              >
                {name}
                {isSorted ? <Arrow size={12} aria-hidden /> : null}
              </UnstyledButton>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function TableRow({ row, table, isSelected }: { row: Row; table: Table; isSelected: boolean }) {
  return (
    <tr data-past={row.past || undefined} aria-selected={isSelected || undefined}>
      {row.cells.map(({ text }, column) => {
        const entry = row.entries[column]
        return (
          <td key={table.columns[column]?.name} data-number={table.columns[column]?.isNumber}>
            {entry ? <EntryName entry={entry} past={entry.standing === 'past'} /> : text}
          </td>
        )
      })}
    </tr>
  )
}
