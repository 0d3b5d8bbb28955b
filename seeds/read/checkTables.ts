import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../../api/errors.ts'
import { formatFault } from './origin.ts'
import { type Row, readTable } from './table.ts'

/** The tables beside the content: they say how it is checked, and are not content themselves. */
export const checkTables = ['coverage.csv', 'totals.csv', 'differences.csv'] as const

/**
 * Reads one of the tables beside the content.
 * @param columns those that it must have
 * @throws {Failure} INVALID_DATA if it is not there, cannot be read or lacks a column
 */
export function readCheckTable<Column extends string>(
  folder: string,
  name: (typeof checkTables)[number],
  columns: readonly Column[],
): readonly (Row & { readonly cells: Readonly<Partial<Record<Column, string>>> })[] {
  const path = join(folder, name)
  const file = `data/${name}`
  if (!existsSync(path)) throw new Failure('INVALID_DATA', `${file} is not there.`)
  const { table, faults } = readTable(file, readFileSync(path, 'utf8'))
  const missing = columns.filter((column) => !table?.columns.includes(column))
  const lines = [
    ...faults.map(formatFault),
    ...missing.map((column) => `${file}:1: The column '${column}' is missing.`),
  ]
  if (!table || lines.length > 0) throw new Failure('INVALID_DATA', lines.join('\n'))
  return table.rows as readonly (Row & { cells: Readonly<Partial<Record<Column, string>>> })[]
}
