import { createHash } from 'node:crypto'

/** A fingerprint of a changeset's content: tells a repeated commit from another one under the same idempotency key. */
export function changesetDigest({
  author,
  summary,
  operations,
}: {
  author: string
  summary: string
  operations: readonly unknown[]
}): string {
  const hash = createHash('sha256').update(JSON.stringify([author, summary]))
  for (const operation of operations) hash.update(JSON.stringify(operation))
  return hash.digest('base64url')
}
