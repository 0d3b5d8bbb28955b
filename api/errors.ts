/**
 * Every failure that a caller can meet, in one place: its code, what it says, and what to do about it.
 *
 * A `Failure` ends a request (or the start of the server). A `Problem` is one fault in a piece of input;
 * a changeset or a data file is refused with all its problems at once.
 */

/** The codes of failures: stable, part of the public API. */
export const failureCodes = {
  BAD_INPUT: 'An argument is not of the form that is asked for.',
  INVALID_CHANGESET: 'One or more operations of a changeset are not valid; nothing was applied.',
  CONFLICT: 'Something changed since it was read; nothing was applied.',
  IDEMPOTENCY_MISMATCH: 'The idempotency key was used before, for another changeset.',
  NOT_FOUND: 'There is nothing under this name.',
  TIMEOUT: 'The work took longer than its time limit and was stopped.',
  CANCELLED: 'The caller went away, so the work was stopped.',
  TOO_MUCH_WORK: 'The question needs more work than is allowed.',
  STORE_UNAVAILABLE: 'The store does not answer.',
  STORE_BUSY: 'The store is locked by another program.',
  STORE_READ_ONLY: 'The store can be read but not written.',
  STORE_FULL: 'There is no room left for the store to write.',
  STORE_CORRUPT: 'The store is damaged.',
  STORE_NEWER: 'The store was written by a newer version of Concord.',
  STORE_WRONG_VERSION: 'The database server is of a version that Concord does not work with.',
  STORE_REFUSED: 'The database server refused the user name or the password.',
  STORE_MISSING: 'The folder or the database that was named does not exist.',
  STORE_FAULT: 'The store failed in a way that was not foreseen.',
  BAD_SETTING: 'A setting is missing or not valid.',
  UNAUTHORIZED: 'This needs the right to edit.',
  PORT_TAKEN: 'The port is used by another program.',
  INVALID_MODEL: 'The model contradicts itself.',
  INVALID_DATA: 'The files of data/ contain something that is not valid.',
  DEPTH_LIMIT: 'The query is nested more deeply than is allowed.',
  COST_LIMIT: 'The query would cost more than is allowed.',
  ALIAS_LIMIT: 'The query has more aliases than are allowed.',
  ROOT_FIELD_LIMIT: 'The query has more root fields than are allowed.',
  DIRECTIVE_LIMIT: 'The query has more directives than are allowed.',
  FILTER_LIMIT: 'The filter has more in it than is allowed.',
  INPUT_LIMIT: 'The arguments hold more values, or are nested more deeply, than is allowed.',
  TOKEN_LIMIT: 'The query is longer than is allowed.',
  BODY_LIMIT: 'The request is larger than is allowed.',
  BATCH_REFUSED: 'Several operations in one request are not taken.',
  UNTRUSTED_DOCUMENT: 'This server answers only the documents of its manifest.',
  UNSUPPORTED_MEDIA_TYPE: 'The body of a request must be JSON.',
  BUSY: 'As much of this is under way as is allowed.',
  INTERNAL: 'Something failed on the server. It was logged.',
} as const

/** The code of a failure. */
export type FailureCode = keyof typeof failureCodes

/** What a failure carries beside its code and message. */
export interface FailureDetails {
  /** What the caller can do about it, one sentence. */
  hint?: string
  /** Whole seconds after which the same call may succeed; absent where trying again does not help. */
  retryAfter?: number
  /** The faults of the input, where the failure is about input. */
  problems?: readonly Problem[]
  /** Values that name the limit, the value, the subject; safe to show. */
  data?: Readonly<Record<string, unknown>>
  /** The error underneath; logged, never shown to callers. */
  cause?: unknown
}

