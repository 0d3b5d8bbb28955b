import { Failure } from '../../../errors.ts'
import { readOperations } from '../../../model/check.ts'
import type { Operation } from '../../../model/domain.ts'
import { changesetDigest } from '../../changeset/digest.ts'
import { planChangeset } from '../../changeset/plan.ts'
import { refuseIfAny } from '../../changeset/refusal.ts'
import type { CommitResult, GraphStore } from '../../port.ts'
import type { Session } from '../session.ts'
import { EffectWriter } from './applyEffects.ts'
import { StoredSubjects } from './subjects.ts'

/** A changeset as it comes in. */
export type WrittenChangeset = Parameters<GraphStore['commit']>[0]

interface Standing {
  version: number
  next_entry: number
  next_relation: number
}

function repeated(
  { database }: Session,
  { idempotencyKey }: WrittenChangeset,
  digest: string,
): CommitResult | undefined {
  if (idempotencyKey === undefined) return undefined
  const row = database.get<{ version: number; digest: string; entries: number; relations: number }>(
    'SELECT version, digest, entries, relations FROM changeset WHERE idempotency_key = ?',
    idempotencyKey,
  )
  if (!row) return undefined
  if (row.digest !== digest)
    throw new Failure('IDEMPOTENCY_MISMATCH', undefined, {
      data: { version: row.version },
      hint: 'Use a new key for a new changeset.',
    })
  return { version: row.version, entries: row.entries, relations: row.relations, repeated: true }
}

function apply(
  session: Session,
  changeset: WrittenChangeset,
  operations: readonly Operation[],
  digest: string,
): CommitResult {
  const { database, model } = session
  const standing = database.get<Standing>(
    'SELECT version, next_entry, next_relation FROM dataset',
  ) as Standing
  const version = standing.version + 1
  const subjects = new StoredSubjects(session)
  const effects = planChangeset(operations, subjects, version, model)
  const writer = new EffectWriter(session, subjects, version, {
    entry: standing.next_entry,
    relation: standing.next_relation,
  })
  const next = writer.write(effects)
  const entries = effects.filter(({ subject }) => subject === 'entry').length
  const relations = effects.length - entries
  database.run(
    `INSERT INTO changeset (version, author, summary, time, idempotency_key, digest, entries, relations, first_entry, first_relation)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    version,
    changeset.author,
    changeset.summary,
    changeset.time ?? new Date().toISOString(),
    changeset.idempotencyKey ?? null,
    digest,
    entries,
    relations,
    standing.next_entry,
    standing.next_relation,
  )
  database.run(
    'UPDATE dataset SET version = ?, next_entry = ?, next_relation = ?',
    version,
    next.entry,
    next.relation,
  )
  return { version, entries, relations, repeated: false }
}

/** Applies a changeset as one, or not at all. */
export function commit(session: Session, changeset: WrittenChangeset): CommitResult {
  const { operations, problems } = readOperations(changeset.operations, session.model)
  refuseIfAny(problems)
  const digest = changeset.idempotencyKey === undefined ? '' : changesetDigest(changeset)
  return session.database.transaction(
    () =>
      repeated(session, changeset, digest) ?? apply(session, changeset, operations as Operation[], digest),
  )
}
