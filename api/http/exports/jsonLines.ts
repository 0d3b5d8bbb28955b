import type { Relation } from '../../model/domain.ts'
import { inBatches } from './batches.ts'

/** What the store works out of the ends of a relation is no part of it. */
const workedOut: ReadonlySet<string> = new Set<keyof Relation>(['endsExistFrom', 'endsExistUntil'])

const said = (name: string, value: unknown) => (workedOut.has(name) ? undefined : value)

/** One item on each line, with everything that is known of it. */
export async function* jsonLines(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const batch of inBatches(items))
    yield batch.map((item) => `${JSON.stringify(item, said)}\n`).join('')
}
