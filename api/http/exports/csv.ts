import { stringify } from 'csv-stringify/sync'
import { inBatches } from './batches.ts'
import type { Column } from './columns.ts'

/**
 * A table as RFC 4180 has it, with a line of names. What a spreadsheet would take for a formula gets an apostrophe
 * before it.
 */
export async function* csv<Item>(
  items: AsyncIterable<Item>,
  columns: readonly Column<Item>[],
): AsyncGenerator<string> {
  const options = { record_delimiter: '\r\n', escape_formulas: true } as const
  yield stringify([columns.map(({ name }) => name)], options)
  for await (const batch of inBatches(items))
    yield stringify(
      batch.map((item) => columns.map(({ cell }) => cell(item))),
      options,
    )
}
