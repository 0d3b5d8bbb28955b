import { randomUUID } from 'node:crypto'
import neo4j from 'neo4j-driver'
import { Failure } from '../../../errors.ts'
import type { Outcome } from '../../changeset/CommitQueue.ts'
import { planChangeset } from '../../changeset/plan.ts'
import { keyMismatch, orRefusal, type SoundChangeset, soundChangeset } from '../../changeset/sound.ts'
import { ChangedSoFar } from '../../changeset/touched.ts'
import type { CommitResult, UncheckedChangeset } from '../../port.ts'
import type { Connection, Writing } from '../connection.ts'
import type { Records } from '../records.ts'
import type { Stored } from '../values.ts'
import type { Work } from '../work.ts'
import { EffectsWriter, type Happening } from './effects.ts'
import { TouchedReader, type TouchedThere } from './touched.ts'

/** A changeset with a name for this one call, so that a try whose answer was lost on the way is not made twice. */
interface Call extends SoundChangeset {
  readonly id: string
}

/** What is stored of a changeset that a call has made, and of one that has its idempotency key. */
interface Earlier {
  readonly again: Stored | null
  readonly same: Stored | null
}

/** Commits queue at this write lock, which makes dataset versions gapless: nothing is read before it is held. */
const lock =
  'MATCH (d:Dataset {id: $dataset}) SET d.locked = true ' +
  'WITH d UNWIND $asked AS asked ' +
  'OPTIONAL MATCH (same:Changeset {idempotencyKey: asked[1]}) ' +
  'OPTIONAL MATCH (again:Changeset {commit: asked[2]}) ' +
  'RETURN d.version AS version, asked[0] AS call, properties(same) AS same, properties(again) AS again'

const finish =
  'MATCH (d:Dataset {id: $dataset}) SET d.version = $version ' +
  'WITH d UNWIND $records AS record CREATE (c:Changeset) SET c = record'

const dataset = 'concord'

function resultOf({ version, entries, relations }: Stored, repeated: boolean): CommitResult {
  return {
    version: version as number,
    entries: entries as number,
    relations: relations as number,
    repeated,
  }
}

/** The result of a changeset that was applied before, if it was. */
function earlierResult({ again, same }: Earlier, digest: string): CommitResult | undefined {
  if (again) return resultOf(again, false)
  if (same && same.digest !== digest) throw keyMismatch(same.version as number)
  return same ? resultOf(same, true) : undefined
}

/** Commits changesets in one transaction. Made for one try. */
class Group {
  private readonly transaction: Writing
  private readonly records: Records
  private version = 0
  private readonly happenings: Happening[] = []
  private readonly applied: Stored[] = []
  /** All is read before anything is changed, so what those before have changed would have to be read again. */
  private readonly changed = new ChangedSoFar()

  constructor(transaction: Writing, records: Records) {
    this.transaction = transaction
    this.records = records
  }

  async commit(calls: readonly (Call | Failure)[]): Promise<(Outcome | undefined)[]> {
    const { transaction, records } = this
    const sound = calls.flatMap((call) => (call instanceof Failure ? [] : [call]))
    const asked = sound.map(({ changeset, id }) => [
      id,
      changeset.idempotencyKey ?? null,
      transaction.attempt > 1 ? id : null,
    ])
    // Sent together, done in this order.
    const [locked, touched] = await Promise.all([
      transaction.run({ text: lock, parameters: { dataset, asked } }),
      new TouchedReader(transaction, records).read(sound.flatMap(({ operations }) => operations)),
    ])
    const [first] = locked
    if (!first) throw new Failure('STORE_FAULT', 'The database has lost the count of its versions.')
    this.version = first.get('version') as number
    const earlier = new Map(locked.map((row) => [row.get('call') as string, row.toObject() as Earlier]))
    const ends = calls.map((call) =>
      call instanceof Failure ? call : orRefusal(() => this.one(call, touched, earlier.get(call.id))),
    )
    await this.write(touched)
    return ends.map((end) => (end instanceof Failure ? { failure: end } : end && { result: end }))
  }

  private one(call: Call, touched: TouchedThere, earlier: Earlier | undefined): CommitResult | undefined {
    const { changeset, operations, digest, id } = call
    const { author, summary, idempotencyKey } = changeset
    const result = earlier && earlierResult(earlier, digest)
    if (result) return result
    if (this.changed.concerns(operations, idempotencyKey)) {
      // Nothing that touches the same may overtake it.
      this.changed.reserve(operations, idempotencyKey)
      return undefined
    }
    const version = this.version + 1
    const effects = planChangeset(operations, touched, version, this.records.names.model)
    const entries = effects.filter(({ subject }) => subject === 'entry').length
    const relations = effects.length - entries
    this.version = version
    this.changed.add(effects, idempotencyKey)
    for (const effect of effects) this.happenings.push({ ...effect, version })
    this.applied.push({
      version: neo4j.int(version),
      author,
      summary,
      time: changeset.time ?? new Date().toISOString(),
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      digest,
      commit: id,
      entries: neo4j.int(entries),
      relations: neo4j.int(relations),
    })
    return { version, entries, relations, repeated: false }
  }

  private async write(touched: TouchedThere): Promise<void> {
    if (this.applied.length === 0) return
    const parameters = { dataset, version: neo4j.int(this.version), records: this.applied }
    await Promise.all([
      new EffectsWriter(this.transaction, this.records, touched).write(this.happenings),
      this.transaction.run({ text: finish, parameters }),
    ])
  }
}

/**
 * Applies changesets in one transaction, each as one or not at all.
 * @returns what became of each, in their order; undefined for one that touches what those before it change
 * @throws {Failure} STORE_…, CANCELLED or TIMEOUT, if none was applied
 */
export async function commitChangesets(
  connection: Connection,
  records: Records,
  changesets: readonly UncheckedChangeset[],
  work: Work,
): Promise<readonly (Outcome | undefined)[]> {
  const calls = changesets.map((changeset) =>
    orRefusal((): Call => ({ ...soundChangeset(changeset, records.names.model), id: randomUUID() })),
  )
  const refused = calls.flatMap((call) => (call instanceof Failure ? [{ failure: call }] : []))
  if (refused.length === calls.length) return refused
  return connection.write((transaction) => new Group(transaction, records).commit(calls), work)
}
