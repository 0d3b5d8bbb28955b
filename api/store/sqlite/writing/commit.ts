import { Failure, type PlainFailure, plainFailure } from '../../../errors.ts'
import type { Effect } from '../../changeset/effects.ts'
import { planChangeset } from '../../changeset/plan.ts'
import { keyMismatch, orRefusal, type SoundChangeset, soundChangeset } from '../../changeset/sound.ts'
import type { CommitResult, UncheckedChangeset } from '../../port.ts'
import type { Session } from '../session.ts'
import { EffectWriter } from './applyEffects.ts'
import { StoredSubjects } from './subjects.ts'

interface Standing {
  version: number
  next_entry: number
  next_relation: number
}

/** What a changeset will do, and from where it begins. */
interface Planned {
  readonly standing: Standing
  readonly subjects: StoredSubjects
  readonly effects: readonly Effect[]
}

/** What became of one changeset of several, as it goes from thread to thread. */
export type PlainOutcome = { readonly result: CommitResult } | { readonly failure: PlainFailure }

function repeated(
  { database }: Session,
  { changeset: { idempotencyKey }, digest }: SoundChangeset,
): CommitResult | undefined {
  if (idempotencyKey === undefined) return undefined
  const row = database.get<{ version: number; digest: string; entries: number; relations: number }>(
    'SELECT version, digest, entries, relations FROM changeset WHERE idempotency_key = ?',
    idempotencyKey,
  )
  if (!row) return undefined
  if (row.digest !== digest) throw keyMismatch(row.version)
  return { version: row.version, entries: row.entries, relations: row.relations, repeated: true }
}

function plan(session: Session, { operations }: SoundChangeset): Planned {
  const standing = session.database.get<Standing>(
    'SELECT version, next_entry, next_relation FROM dataset',
  ) as Standing
  const subjects = new StoredSubjects(session)
  const effects = planChangeset(operations, subjects, standing.version + 1, session.model)
  return { standing, subjects, effects }
}

function apply(
  session: Session,
  { changeset, digest }: SoundChangeset,
  { standing, subjects, effects }: Planned,
): CommitResult {
  const { database } = session
  const version = standing.version + 1
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

/** Refused is only what nothing was written of; a failure while writing is one of all that are written together. */
function commitOne(session: Session, sound: SoundChangeset): CommitResult | Failure {
  const found = orRefusal(() => repeated(session, sound) ?? plan(session, sound))
  return 'effects' in found ? apply(session, sound, found) : found
}

/**
 * Applies changesets in one transaction, one after the other, each as one or not at all.
 * @returns what became of each, in their order
 * @throws {Failure} STORE_…, CANCELLED or TIMEOUT, if none was applied
 */
export function commit(session: Session, changesets: readonly UncheckedChangeset[]): PlainOutcome[] {
  const sound = changesets.map((changeset) => orRefusal(() => soundChangeset(changeset, session.model)))
  const commitAll = () => sound.map((each) => (each instanceof Failure ? each : commitOne(session, each)))
  const isWorthWriting = sound.some((each) => !(each instanceof Failure))
  const ends = isWorthWriting ? session.database.transaction(commitAll) : commitAll()
  return ends.map((end) => (end instanceof Failure ? { failure: plainFailure(end) } : { result: end }))
}