/** A failure that a caller can meet. `message` and `hint` are written for people. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: FailureCode
  readonly hint: string | undefined
  readonly retryAfter: number | undefined
  readonly problems: readonly Problem[]
  readonly data: Readonly<Record<string, unknown>>

  constructor(code: FailureCode, message: string = failureCodes[code], details: FailureDetails = {}) {
    super(message, { cause: details.cause })
    this.code = code
    this.hint = details.hint
    this.retryAfter = details.retryAfter
    this.problems = details.problems ?? []
    this.data = details.data ?? {}
  }
}

/** The codes of problems: what can be wrong with one piece of input. */
export const problemCodes = {
  MISSING: 'A required value is not there.',
  UNKNOWN_KIND: 'There is no such kind.',
  UNKNOWN_RELATION_TYPE: 'There is no such relation type.',
  UNKNOWN_PROPERTY: 'The kind or relation type has no such property.',
  UNKNOWN_FIELD: 'There is no such field here.',
  UNKNOWN_ENTRY: 'There is no such entry.',
  UNKNOWN_RELATION: 'There is no such relation.',
  NOT_A_SOURCE: 'A citation must name an entry of the kind Source.',
  BAD_ID: 'An id is not of the form that is asked for.',
  BAD_VALUE: 'A value is not of the form that is asked for.',
  WRONG_END: 'The relation type does not join entries of these kinds.',
  NOT_DATED: 'Relations of this type have no dates.',
  DATES_REVERSED: 'The end lies before the beginning.',
  SPELLS_OVERLAP: 'Two stretches of one relation overlap.',
  EXISTS: 'There is something under this id already.',
  NAMED_TWICE: 'The changeset names the same thing in two operations.',
  DIFFERENT_KINDS: 'Only entries of one kind can be merged.',
  SELF_MERGE: 'An entry cannot be merged into itself.',
  REVISION_CHANGED: 'Somebody changed it since it was read.',
  GONE: 'It was deleted or merged since it was read.',
  CHANGED_SINCE: 'It was changed again by a later changeset.',
  NO_CONTENT: 'There is nothing in it.',
} as const

/** The code of a problem. */
export type ProblemCode = keyof typeof problemCodes

/** One fault in a piece of input. */
export interface Problem {
  code: ProblemCode
  /** Where: the steps from the top of the input, such as `['operations', 3, 'properties', 'founded']`. */
  path: readonly (string | number)[]
  /** What is wrong and what would be right, one or two sentences. */
  message: string
  /** The id under which there is no entry. */
  unknown?: string
}

/** Makes a failure of any thrown value, keeping failures as they are. */
export function asFailure(thrown: unknown, code: FailureCode = 'INTERNAL'): Failure {
  if (thrown instanceof Failure) return thrown
  return new Failure(code, failureCodes[code], { cause: thrown })
}

/** Whether a failure is of the store: what it says is for operators, who read it in the log. */
export function isOfStore({ code }: Failure): boolean {
  return code.startsWith('STORE_')
}

/** What callers may see of a failure: of the store's, neither where it is nor what it said. */
export function shownOf(failure: Failure): Failure {
  if (!isOfStore(failure)) return failure
  return new Failure(failure.code, failureCodes[failure.code], { retryAfter: failure.retryAfter })
}

/** A failure on its way between threads: an error's class does not survive the way. */
export interface PlainFailure {
  readonly code: FailureCode
  readonly message: string
  readonly hint: string | undefined
  readonly retryAfter: number | undefined
  readonly problems: readonly Problem[]
  readonly data: Readonly<Record<string, unknown>>
  readonly cause: string | undefined
}

/** Takes a failure apart. */
export function plainFailure({
  code,
  message,
  hint,
  retryAfter,
  problems,
  data,
  cause,
}: Failure): PlainFailure {
  return {
    code,
    message,
    hint,
    retryAfter,
    problems,
    data,
    cause: cause instanceof Error ? (cause.stack ?? cause.message) : undefined,
  }
}

/** Puts a failure together again. */
export function failureOf({ code, message, ...details }: PlainFailure): Failure {
  return new Failure(code, message, details)
}
