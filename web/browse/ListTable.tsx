import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { capital, fieldInWords } from '../entry/relations/headings.ts'
import type { Kind } from '../model/ontology.ts'
import tables from '../tables/tables.module.css'
import { EntryLink } from '../text/EntryLink.tsx'
import styles from './browse.module.css'
import { cellOf, hasNoneRecorded } from './csvOfList.ts'
import type { BrowseRow } from './query.ts'
import type { BrowseColumn, BrowseState } from './state.ts'

/** The entries of a list, each with what its columns tell; the heads of the columns order it. */
export function ListTable({
  title,
  rows,
  columns,
  state,
  kind,
  onChange,
}: {
  title: string
  rows: readonly BrowseRow[]
  columns: readonly BrowseColumn[]
  state: BrowseState
  kind: Kind
  onChange(state: BrowseState): void
}) {
  const heads = [{ name: 'name', label: kind.label, sortable: true, isNumber: false }, ...columns]
  const sortBy = (name: string, isNumber: boolean) =>
    onChange({ ...state, sort: name, descending: state.sort === name ? !state.descending : isNumber })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keys
    <section className={tables.scroll} tabIndex={0} aria-label={`Table: ${title}`}>
      <table className={`${tables.table} ${styles.table}`}>
        <caption className="only-spoken">{title}</caption>
        <thead>
          <tr>
            {heads.map(({ name, label, sortable, isNumber }) => {
              const words = isNumber ? fieldInWords(name) : capital(label)
              const isSorted = state.sort === name
              return (
                <th
                  key={name}
                  scope="col"
                  data-number={isNumber || undefined}
                  aria-sort={isSorted ? (state.descending ? 'descending' : 'ascending') : undefined}
                >
                  {sortable ? (
                    <UnstyledButton className={tables.head} onClick={() => sortBy(name, isNumber)}>
                      {words}
                      {isSorted ? (
                        state.descending ? (
                          <IconArrowDown size={12} />
                        ) : (
                          <IconArrowUp size={12} />
                        )
                      ) : null}
                    </UnstyledButton>
                  ) : (
                    <span className={tables.head}>{words}</span>
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <EntryLink entry={row} />
              </th>
              {columns.map((column) => (
                <td
                  key={column.name}
                  data-number={column.isNumber || undefined}
                  data-date={column.isDate || undefined}
                  data-label={column.isNumber ? fieldInWords(column.name) : column.label}
                >
                  {hasNoneRecorded(row, column) ? (
                    <span className={styles.none} title="none recorded">
                      <span aria-hidden="true">–</span>
                      <span className="only-spoken">none recorded</span>
                    </span>
                  ) : (
                    cellOf(row, column)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
