import type { Client } from 'urql'
import { csvOf } from '../explorer/exports/csv.ts'
import { type BrowseRow, everOf, type ListAnswer, type ListWanted, listQuery } from './query.ts'
import type { BrowseColumn } from './state.ts'

function countIn(row: BrowseRow, field: string): number | null {
  const connection = row[field] as { readonly totalCount: number | null } | null | undefined
  return connection?.totalCount ?? null
}

/** Whether a row has no relation of a counted field on any day: that does not say that there is none in the world. */
export function hasNoneRecorded(row: BrowseRow, { name, isNumber }: BrowseColumn): boolean {
  return isNumber && countIn(row, everOf(name)) === 0
}

/** What stands in a cell of a list; nothing where nothing is recorded. */
export function cellOf(row: BrowseRow, column: BrowseColumn): string {
  const { name, isNumber } = column
  if (isNumber) return hasNoneRecorded(row, column) ? '' : String(countIn(row, name) ?? '')
  return row.facts.find(({ property }) => property === name)?.values.join('; ') ?? ''
}

/** All that a list means as CSV, however long it is. Fails with what the API answers. */
export async function csvOfList(client: Client, wanted: ListWanted): Promise<string> {
  const query = listQuery({ ...wanted, first: 100 })
  const columns = wanted.columns.filter(({ name }) => wanted.state.columns.includes(name))
  const rows: BrowseRow[] = []
  let after: string | null = null
  do {
    const { data, error } = await client.query<ListAnswer>(query, { after }).toPromise()
    if (!data?.list) throw error ?? new Error('The list did not come.')
    rows.push(...data.list.edges.flatMap(({ node }) => (node ? [node] : [])))
    after = data.list.pageInfo.hasNextPage ? data.list.pageInfo.endCursor : null
  } while (after)
  return csvOf(
    ['id', 'name', ...columns.map(({ name }) => name)],
    rows.map((row) => [row.id, row.name, ...columns.map((column) => cellOf(row, column))]),
  )
}
