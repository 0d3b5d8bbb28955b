import { Failure } from '../../errors.ts'
import { readOperations } from '../../model/check.ts'
import type { Operation } from '../../model/domain.ts'
import type { Ontology } from '../../model/ontology.ts'
import type { UncheckedChangeset } from '../port.ts'
import { changesetDigest } from './digest.ts'
import { refuseIfAny } from './refusal.ts'

/** A changeset whose operations are those of the model. */
export interface SoundChangeset {
  readonly changeset: UncheckedChangeset
  readonly operations: readonly Operation[]
  /** Of what it says, to be compared under the same idempotency key; empty without one. */
  readonly digest: string
}

/**
 * Checks the operations of a changeset against the model.
 * @throws {Failure} INVALID_CHANGESET with every problem
 */
export function soundChangeset(changeset: UncheckedChangeset, model: Ontology): SoundChangeset {
  const { operations, problems } = readOperations(changeset.operations, model)
  refuseIfAny(problems)
  const digest = changeset.idempotencyKey === undefined ? '' : changesetDigest(changeset)
  return { changeset, operations: operations as readonly Operation[], digest }
}

/** The failure of a changeset that stands under an idempotency key of another. */
export function keyMismatch(version: number): Failure {
  return new Failure('IDEMPOTENCY_MISMATCH', undefined, {
    data: { version },
    hint: 'Use a new key for a new changeset.',
  })
}

/** What is said of a changeset itself; all else is said of the store, and ends the work on the others too. */
const refusals: ReadonlySet<unknown> = new Set(['INVALID_CHANGESET', 'CONFLICT', 'IDEMPOTENCY_MISMATCH'])

/** What the work gives, or the failure with which it refuses a changeset: others may be applied nevertheless. */
export function orRefusal<Result>(work: () => Result): Result | Failure {
  try {
    return work()
  } catch (error) {
    if (error instanceof Failure && refusals.has(error.code)) return error
    throw error
  }
}
