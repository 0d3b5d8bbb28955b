import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { readCheckTable } from '../read/checkTables.ts'
import type { Content } from './content.ts'

/** The reading lists, with what tells their rows apart; relations have no ids, so their rows are counted from 1. */
const lists = { checklist: 'id', relations: undefined, glossary: 'term', learning: 'id' } as const
type List = keyof typeof lists

/** Where each row of the reading lists stands in the content, and what is wrong with that. */
export interface Coverage {
  /** How many rows of each list have a place. */
  readonly placed: Readonly<Record<string, number>>
  /** Rows that lead to an entry that is not there, or that name no list. */
  readonly faults: readonly string[]
  /** Rows of the lists that have no place; undefined where the lists are not on this machine. */
  readonly missing: readonly string[] | undefined
}

function rowsOf(folder: string, list: List): string[] {
  const rows = parse(readFileSync(join(folder, `${list}.tsv`), 'utf8'), {
    delimiter: '\t',
    columns: true,
    quote: null,
    relax_column_count: true,
  }) as Record<string, string>[]
  const key = lists[list]
  return rows.map((row, index) => `${list},${key ? row[key] : index + 1}`)
}

/**
 * Looks whether each row of the reading lists has its place.
 * @param listsFolder where the lists are, if they are on this machine
 */
export function findCoverage(folder: string, content: Content, listsFolder: string): Coverage {
  const placed: Record<string, number> = {}
  const faults: string[] = []
  const known = new Set<string>()
  for (const { line, cells } of readCheckTable(folder, 'coverage.csv', ['list', 'row', 'entry', 'place'])) {
    const { list = '', row = '', entry = '', place } = cells
    const at = `data/coverage.csv:${line}:`
    if (!(list in lists)) faults.push(`${at} There is no list '${list}'.`)
    if (!content.byId.has(entry)) faults.push(`${at} There is no entry '${entry}'.`)
    if (!place) faults.push(`${at} It does not say where in the entry.`)
    const key = `${list},${row}`
    if (!known.has(key)) placed[list] = (placed[list] ?? 0) + 1
    known.add(key)
  }
  const missing = existsSync(listsFolder)
    ? (Object.keys(lists) as List[])
        .flatMap((list) => rowsOf(listsFolder, list))
        .filter((row) => !known.has(row))
    : undefined
  return { placed, faults, missing }
}
