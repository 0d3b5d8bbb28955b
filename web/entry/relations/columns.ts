import type { RelationType } from '../../model/ontology.ts'
import type { RelationRow } from './query.ts'

/** A column of a table of relations. */
export interface Column {
  readonly name: string
  readonly label: string
  /** Whether it holds dates, which stay on one line. */
  readonly isDate: boolean
  /** What stands in it, as text. */
  text(row: RelationRow): string
  /** What rows are ordered by; by the text if absent. */
  order?(row: RelationRow): string
}

/** The words for a treaty status: 'party', 'signatory'. */
export function statusInWords(status: string): string {
  return status.toLowerCase().replaceAll('_', ' ')
}

function factIn(row: RelationRow, property: string): string {
  return row.relation.facts.find((fact) => fact.property === property)?.values.join('; ') ?? ''
}

/** Where there is no day, a row stands after all that have one. */
const last = '9999'

function factColumns(rows: readonly RelationRow[]): Column[] {
  const labels = new Map<string, string>()
  for (const { relation } of rows)
    for (const { property, label } of relation.facts) labels.set(property, label)
  return [...labels].map(([name, label]) => ({
    name,
    label,
    isDate: rows.every((row) => /^(|.*\d{4})$/.test(factIn(row, name))),
    text: (row) => factIn(row, name),
  }))
}

function dateColumns(type: RelationType, rows: readonly RelationRow[]): Column[] {
  if (!type.dated || !rows.some(({ since, until }) => since || until)) return []
  const columns: Column[] = [
    {
      name: 'since',
      label: type.sinceLabel ?? 'Since',
      isDate: true,
      text: ({ since }) => since?.text ?? 'not recorded',
      order: ({ since }) => since?.earliest ?? last,
    },
  ]
  if (rows.some(({ until }) => until))
    columns.push({
      name: 'until',
      label: type.untilLabel ?? 'Until',
      isDate: true,
      text: ({ until, relation }) => until?.text ?? (relation.holdsOn ? 'holds' : ''),
      order: ({ until }) => until?.latest ?? last,
    })
  return columns
}

/** The columns that a table of relations of a type needs: those in which some row has something to say. */
export function columnsOf(type: RelationType, rows: readonly RelationRow[]): readonly Column[] {
  const facts = factColumns(rows)
  const notes = facts.filter(({ name }) => name === 'note')
  const status: Column[] = rows.some(({ relation }) => relation.status)
    ? [
        {
          name: 'status',
          label: 'Status',
          isDate: false,
          text: ({ relation }) => (relation.status ? statusInWords(relation.status) : 'not yet a party'),
        },
      ]
    : []
  return [...facts.filter(({ name }) => name !== 'note'), ...dateColumns(type, rows), ...status, ...notes]
}

/** How a table is ordered: by the name at the other end, or by a column. */
export interface TableOrder {
  readonly column: string
  readonly descending: boolean
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The rows in an order. Spells of the same entry stay beside one another where it is ordered by name. */
export function ordered(
  rows: readonly RelationRow[],
  columns: readonly Column[],
  { column, descending }: TableOrder,
): readonly RelationRow[] {
  const found = columns.find(({ name }) => name === column)
  const value = (row: RelationRow) => (found ? (found.order ?? found.text)(row) : (row.node?.name ?? ''))
  const sign = descending ? -1 : 1
  return rows.toSorted((left, right) => sign * collator.compare(value(left), value(right)))
}
