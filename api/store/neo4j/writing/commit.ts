import { randomUUID } from 'node:crypto'
import neo4j from 'neo4j-driver'
import { Failure } from '../../../errors.ts'
import { readOperations } from '../../../model/check.ts'
import type { Changeset, Operation } from '../../../model/domain.ts'
import { changesetDigest } from '../../changeset/digest.ts'
import { planChangeset } from '../../changeset/plan.ts'
import { refuseIfAny } from '../../changeset/refusal.ts'
import type { CommitResult } from '../../port.ts'
import type { Connection, Writing } from '../connection.ts'
import type { Records } from '../records.ts'
import type { Stored } from '../values.ts'
import type { Work } from '../work.ts'
import { EffectsWriter } from './effects.ts'
import { TouchedReader } from './touched.ts'

/** A changeset whose operations have not been looked at. */
export type UncheckedChangeset = Omit<Changeset, 'operations'> & { readonly operations: readonly unknown[] }

interface Commit {
  readonly changeset: UncheckedChangeset
  readonly operations: readonly Operation[]
  readonly digest: string
  /** Names this one call, so that a try whose answer was lost on the way is not made twice. */
  readonly id: string
}

/** Commits queue at this write lock, which makes dataset versions gapless: nothing is read before it is held. */
const lock =
  'MATCH (d:Dataset {id: $dataset}) SET d.locked = true ' +
  'WITH d OPTIONAL MATCH (same:Changeset {idempotencyKey: $key}) ' +
  'WITH d, same OPTIONAL MATCH (again:Changeset {commit: $commit}) ' +
  'RETURN d.version AS version, properties(same) AS same, properties(again) AS again'

const finish =
  'MATCH (d:Dataset {id: $dataset}) SET d.version = $version CREATE (c:Changeset) SET c = $record'

const dataset = 'concord'

function resultOf({ version, entries, relations }: Stored, repeated: boolean): CommitResult {
  return {
    version: version as number,
    entries: entries as number,
    relations: relations as number,
    repeated,
  }
}

async function commitOnce(transaction: Writing, records: Records, commit: Commit): Promise<CommitResult> {
  const { changeset, operations, digest, id } = commit
  const { author, summary, idempotencyKey } = changeset
  // Sent together, done in this order.
  const [[locked], touched] = await Promise.all([
    transaction.run({
      text: lock,
      parameters: { dataset, key: idempotencyKey ?? null, commit: transaction.attempt > 1 ? id : null },
    }),
    new TouchedReader(transaction, records).read(operations),
  ])
  if (!locked) throw new Failure('STORE_FAULT', 'The database has lost the count of its versions.')
  const [same, again] = [locked.get('same') as Stored | null, locked.get('again') as Stored | null]
  if (again) return resultOf(again, false)
  if (same && same.digest !== digest)
    throw new Failure('IDEMPOTENCY_MISMATCH', undefined, {
      data: { version: same.version },
      hint: 'Use a new key for a new changeset.',
    })
  if (same) return resultOf(same, true)
  const version = (locked.get('version') as number) + 1
  const effects = planChangeset(operations, touched, version, records.names.model)
  const entries = effects.filter(({ subject }) => subject === 'entry').length
  const result = { version, entries, relations: effects.length - entries, repeated: false }
  const record = {
    version: neo4j.int(version),
    author,
    summary,
    time: changeset.time ?? new Date().toISOString(),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    digest,
    commit: id,
    entries: neo4j.int(entries),
    relations: neo4j.int(result.relations),
  }
  await Promise.all([
    new EffectsWriter(transaction, records, touched, version).write(effects),
    transaction.run({ text: finish, parameters: { dataset, version: neo4j.int(version), record } }),
  ])
  return result
}

/**
 * Applies a changeset in one transaction.
 * @throws {Failure} INVALID_CHANGESET, CONFLICT, IDEMPOTENCY_MISMATCH, STORE_…
 */
export async function commitChangeset(
  connection: Connection,
  records: Records,
  changeset: UncheckedChangeset,
  work: Work,
): Promise<CommitResult> {
  const { operations, problems } = readOperations(changeset.operations, records.names.model)
  refuseIfAny(problems)
  const commit: Commit = {
    changeset,
    operations: operations as readonly Operation[],
    digest: changesetDigest(changeset),
    id: randomUUID(),
  }
  return connection.write((transaction) => commitOnce(transaction, records, commit), work)
}
