import type { DateData } from '../../data/canvasDocuments.ts'
import type { KnownOntology } from '../../data/OntologyProvider.tsx'
import type { Measures } from '../../metrics/protocol.ts'
import { grouped } from '../../text/grouped.ts'
import { mentioning } from '../../text/mentioning.ts'
import type { VisibleEntry, VisibleGraph, VisibleRelation } from '../graph/visible.ts'
import type { View } from '../view.ts'

/** A cell: what is read, and what it is sorted by where that is something else. */
export interface Cell {
  readonly text: string
  readonly sortedBy?: string | number
}

/** A row of the table, with the entries that it leads to. */
export interface Row {
  readonly id: string
  readonly past: boolean
  readonly cells: readonly Cell[]
  /** The entries that cells name, by the number of the column. */
  readonly entries: Readonly<Record<number, VisibleEntry>>
}

/** A table: its columns by their names, and its rows. */
export interface Table {
  readonly columns: readonly { readonly name: string; readonly isNumber?: boolean }[]
  readonly rows: readonly Row[]
}

/** After all dates, so that what is not known comes last. */
const lastOfAll = '9999'

function dateCell(date: DateData | null, otherwise: string): Cell {
  return date ? { text: date.text, sortedBy: date.earliest } : { text: otherwise, sortedBy: lastOfAll }
}

/** What the table of entries shows beside the graph. */
export interface TableParts {
  readonly ontology: KnownOntology
  readonly measures: Measures | null
  readonly sizeBy: View['sizeBy']
}

/** The entries that are seen, as a table. */
export function entriesTable(graph: VisibleGraph, { ontology, measures, sizeBy }: TableParts): Table {
  const degrees = new Map<string, number>()
  for (const { from, to, standing } of graph.relations) {
    if (standing === 'absent') continue
    degrees.set(from, (degrees.get(from) ?? 0) + 1)
    if (to !== from) degrees.set(to, (degrees.get(to) ?? 0) + 1)
  }
  const values = sizeBy === 'degree' ? null : measures?.values[sizeBy]
  const columns = [
    { name: 'Name' },
    { name: 'Kind' },
    { name: 'Relations shown', isNumber: true },
    { name: 'Began' },
    { name: 'Ended' },
    ...(values ? [{ name: sizeBy === 'pagerank' ? 'PageRank' : 'Betweenness', isNumber: true }] : []),
  ]
  const rows = graph.entries
    .filter(({ standing }) => standing !== 'absent')
    .map((entry) => {
      const degree = degrees.get(entry.id) ?? 0
      const value = values?.get(entry.id) ?? 0
      return {
        id: entry.id,
        past: entry.standing === 'past',
        entries: { 0: entry },
        cells: [
          { text: entry.name },
          { text: ontology.kind(entry.kind)?.label ?? entry.kind },
          { text: grouped(degree), sortedBy: degree },
          dateCell(entry.beginning, 'not recorded'),
          dateCell(entry.end, ''),
          ...(values ? [{ text: value.toPrecision(3), sortedBy: value }] : []),
        ],
      }
    })
  return { columns, rows }
}

const standings: Readonly<Record<VisibleRelation['standing'], string>> = {
  holds: 'holds',
  past: 'past',
  announced: 'announced',
  absent: '',
}

/** The relations that are seen, as a table. */
export function relationsTable(graph: VisibleGraph, { ontology }: Pick<TableParts, 'ontology'>): Table {
  const entries = new Map(graph.entries.map((entry) => [entry.id, entry]))
  const columns = ['From', 'Relation', 'To', 'Since', 'Until', 'State'].map((name) => ({ name }))
  const rows = graph.relations.flatMap((relation) => {
    const from = entries.get(relation.from)
    const to = entries.get(relation.to)
    if (relation.standing === 'absent' || !from || !to) return []
    return [
      {
        id: relation.id,
        past: relation.standing === 'past',
        entries: { 0: from, 2: to },
        cells: [
          { text: from.name },
          { text: ontology.relationType(relation.type)?.reading.forward ?? relation.type },
          { text: to.name },
          dateCell(relation.since, 'not recorded'),
          dateCell(relation.until, ''),
          { text: relation.sourcesDiffer ? '≠ sources differ' : standings[relation.standing] },
        ],
      },
    ]
  })
  return { columns, rows }
}

/** By which column a table is sorted, and which way. */
export interface Sorting {
  readonly column: number
  readonly down: boolean
}

/** The rows that hold a text, in an order. */
export function sorted({ rows }: Table, { column, down }: Sorting, words: string): Row[] {
  const isMeant = mentioning(words)
  const keyOf = (row: Row) => row.cells[column]?.sortedBy ?? row.cells[column]?.text ?? ''
  const compare = (a: Row, b: Row) => {
    const [one, other] = [keyOf(a), keyOf(b)]
    if (typeof one === 'number' && typeof other === 'number') return one - other
    return String(one).localeCompare(String(other), 'en', { sensitivity: 'base' })
  }
  return rows
    .filter(({ cells }) => cells.some(({ text }) => isMeant(text)))
    .sort((a, b) => (down ? -1 : 1) * compare(a, b))
}
