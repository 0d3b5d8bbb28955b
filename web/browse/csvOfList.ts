import type { Client } from 'urql'
import { csvOf } from '../explorer/exports/csv.ts'
import { type BrowseRow, type ListAnswer, type ListWanted, listQuery } from './query.ts'
import type { BrowseColumn } from './state.ts'

/** What stands in a cell of a list. */
export function cellOf(row: BrowseRow, { name, isNumber }: BrowseColumn): string {
  if (isNumber) {
    const connection = row[name] as { readonly totalCount: number | null } | null | undefined
    return String(connection?.totalCount ?? '')
  }
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
