import { CsvError, parse } from 'csv-parse/sync'
import type { Fault } from './origin.ts'

/** A row of a table: its cells by column, those that are empty left out, and the line on which it begins. */
export interface Row {
  readonly line: () => number
  readonly cells: Readonly<Record<string, string>>
}

/** A table: its columns, its rows, and the sources that a first line `# sources: …` names for all rows. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  readonly sources: string | undefined
  /** The line on which the columns stand. */
  readonly headerLine: () => number
}

const sourcesLine = /^#\s*sources:\s*(.+)$/m

const form = {
  bom: true,
  comment: '#',
  comment_no_infix: true,
  skip_empty_lines: true,
  relax_column_count: true,
  trim: true,
} as const

/** The line on which each record begins. To have the lines told takes twice as long, and nearly no table needs them. */
function linesOf(text: string): number[] {
  const read = parse(text, { ...form, info: true }) as unknown as {
    record: string[]
    info: { lines: number }
  }[]
  // What is told is the line on which the record ends.
  return read.map(({ record, info }) => info.lines - (record.join('').match(/\n/g)?.length ?? 0))
}

function tableOf(file: string, text: string): { table?: Table; faults: Fault[] } {
  const [columns, ...records] = parse(text, form) as string[][]
  if (!columns)
    return {
      faults: [{ file, line: 1, message: 'The table is empty: its first row must name the columns.' }],
    }
  let lines: number[] | undefined
  const lineOf = (record: number) => {
    lines ??= linesOf(text)
    return lines[record] ?? 1
  }
  const faults: Fault[] = []
  for (const [index, record] of records.entries())
    if (record.length !== columns.length)
      faults.push({
        file,
        line: lineOf(index + 1),
        message: `The row has ${record.length} cells, the table has ${columns.length} columns. Put cells with a comma in them in double quotes.`,
      })
  for (const [index, column] of columns.entries())
    if (column === '' || columns.indexOf(column) !== index)
      faults.push({
        file,
        line: lineOf(0),
        message: column === '' ? `Column ${index + 1} has no name.` : `There are two columns '${column}'.`,
      })
  const cells = (record: string[]) => {
    const filled: Record<string, string> = {}
    for (const [index, column] of columns.entries()) if (record[index]) filled[column] = record[index]
    return filled
  }
  const rows = records.map((record, index) => ({ line: () => lineOf(index + 1), cells: cells(record) }))
  return {
    table: { columns, rows, sources: sourcesLine.exec(text)?.[1]?.trim(), headerLine: () => lineOf(0) },
    faults,
  }
}

/** Reads a CSV table: UTF-8, commas, cells in double quotes where needed, lines that begin with # are comments. */
export function readTable(file: string, text: string): { table?: Table; faults: Fault[] } {
  try {
    return tableOf(file, text)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return {
      faults: [{ file, line: Number((error as { lines?: number }).lines ?? 1), message: error.message }],
    }
  }
}
