import { CsvError, parse } from 'csv-parse/sync'
import type { Fault } from './origin.ts'

/** A row of a table: its cells by column, those that are empty left out, and its line. */
export interface Row {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** A table: its columns, its rows, and the sources that a first line `# sources: …` names for all rows. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
  readonly sources: string | undefined
  /** The line on which the columns stand. */
  readonly headerLine: number
}

const sourcesLine = /^#\s*sources:\s*(.+)$/m

function parseRows(text: string): { record: string[]; info: { lines: number } }[] {
  return parse(text, {
    bom: true,
    info: true,
    comment: '#',
    comment_no_infix: true,
    skip_empty_lines: true,
    relax_column_count: true,
    trim: true,
  }) as unknown as {
    record: string[]
    info: { lines: number }
  }[]
}

/** Reads a CSV table: UTF-8, commas, cells in double quotes where needed, lines that begin with # are comments. */
export function readTable(file: string, text: string): { table?: Table; faults: Fault[] } {
  try {
    const [header, ...rows] = parseRows(text)
    if (!header)
      return {
        faults: [{ file, line: 1, message: 'The table is empty: its first row must name the columns.' }],
      }
    const columns = header.record
    const faults: Fault[] = rows
      .filter(({ record }) => record.length !== columns.length)
      .map(({ record, info }) => ({
        file,
        line: info.lines,
        message: `The row has ${record.length} cells, the table has ${columns.length} columns. Put cells with a comma in them in double quotes.`,
      }))
    for (const [index, column] of columns.entries())
      if (column === '' || columns.indexOf(column) !== index)
        faults.push({
          file,
          line: header.info.lines,
          message: column === '' ? `Column ${index + 1} has no name.` : `There are two columns '${column}'.`,
        })
    const cells = (record: string[]) =>
      Object.fromEntries(columns.flatMap((column, index) => (record[index] ? [[column, record[index]]] : [])))
    const read = rows.map(({ record, info }) => ({
      line: info.lines - (record.join('').match(/\n/g)?.length ?? 0),
      cells: cells(record),
    }))
    return {
      table: {
        columns,
        rows: read,
        sources: sourcesLine.exec(text)?.[1]?.trim(),
        headerLine: header.info.lines,
      },
      faults,
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return {
      faults: [{ file, line: Number((error as { lines?: number }).lines ?? 1), message: error.message }],
    }
  }
}
