import { inBatches } from './batches.ts'

/** One item on each line, with everything that is known of it. */
export async function* jsonLines(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const batch of inBatches(items)) yield batch.map((item) => `${JSON.stringify(item)}\n`).join('')
}
