/** How many items are written at once: a text for each would cost more than what is in it. */
const batchSize = 250

/** Gathers items, so that what writes them is called once for many. */
export async function* inBatches<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
